import { basename } from 'node:path';
import { UserError } from '../../ml/userError';

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long the server may send nothing. */
  readonly stallSeconds: number;
  /** The most bytes that the file may have; a server that sends more sends something else. */
  readonly largest: number;
  /** Bytes so far, and how many there will be where the server tells. */
  readonly onProgress: (received: number, length: number | null) => void;
}

/** A server's answer that is not the file, to be put after its name. */
export class RefusalError extends UserError {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Fetches an address piece by piece, as fast as the pieces are taken.
 *
 * @throws UserError that says what went wrong, to be put after the server's name; what `signal` was aborted with
 */
export async function* download(address: string, options: DownloadOptions): AsyncGenerator<Uint8Array> {
  const stall = new Watchdog(options.stallSeconds);
  const signals = [stall.signal, ...(options.signal === undefined ? [] : [options.signal])];
  try {
    const response = await fetch(address, { signal: AbortSignal.any(signals) });
    if (!response.ok || response.body === null) {
      // An answer that nobody reads keeps its connection open.
      await response.body?.cancel();
      throw refusal(response, address);
    }
    const length = contentLength(response);
    let received = 0;
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      received += piece.length;
      if (received > options.largest) {
        throw new UserError('what it sends is far too long to be that file.');
      }
      options.onProgress(received, length);
      stall.pause();
      yield piece;
      stall.reset();
    }
  } catch (error) {
    if (error instanceof UserError || options.signal?.aborted === true) throw error;
    if (stall.expired) {
      throw new UserError(`it sent nothing for ${options.stallSeconds} seconds.`, { cause: error });
    }
    throw new UserError(`${connectionProblem(error)}.`, { cause: error });
  } finally {
    stall.pause();
  }
}

function refusal({ status, statusText }: Response, address: string): RefusalError {
  const answer = `it answered ${status} ${statusText}`.trim();
  return new RefusalError(status, `${answer} to ${basename(new URL(address).pathname)}.`);
}

/** How many bytes the body will have, if the server tells and does not compress on the way. */
function contentLength(response: Response): number | null {
  const length = Number(response.headers.get('content-length') ?? NaN);
  return response.headers.has('content-encoding') || !(length > 0) ? null : length;
}

/** What a failed `fetch` says: its own message is "fetch failed", the reason lies in its cause. */
function connectionProblem(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name could not be looked up (no network?)';
  if (code === 'ECONNREFUSED') return 'it refused the connection';
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return 'it broke off the connection half-way';
  const message = cause instanceof Error ? cause.message : String(cause);
  // Proxies are the business of VS Code's `fetch`, which tells of their answers in words only.
  if (/\b407\b|proxy authentication/i.test(message)) {
    return 'the proxy asks for a user name and a password';
  }
  const reason = code ?? message;
  return reason === '' ? 'it could not be reached' : `it could not be reached (${reason})`;
}

/** Aborts its signal when `reset` has not been called for a while. */
class Watchdog {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(private readonly seconds: number) {
    this.timer = this.start();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get expired(): boolean {
    return this.controller.signal.aborted;
  }

  reset(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  pause(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(), this.seconds * 1000);
  }
}

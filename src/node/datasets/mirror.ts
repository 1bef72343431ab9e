import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../ml/userError';
import { readUserFile } from '../files/readUserFile';

/** No file of MNIST comes near it; a mirror that sends more sends something else. */
const LARGEST = 64 * 2 ** 20;

export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long nothing may arrive. */
  readonly stallSeconds: number;
  /** Bytes so far, and how many there will be where the mirror tells. */
  readonly onProgress: (received: number, length: number | null) => void;
}

/**
 * Fetches `<name>.gz` from a mirror; one that is a folder, not an address, may hold the file plain as well.
 *
 * @returns the file's bytes, gzipped or not, unverified
 * @throws UserError that says what went wrong, to be put after the mirror's name
 */
export async function fetchFromMirror(
  mirror: string,
  name: string,
  options: FetchOptions,
): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(mirror)) return readFromFolder(mirror, name);
  const stall = new Watch(options.stallSeconds);
  const signals = [stall.signal, ...(options.signal === undefined ? [] : [options.signal])];
  const address = `${mirror.replace(/\/?$/, '/')}${name}.gz`;
  try {
    const response = await fetch(address, { signal: AbortSignal.any(signals) });
    if (!response.ok || response.body === null) {
      throw new UserError(`it answered ${response.status} ${response.statusText}`.trim() + ` to ${name}.gz.`);
    }
    return await readBody(response.body, contentLength(response), stall, options);
  } catch (error) {
    if (error instanceof UserError || options.signal?.aborted === true) throw error;
    if (stall.expired) {
      throw new UserError(`it sent nothing for ${options.stallSeconds} seconds.`, { cause: error });
    }
    throw new UserError(`${connectionProblem(error)}.`, { cause: error });
  } finally {
    stall.end();
  }
}

async function readFromFolder(folder: string, name: string): Promise<Uint8Array> {
  const packed = join(folder, `${name}.gz`);
  return readUserFile(existsSync(packed) ? packed : join(folder, name));
}

/** How many bytes the body will have, if the mirror tells and does not compress on the way. */
function contentLength(response: Response): number | null {
  const length = Number(response.headers.get('content-length') ?? NaN);
  return response.headers.has('content-encoding') || !(length > 0) ? null : length;
}

async function readBody(
  body: ReadableStream<Uint8Array>,
  length: number | null,
  stall: Watch,
  { onProgress }: FetchOptions,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    stall.reset();
    chunks.push(part.value);
    received += part.value.length;
    if (received > LARGEST) {
      await reader.cancel();
      throw new UserError('what it sends is far too long to be that file.');
    }
    onProgress(received, length);
  }
  return Buffer.concat(chunks, received);
}

/** What a failed `fetch` says: its own message is "fetch failed", the reason lies in its cause. */
function connectionProblem(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name could not be looked up (no network?)';
  if (code === 'ECONNREFUSED') return 'it refused the connection';
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return 'it broke the connection off half-way';
  const message = cause instanceof Error ? cause.message : String(cause);
  return `it could not be reached (${code ?? message})`;
}

/** Aborts its signal when `reset` has not been called for a while. */
class Watch {
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

  end(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(), this.seconds * 1000);
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CancelledError, UserError } from '../ml/userError';
import type { HostToTrainer, TrainerToHost, TrainingJob, TrainingResult } from '../protocol/training';
import { cleanEnvironment } from './cleanEnvironment';

/**
 * How long a trainer that was asked to stop may take. One that trains stops within a step and puts away what it began;
 * one that still reads or makes its dataset hears of it only now and then, as between two of its sources, and has nothing
 * that could be lost.
 */
const GRACE_MILLISECONDS = { preparing: 300, training: 10_000 } as const;

/** How a training is followed, and stopped. */
export interface RunOptions {
  /** Gets everything that the trainer reports, in order. */
  readonly onMessage?: (message: TrainerToHost) => void;
  /** Aborting it stops the training; nothing is written then. */
  readonly signal?: AbortSignal;
}

/** A process that trains one model, so that nothing that happens to it takes this one along. */
export class TrainerProcess {
  private child: ChildProcess | null = null;
  private stopped = false;
  /** What the process is at. */
  private stage: keyof typeof GRACE_MILLISECONDS = 'preparing';

  /** @param distFolder the folder with the bundles, whose `trainer.js` is the process's program */
  constructor(private readonly distFolder: string) {}

  /** Of the process, while it runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /**
   * Trains a model; a `TrainerProcess` does so once.
   *
   * @throws UserError if the trainer says that it cannot, or its process ends before it is done; CancelledError if it
   * was stopped
   */
  async run(job: TrainingJob, { onMessage, signal }: RunOptions = {}): Promise<TrainingResult> {
    if (signal?.aborted === true) throw new CancelledError();
    const child = fork(join(this.distFolder, 'trainer.js'), [], {
      execArgv: [],
      env: cleanEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child = child;
    const stop = () => this.stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const ending = followToItsEnd(child, (message) => {
        if (message.type === 'data') this.stage = 'training';
        onMessage?.(message);
      });
      send(child, { type: 'start', job });
      return resultOf(await ending, this.stopped);
    } finally {
      signal?.removeEventListener('abort', stop);
      this.child = null;
    }
  }

  /** Ends the process at once. */
  dispose(): void {
    this.stopped = true;
    this.child?.kill('SIGKILL');
  }

  /** Asks the trainer to stop, and ends its process if it takes too long for what it is at. */
  private stop(): void {
    const { child } = this;
    if (child === null || this.stopped) return;
    this.stopped = true;
    send(child, { type: 'stop' });
    const killing = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS[this.stage]);
    child.once('exit', () => clearTimeout(killing));
  }
}

/** How a trainer's process ended. */
interface Ending {
  /** What the trainer said of it; `null` if it died before it could. */
  readonly outcome: Extract<TrainerToHost, { type: 'finished' | 'stopped' | 'failed' }> | null;
  /** For a sentence: "code 1", "signal SIGKILL". */
  readonly how: string;
  /** The end of what it wrote on standard error. */
  readonly complaints: string;
}

async function followToItsEnd(child: ChildProcess, onMessage: RunOptions['onMessage']): Promise<Ending> {
  let outcome: Ending['outcome'] = null;
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4000);
  });
  child.on('message', (message: TrainerToHost) => {
    if (message.type === 'finished' || message.type === 'stopped' || message.type === 'failed') {
      outcome = message;
    }
    onMessage?.(message);
  });
  try {
    // The last message may come after the process has gone, but not after its channel has.
    await Promise.all([once(child, 'close'), once(child, 'disconnect')]);
  } catch (cause) {
    throw new UserError(
      "The trainer's process could not be started. Close other programs or restart VS Code, then train again.",
      { cause },
    );
  }
  const how = child.signalCode === null ? `code ${String(child.exitCode)}` : `signal ${child.signalCode}`;
  return { outcome, how, complaints };
}

function resultOf({ outcome, how, complaints }: Ending, stopped: boolean): TrainingResult {
  switch (outcome?.type) {
    case 'finished': {
      const { folder, card, setback, note } = outcome;
      return { folder, card, setback, note };
    }
    case 'failed':
      throw new UserError(outcome.message, { cause: new Error(outcome.detail) });
    case 'stopped':
      throw new CancelledError();
    case undefined:
      if (stopped) throw new CancelledError();
      throw new UserError(
        `Training ended unexpectedly: the trainer's process ended with ${how}, perhaps for lack of memory. Nothing was ` +
          'stored, and the model in use is unchanged. Train again, with a smaller batch if it happens again.',
        { cause: new Error(complaints === '' ? 'It wrote nothing on standard error.' : complaints) },
      );
  }
}

/** A process that is gone gets no message, and what follows from that shows in its end. */
function send(child: ChildProcess, message: HostToTrainer): void {
  if (child.connected) child.send(message, () => undefined);
}

import type { NativeInstallation } from './nativeInstallation';
import type { Verdict } from './nativeVerdict';
import { runNativeJob } from './nativeWork';
import type { LoadedVersions } from './tfjsNode';

/** A cold library of hundreds of megabytes takes seconds on a slow disk; what takes longer hangs, most likely. */
const SECONDS = 120;

/** Signals that others send to end a process; all others are the library's own doing. */
const SENT_BY_OTHERS: readonly string[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

export interface Trial extends Verdict {
  /** What was loaded, if it worked. */
  readonly versions: LoadedVersions | null;
  /** Whether the same must be expected of every other trial. */
  readonly final: boolean;
}

export interface TrialOptions {
  /** The folder with the bundles. */
  readonly distFolder: string;
  readonly signal?: AbortSignal | undefined;
  readonly limitSeconds?: number;
}

/**
 * Loads a native engine in a process of its own, runs one convolution there and checks its numbers.
 * @throws CancelledError if `signal` asked for it
 */
export async function tryNative(
  { addon }: Pick<NativeInstallation, 'addon'>,
  { distFolder, signal, limitSeconds = SECONDS }: TrialOptions,
): Promise<Trial> {
  const ending = await runNativeJob({ type: 'try', addon }, { distFolder, signal, limitSeconds });
  const failed = (problem: string, final: boolean): Trial => ({
    usable: false,
    problem,
    final,
    versions: null,
  });
  switch (ending.state) {
    case 'tried':
      return { usable: true, problem: '', final: true, versions: ending.versions };
    case 'failed':
      return failed(`it does not load (${firstLine(ending.message)})`, true);
    case 'late':
      // A busy machine, or a disk that has to wake up, may be quicker the next time.
      return failed(`it did not load within ${limitSeconds} seconds`, false);
    case 'died':
      return failed(deathOf(ending), ending.signal === null || !SENT_BY_OTHERS.includes(ending.signal));
    case 'unpacked':
      throw new Error('The process was asked to try the engine, and unpacked something.');
  }
}

function deathOf({ signal, code }: { signal: NodeJS.Signals | null; code: number | null }): string {
  if (signal === 'SIGILL')
    return 'it was built for another processor (loading it ended its process with SIGILL)';
  return `loading it ended its process with ${signal ?? `code ${String(code)}`}`;
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/\.$/, '');
}

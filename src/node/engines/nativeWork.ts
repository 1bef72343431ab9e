import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CancelledError, UserError } from '../../ml/userError';
import { cleanEnvironment } from '../cleanEnvironment';
import type { LoadedVersions } from './tfjsNode';

/** What `dist/nativeWorker.js` does, one job in its life. */
export type NativeJob =
  /** Loads an addon, and runs a convolution on it. */
  | { readonly type: 'try'; readonly addon: string }
  /** Unpacks those files of a `.tar.gz` whose path in it matches `only`, without their first `strip` folders. */
  | {
      readonly type: 'unpack';
      readonly archive: string;
      readonly folder: string;
      /** Source of a regular expression. */
      readonly only: string;
      readonly strip: number;
    };

/** What the process says of its job. */
export type NativeReport =
  | { readonly state: 'tried'; readonly versions: LoadedVersions }
  | { readonly state: 'unpacked' }
  | { readonly state: 'failed'; readonly message: string; readonly code: string | null };

/** How a job ended. */
export type NativeEnding =
  | NativeReport
  /** The process ended without a word. */
  | { readonly state: 'died'; readonly signal: NodeJS.Signals | null; readonly code: number | null }
  /** It took longer than it may. */
  | { readonly state: 'late' };

export interface NativeJobOptions {
  /** The folder with the bundles. */
  readonly distFolder: string;
  readonly signal?: AbortSignal | undefined;
  readonly limitSeconds?: number;
}

/**
 * Does a job in a process of its own, so that what happens to it does not happen to this one.
 * @throws CancelledError if `signal` asked for it; UserError if the process cannot be started
 */
export async function runNativeJob(
  job: NativeJob,
  { distFolder, signal, limitSeconds }: NativeJobOptions,
): Promise<NativeEnding> {
  if (wasAborted(signal)) throw new CancelledError();
  const child = fork(join(distFolder, 'nativeWorker.js'), [], {
    execArgv: [],
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const reports: NativeReport[] = [];
  child.on('message', (message: NativeReport) => reports.push(message));
  const limit = limitSeconds === undefined ? null : AbortSignal.timeout(limitSeconds * 1000);
  const stop = AbortSignal.any([signal, limit].filter((other) => other instanceof AbortSignal));
  const kill = () => child.kill('SIGKILL');
  stop.addEventListener('abort', kill, { once: true });
  try {
    child.send(job, () => undefined);
    await Promise.all([once(child, 'close'), once(child, 'disconnect')]);
  } catch (cause) {
    throw new UserError(
      'Digit Lab could not start a process of its own. Close other programs, then try again.',
      { cause },
    );
  } finally {
    stop.removeEventListener('abort', kill);
  }
  if (wasAborted(signal)) throw new CancelledError();
  const [report] = reports;
  if (report !== undefined) return report;
  if (limit?.aborted === true) return { state: 'late' };
  return { state: 'died', signal: child.signalCode, code: child.exitCode };
}

/** Asked anew, which the compiler does not believe a second `signal.aborted` does. */
function wasAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

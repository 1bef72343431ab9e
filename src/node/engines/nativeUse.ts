import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../ml/userError';
import { isRunning, THIS_HOST } from '../runningProcess';

// Each process that loads an installation has a file in its folder: "<pid>-<host>.loading" until it is loaded,
// "<pid>-<host>.loaded" until the process ends. A "loading" of a process that is gone says that loading ended it.
const FOLDER = 'processes';

type Stage = 'loading' | 'loaded';

interface Use {
  readonly file: string;
  readonly stage: Stage;
  readonly running: boolean;
}

function usesOf(installation: string): Use[] {
  const folder = join(installation, FOLDER);
  try {
    return readdirSync(folder).flatMap((name) => {
      const [, pid, host, stage] = /^(\d+)(?:-([0-9a-f]{8}))?\.(loading|loaded)$/.exec(name) ?? [];
      if (pid === undefined) return [];
      const file = join(folder, name);
      const running = isRunning(Number(pid), statSync(file).mtimeMs, host);
      return [{ file, stage: stage as Stage, running }];
    });
  } catch {
    return [];
  }
}

/** @throws UserError if a process has the native engine in `installation` loaded, or is loading it */
export function refuseIfInUse(installation: string): void {
  if (!usesOf(installation).some(({ running }) => running)) return;
  throw new UserError(
    'A training is using the native engine. Wait until it is done or stop it, then try again.',
  );
}

/** Whether a process ended while it loaded the engine; forgets it, and what other ended processes left. */
export function takeCrash(installation: string): boolean {
  const ended = usesOf(installation).filter(({ running }) => !running);
  for (const { file } of ended) {
    try {
      rmSync(file, { force: true });
    } catch {
      // Where nothing may be written, the same crash is found again the next time.
    }
  }
  return ended.some(({ stage }) => stage === 'loading');
}

/**
 * Loads the engine, noted as in use by this process until it ends.
 * @throws whatever `load` throws
 */
export function loadingFrom<Loaded>(installation: string, load: () => Loaded): Loaded {
  const file = (stage: Stage) => join(installation, FOLDER, `${process.pid}-${THIS_HOST}.${stage}`);
  const note = (change: () => void) => {
    try {
      change();
    } catch {
      // In a folder that may not be written nothing is installed or removed either.
    }
  };
  // It may be there already. Where it cannot be made, the note cannot either.
  note(() => mkdirSync(join(installation, FOLDER)));
  note(() => writeFileSync(file('loading'), ''));
  try {
    const loaded = load();
    note(() => renameSync(file('loading'), file('loaded')));
    process.once('exit', () => rmSync(file('loaded'), { force: true }));
    return loaded;
  } catch (error) {
    rmSync(file('loading'), { force: true });
    throw error;
  }
}

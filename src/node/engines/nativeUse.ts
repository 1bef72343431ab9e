import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

// Each process that loads an installation has a file in its folder: "<pid>.loading" until it is loaded, "<pid>.loaded"
// until the process ends. A "loading" of a process that is gone says that loading ended it.
const FOLDER = 'processes';

type Stage = 'loading' | 'loaded';

interface Use {
  readonly file: string;
  readonly stage: Stage;
  readonly running: boolean;
}

/** @param since when the process was known to run, in milliseconds since 1970 */
function isRunning(pid: number, since: number): boolean {
  // Numbers are given out anew after a restart of the machine.
  if (since < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function usesOf(installation: string): Use[] {
  const folder = join(installation, FOLDER);
  try {
    return readdirSync(folder).flatMap((name) => {
      const [, pid, stage] = /^(\d+)\.(loading|loaded)$/.exec(name) ?? [];
      if (pid === undefined) return [];
      const file = join(folder, name);
      return [{ file, stage: stage as Stage, running: isRunning(Number(pid), statSync(file).mtimeMs) }];
    });
  } catch {
    return [];
  }
}

/** Whether a process has the native engine in `installation` loaded, or is loading it. */
export function isInUse(installation: string): boolean {
  return usesOf(installation).some(({ running }) => running);
}

/** Whether a process ended while it loaded the engine; forgets it, and what other ended processes left. */
export function takeCrash(installation: string): boolean {
  const ended = usesOf(installation).filter(({ running }) => !running);
  for (const { file } of ended) rmSync(file, { force: true });
  return ended.some(({ stage }) => stage === 'loading');
}

/**
 * Loads the engine, noted as in use by this process until it ends.
 * @throws whatever `load` throws
 */
export function loadingFrom<Loaded>(installation: string, load: () => Loaded): Loaded {
  const file = (stage: Stage) => join(installation, FOLDER, `${process.pid}.${stage}`);
  const note = (change: () => void) => {
    try {
      change();
    } catch {
      // In a folder that may not be written nothing is installed or removed either.
    }
  };
  note(() => {
    mkdirSync(join(installation, FOLDER), { recursive: true });
    writeFileSync(file('loading'), '');
  });
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

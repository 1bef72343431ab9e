import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of this user's downloads, shared by the extension and the command line: what `DIGIT_LAB_CACHE` names, else
 * "digit-lab" where the system keeps caches.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return named(environment.DIGIT_LAB_CACHE) ?? join(systemCache(environment), 'digit-lab');
}

function systemCache(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') {
    return named(environment.LOCALAPPDATA) ?? join(homedir(), 'AppData', 'Local');
  }
  return named(environment.XDG_CACHE_HOME) ?? join(homedir(), '.cache');
}

/** A variable that is set to nothing counts as not set. */
function named(variable: string | undefined): string | undefined {
  return variable === '' ? undefined : variable;
}

import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../ml/userError';

/**
 * The folder of this user's downloads, shared by the extension and the command line: what `DIGIT_LAB_CACHE` names, else
 * "digit-lab" where the system keeps caches.
 *
 * @throws UserError if the system keeps none for this user
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return named(environment.DIGIT_LAB_CACHE) ?? join(systemCache(environment), 'digit-lab');
}

function systemCache(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(home(), 'Library', 'Caches');
  if (process.platform === 'win32') {
    return named(environment.LOCALAPPDATA) ?? join(home(), 'AppData', 'Local');
  }
  return named(environment.XDG_CACHE_HOME) ?? join(home(), '.cache');
}

function home(): string {
  try {
    return homedir();
  } catch (cause) {
    // As in a container that runs under a number which it knows no user of.
    throw new UserError(
      'There is no place for downloads: this user has no home folder. Name a folder in the environment variable DIGIT_LAB_CACHE.',
      { cause },
    );
  }
}

/** A variable that is set to nothing counts as not set. */
function named(variable: string | undefined): string | undefined {
  return variable === '' ? undefined : variable;
}

import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../ml/userError';
import { tryToReplace, writeFileAtomic } from '../node/files/atomicFile';
import { diskProblem } from '../node/files/diskProblem';

/** Whether a page can be written, before somebody measures long for it. @throws UserError as `writePage`, or of a folder */
export async function checkPage(path: string): Promise<void> {
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new UserError(`${path} is a folder, not a file. Name a file in it with --report.`);
  }
  await writing(path, () => tryToReplace(path));
}

/** Writes a page. @throws UserError if the disk is full or does not take it */
export async function writePage(path: string, text: string): Promise<void> {
  await writing(path, () => writeFileAtomic(path, text));
}

async function writing(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw diskProblem('the page of figures', dirname(resolve(path)), error) ?? error;
  }
}

import { constants, existsSync, statSync } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../ml/userError';
import { tryToWriteFile, writeFileAtomic } from '../node/files/atomicFile';
import { fileDiskProblem } from '../node/files/diskProblem';

/** Whether a page can be written, before somebody measures long for it. @throws UserError as `writePage`, or of a folder */
export async function checkPage(path: string): Promise<void> {
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new UserError(`${path} is a folder, not a file. Name a file in it with --report.`);
  }
  await writing(path, () => (isStream(path) ? access(path, constants.W_OK) : tryToWriteFile(path)));
}

/** Writes a page. @throws UserError if the disk is full or does not take it */
export async function writePage(path: string, text: string): Promise<void> {
  await writing(path, () => (isStream(path) ? writeFile(path, text) : writeFileAtomic(path, text)));
}

/** Whether the path is a device or a pipe, such as /dev/null, which must not be replaced by a file. */
function isStream(path: string): boolean {
  return existsSync(path) && !statSync(path).isFile();
}

async function writing(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw fileDiskProblem('the page of figures', resolve(path), error) ?? error;
  }
}

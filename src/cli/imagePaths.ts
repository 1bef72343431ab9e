import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../ml/userError';
import { isImageName } from '../node/decoding/imageNames';
import { fileProblem } from '../node/files/readUserFile';

/** Called for a folder below the named one that is left out: it cannot be listed, or is behind a link. */
export type OnFolderProblem = (folder: string, problem: UserError) => void;

/** The images in a folder and in the folders in it, by name; hidden ones are left out. */
async function walk(folder: string, onProblem: OnFolderProblem): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const target = await targetOf(entry, path);
    // Not `push(...)`: a call takes some hundred thousand arguments at most.
    if (entry.isDirectory()) for (const inner of await walkInner(path, onProblem)) paths.push(inner);
    else if (target?.isDirectory() === true) onProblem(path, linkProblem(path));
    // No pipes or devices, which may never end. A broken link is listed, so that reading it says what is wrong.
    else if (isImageName(entry.name) && target?.isFile() !== false) paths.push(path);
  }
  return paths;
}

/** As `walk`; a folder that cannot be listed is reported and gives no images, so that the others are still read. */
async function walkInner(folder: string, onProblem: OnFolderProblem): Promise<string[]> {
  try {
    return await walk(folder, onProblem);
  } catch (error) {
    const problem = fileProblem(folder, error);
    if (problem === null) throw error;
    onProblem(folder, problem);
    return [];
  }
}

/** What lies at a path, or where a link there leads; `null` if that is nowhere. */
async function targetOf(entry: Dirent, path: string): Promise<Dirent | Stats | null> {
  if (!entry.isSymbolicLink()) return entry;
  try {
    return await stat(path);
  } catch (error) {
    if (fileProblem(path, error) === null) throw error;
    return null;
  }
}

/** Links between folders may lead round in a circle. */
function linkProblem(path: string): UserError {
  return new UserError(`${path} is a link to a folder and is not followed. Name the folder itself.`);
}

/**
 * The files to read for a path that was named: a file itself, whatever its name, or the images in and below a folder; none if
 * that has only folders that cannot be listed.
 *
 * @throws UserError if it does not exist, cannot be listed, or is a folder without images
 */
export async function imagePaths(path: string, onProblem: OnFolderProblem): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const closed: string[] = [];
    const images = await walk(path, (folder, problem) => {
      closed.push(folder);
      onProblem(folder, problem);
    });
    if (images.length + closed.length === 0) throw new UserError(`${path} holds no images.`);
    return images;
  } catch (error) {
    throw fileProblem(path, error) ?? error;
  }
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../ml/userError';
import { isImageName } from '../node/decoding/imageNames';
import { fileProblem } from '../node/files/readUserFile';

/** The images in a folder and in the folders in it, by name; hidden ones are left out. */
async function walk(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // A link to a folder is no directory here, and so not followed: it may lead round in a circle.
    if (entry.isDirectory()) paths.push(...(await walk(path)));
    else if (isImageName(entry.name)) paths.push(path);
  }
  return paths;
}

/**
 * What is to be read for a path that was named: itself if it is a file, whatever it is called, or the images in it if
 * it is a folder.
 *
 * @throws UserError if it does not exist, or is a folder without images
 */
export async function imagePaths(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const images = await walk(path);
    if (images.length === 0) throw new UserError('There are no images in this folder.');
    return images;
  } catch (error) {
    throw fileProblem(path, error) ?? error;
  }
}

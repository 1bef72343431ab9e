import { stat } from 'node:fs/promises';
import type { RgbaPicture } from '../ml/image/picture';
import { decodeImage } from '../node/decoding/index';
import { checkImageFile } from '../node/files/imageFile';
import { fileProblem, readUserFile } from '../node/files/readUserFile';

/**
 * Reads and decodes an image file that a user named.
 * @throws UserError if it cannot be read or is too large, naming its path, and as `decodeImage`
 */
export async function readPicture(path: string): Promise<RgbaPicture> {
  checkImageFile(path, { size: await sizeOf(path), isFolder: false });
  return decodeImage(await readUserFile(path));
}

/** In bytes. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw fileProblem(path, error) ?? error;
  }
}

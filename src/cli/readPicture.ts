import type { RgbaPicture } from '../ml/image/picture';
import { decodeImage } from '../node/decoding/index';
import { readImageFile } from '../node/files/imageFile';

/**
 * Reads and decodes an image file that a user named.
 * @throws UserError as `readImageFile`, naming its path, and as `decodeImage`
 */
export async function readPicture(path: string): Promise<RgbaPicture> {
  return decodeImage(await readImageFile(path, path));
}

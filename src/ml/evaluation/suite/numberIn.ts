import type { RgbaPicture } from '../../image/picture';
import { readNumber, type FrameReader } from '../../pictureReader';
import { isUserError } from '../../userError';

/** The number in a real picture; `null` if none is read, also where there is too much in the picture to be read. */
export function numberIn(picture: RgbaPicture, reader: FrameReader): string | null {
  try {
    return readNumber(picture, reader).text;
  } catch (error) {
    if (isUserError(error)) return null;
    throw error;
  }
}

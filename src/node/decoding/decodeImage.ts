import { defaultFormats, Jimp } from 'jimp';
import type { RgbaPicture } from '../../ml/image/picture';
import { isUserError, UserError } from '../../ml/userError';
import { decodeBmp } from './decodeBmp';
import { decodeGif } from './decodeGif';
import { checkImageSize, LARGEST_MEGAPIXELS, tooLarge } from './imageSize';
import { describeOther, imageType, READABLE_TYPES, type ImageType } from './imageType';
import { withJpegEnd } from './jpegEnd';
import { orientationOf } from './orientation';
import { upToPngEnd } from './pngChunks';
import { checkPngRows } from './pngRows';
import { checkTiffColours } from './tiffColours';
import { firstPage } from './tiffPages';
import { checkTiffStrips } from './tiffStrips';
import { checkTiffUnpacking } from './tiffUnpacking';
import { turnUpright } from './turnUpright';

const DECODERS = new Map<string, ReturnType<(typeof defaultFormats)[number]>['decode']>(
  defaultFormats.map((format) => {
    const { mime, decode } = format();
    return [mime, decode];
  }),
);

/**
 * Decodes an image file: PNG, JPEG, BMP, GIF (its first frame), WebP or TIFF (its first page), told apart by their
 * bytes. It is turned upright as its EXIF data, or a TIFF's own, say.
 *
 * @returns width x height pixels, row-major, 4 bytes each (red, green, blue, alpha, not premultiplied)
 * @throws UserError if the file is empty, no such image, in colours that cannot be read, damaged, cut short, larger than
 * 64 megapixels, or longer than 65,535 pixels
 */
export async function decodeImage(bytes: Uint8Array): Promise<RgbaPicture> {
  if (bytes.length === 0) throw new UserError('The file is empty. Save or copy it again.');
  const type = imageType(bytes);
  if (type === null) {
    throw new UserError(
      `The file is not an image that can be read: it seems to be ${describeOther(bytes)}. ` +
        `${READABLE_TYPES} can be read.`,
    );
  }
  checkImageSize(bytes, type);
  try {
    const picture = await decode(bytes, type);
    if (picture.data.length !== picture.width * picture.height * 4) throw new Error('pixels are missing');
    // JPEGs are upright already.
    return type === 'jpeg' ? picture : turnUpright(picture, orientationOf(bytes, type));
  } catch (cause) {
    if (isUserError(cause)) throw cause;
    throw new UserError(
      `The image is damaged or cut short: it begins as ${NAMES[type]} but cannot be decoded. Save or copy it again.`,
      { cause },
    );
  }
}

const NAMES: Readonly<Record<ImageType, string>> = {
  png: 'a PNG',
  jpeg: 'a JPEG',
  bmp: 'a BMP',
  gif: 'a GIF',
  webp: 'a WebP',
  tiff: 'a TIFF',
};

async function decode(bytes: Uint8Array, type: ImageType): Promise<RgbaPicture> {
  switch (type) {
    case 'webp':
      // Its WebAssembly is compiled only when somebody has such a picture.
      return (await import('./webp')).decodeWebp(bytes);
    case 'jpeg':
      return decodeJpeg(bytes);
    case 'png':
      return decodePng(bytes);
    case 'bmp':
      return decodeBmp(bytes);
    case 'gif':
      return decodeGif(bytes);
    case 'tiff':
      return decodeTiff(bytes);
  }
}

function decodePng(bytes: Uint8Array): RgbaPicture | Promise<RgbaPicture> {
  // The decoder refuses a picture that has anything behind its end.
  const png = upToPngEnd(bytes);
  checkPngRows(png);
  return decodeWith('png', png);
}

function decodeTiff(bytes: Uint8Array): RgbaPicture | Promise<RgbaPicture> {
  // What is looked at must be what the decoder gets.
  const page = firstPage(bytes);
  checkTiffColours(page);
  checkTiffStrips(page);
  checkTiffUnpacking(page);
  return decodeWith('tiff', page);
}

/** By jimp's decoder of one format; going through `Jimp` itself would refuse an animated PNG. */
function decodeWith(type: ImageType, bytes: Uint8Array): RgbaPicture | Promise<RgbaPicture> {
  const decoder = DECODERS.get(`image/${type}`);
  if (decoder === undefined) throw new Error(`jimp has no decoder for ${type}`);
  return decoder(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Through `Jimp`, which also turns the picture upright. */
async function decodeJpeg(bytes: Uint8Array): Promise<RgbaPicture> {
  const options = {
    maxResolutionInMP: LARGEST_MEGAPIXELS,
    // jpeg-js counts what it allocates; this is what the largest picture allowed takes.
    maxMemoryUsageInMB: 4096,
    // A file that is cut short is refused, not filled up with grey.
    tolerantDecoding: false,
  };
  try {
    const { buffer, byteOffset, byteLength } = withJpegEnd(bytes);
    const file = Buffer.from(buffer, byteOffset, byteLength);
    const { bitmap } = await Jimp.fromBuffer(file, { 'image/jpeg': options });
    return bitmap;
  } catch (error) {
    if (String(error).includes('maxResolutionInMP'))
      throw tooLarge(`more than ${LARGEST_MEGAPIXELS} megapixels`);
    throw error;
  }
}

import { Jimp } from 'jimp';
import { pngChunk } from '../../../png';
import { tiffOf, type TiffEntry } from './tiff';

/** A 12 x 8 picture whose left half is red and whose right half is blue. */
export const HALVES = {
  width: 12,
  height: 8,
  /** As a lossless WebP, made with the encoder of @jsquash/webp. */
  webp: Buffer.from('UklGRiYAAABXRUJQVlA4TBkAAAAvC8ABAA8Q87//8x8OBAJJZvuTrRDR/8gBAA==', 'base64'),
};

type WritableType = 'image/png' | 'image/jpeg' | 'image/bmp' | 'image/gif' | 'image/tiff';

export function halves(type: WritableType): Promise<Buffer> {
  const { width, height } = HALVES;
  const image = new Jimp({ width, height, color: 0x0000ffff });
  image.scan(0, 0, width / 2, height, (x, y) => void image.setPixelColor(0xff0000ff, x, y));
  return image.getBuffer(type);
}

/** EXIF data that say only how a picture is to be turned. */
export function exifOf(orientation: number): Buffer {
  const entry: TiffEntry = { tag: 274, type: 'SHORT', count: 1, value: orientation };
  return Buffer.from(tiffOf([entry], 'big', { size: 26 }));
}

/** A JPEG that says how it is to be turned. */
export function jpegWithOrientation(jpeg: Uint8Array, orientation: number): Buffer {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, exif, jpeg.subarray(2)]);
}

/** A PNG that says how it is to be turned, in a chunk before its pixels. */
export function pngWithExif(png: Uint8Array, exif: Uint8Array): Buffer {
  const endOfHeader = 33;
  return Buffer.concat([png.subarray(0, endOfHeader), pngChunk('eXIf', exif), png.subarray(endOfHeader)]);
}

/** A WebP of one chunk (VP8L or VP8) made an extended one (VP8X) that has EXIF data behind a chunk of odd length. */
export function webpWithExif(webp: Uint8Array, exif: Uint8Array): Buffer {
  const extended = Buffer.alloc(10);
  // That there are EXIF data; then width and height, each less one, of three bytes.
  extended[0] = 0x08;
  extended.writeUIntLE(HALVES.width - 1, 4, 3);
  extended.writeUIntLE(HALVES.height - 1, 7, 3);
  const chunks = [
    webpChunk('VP8X', extended),
    Buffer.from(webp.subarray(12)),
    webpChunk('ABCD', Buffer.from('odd')),
    webpChunk('EXIF', exif),
  ];
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]);
  return webpChunk('RIFF', body);
}

/** A chunk of a WebP: its type, its length, its data and a byte more if that is odd. */
function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** The start of a PNG of this size: its signature and its header chunk (the checksum is right). */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 6, 0, 0, 0], 24);
  return header;
}

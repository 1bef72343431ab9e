import { Jimp } from 'jimp';

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

/** A JPEG with an EXIF block that says how it is to be turned (TIFF tag 0x0112). */
export function withOrientation(jpeg: Uint8Array, orientation: number): Buffer {
  const exif = Buffer.from(
    `4578696600004d4d002a0000000800010112000300000001${hex16(orientation)}000000000000`,
    'hex',
  );
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, exif, jpeg.subarray(2)]);
}

function hex16(value: number): string {
  return value.toString(16).padStart(4, '0');
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

import { crc32, deflateSync } from 'node:zlib';

/** What the header of a PNG says: its size in pixels, the bits of a sample and the number of its colour type. */
export interface PngFormat {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colours: number;
  readonly interlaced?: boolean;
}

/** A PNG with these rows, each of which begins with the number of its filter. */
export function pngOf(
  { width, height, depth, colours, interlaced = false }: PngFormat,
  rows: Uint8Array,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colours, 0, 0, Number(interlaced)], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk of a PNG: its length, its type, its data and the checksum over type and data. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

import { inflateSync } from 'node:zlib';
import { pngChunks } from './pngChunks';

/** What a PNG's header (IHDR) says of its pixels. */
interface PngHeader {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Bits of one pixel. */
  readonly pixelBits: number;
  readonly interlaced: boolean;
}

/** Bits that one sample may have (PNG, third edition, 11.2.1). */
const DEPTHS = [1, 2, 4, 8, 16];

/** Samples of a pixel by the number of the colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Which pixels a pass takes: from where, and how far it is to the next ones, in pixels. */
interface Pass {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly down: number;
}

const ALL: readonly Pass[] = [{ left: 0, top: 0, right: 1, down: 1 }];

/** The seven passes of an interlaced PNG (PNG, third edition, 8.1: Adam7). */
const ADAM7: readonly Pass[] = [
  { left: 0, top: 0, right: 8, down: 8 },
  { left: 4, top: 0, right: 8, down: 8 },
  { left: 0, top: 4, right: 4, down: 8 },
  { left: 2, top: 0, right: 4, down: 4 },
  { left: 0, top: 2, right: 2, down: 4 },
  { left: 1, top: 0, right: 2, down: 2 },
  { left: 0, top: 1, right: 1, down: 2 },
];

/**
 * Checks that a PNG's data unpack to exactly its rows. Those of an interlaced picture the decoder unpacks whatever they come
 * to, which may be a thousand times the file; in other pictures, it fills missing rows with what the memory happened to hold.
 *
 * @throws Error if they do not, or if the file is cut short or has several headers, of which the decoder takes the last
 */
export function checkPngRows(bytes: Uint8Array): void {
  const headers: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IHDR') headers.push(chunk.data);
    if (chunk.type === 'IDAT') data.push(chunk.data);
  }
  const [header] = headers;
  if (header === undefined || headers.length > 1) throw new Error(`there are ${headers.length} headers`);
  const expected = rowBytes(parseHeader(header));
  const rows = inflateSync(Buffer.concat(data), { maxOutputLength: expected });
  if (rows.length < expected) throw new Error('rows are missing');
}

/** @throws Error if there is no such depth or colour type; RangeError if the header is cut short */
function parseHeader(header: Uint8Array): PngHeader {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [depth, colours] = [view.getUint8(8), view.getUint8(9)];
  const samples = SAMPLES[colours];
  if (samples === undefined || !DEPTHS.includes(depth)) {
    throw new Error(`there are no colours of type ${colours} in ${depth} bits`);
  }
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    pixelBits: samples * depth,
    interlaced: view.getUint8(12) !== 0,
  };
}

/** Bytes of all rows; before each stands one that says how it is filtered. */
function rowBytes({ width, height, pixelBits, interlaced }: PngHeader): number {
  return (interlaced ? ADAM7 : ALL).reduce((sum, { left, top, right, down }) => {
    const columns = Math.ceil((width - left) / right);
    const rows = Math.ceil((height - top) / down);
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * pixelBits) / 8)) : sum;
  }, 0);
}

import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkTiffUnpacking } from '../../../../src/node/decoding/tiffUnpacking';
import { pageOf, type TiffValues } from './tiff';

const COMPRESSION = 259;
const ROWS_PER_STRIP = 278;
const JPEG_TABLES = 347;

/** Of 8 rows of 8 bytes in tiles. */
const TILES: TiffValues = { 322: 8, 323: 8 };

/** A page of 10 x 6 pixels of 8 bits. */
function tiff(compression: number, parts: readonly Uint8Array[], others: TiffValues = {}): Uint8Array {
  return pageOf({ 256: 10, 257: 6, 258: 8, [COMPRESSION]: compression, ...others }, parts);
}

/** Parts in Deflate that unpack to these numbers of bytes. */
function deflated(...lengths: readonly number[]): Uint8Array[] {
  return lengths.map((length) => deflateSync(Buffer.alloc(length)));
}

/** What of a JPEG says how large it is, between its markers of start and end. */
function jpegOf(width: number, height: number, { channels = 1, header = 0xc0 } = {}): Buffer {
  const frame = Buffer.from([0xff, header, 0, 8 + 3 * channels, 8, 0, 0, 0, 0, channels]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), frame, Buffer.from('ffd9', 'hex')]);
}

describe('checkTiffUnpacking', () => {
  it.each([
    ['a strip', {}, deflated(60), deflated(61)],
    ['the first strip', { [ROWS_PER_STRIP]: 4 }, deflated(40, 20), deflated(41, 20)],
    ['the last strip', { [ROWS_PER_STRIP]: 4 }, deflated(40, 20), deflated(40, 21)],
    ['a strip for which there are no rows', { [ROWS_PER_STRIP]: 6 }, deflated(60, 0), deflated(60, 2)],
    ['any tile', TILES, deflated(64, 64), deflated(64, 65)],
  ])('refuses %s in Deflate that unpacks to more than there is room for', (_part, others, parts, larger) => {
    for (const compression of [8, 32946]) {
      expect(() => checkTiffUnpacking(tiff(compression, parts, others))).not.toThrow();
      expect(() => checkTiffUnpacking(tiff(compression, larger, others))).toThrow(
        expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
      );
    }
  });

  it('finds that a strip in Deflate is cut short', () => {
    const [strip] = deflated(60);
    // By its checksum alone, for which the decoder then takes what comes before it.
    expect(() => checkTiffUnpacking(tiff(8, [strip!.subarray(0, -4)]))).toThrow('unexpected end of file');
    expect(() => checkTiffUnpacking(tiff(8, [strip!.subarray(0, 3)]))).toThrow('unexpected end of file');
  });

  it.each([6, 7])('refuses JPEG %i that is far larger than the page', (compression) => {
    for (const header of [0xc0, 0xc1, 0xc2]) {
      const large = jpegOf(60_000, 60_000, { header });
      expect(() => checkTiffUnpacking(tiff(compression, [large]))).toThrow('far larger than the page');
    }
    expect(() => checkTiffUnpacking(tiff(compression, [jpegOf(16, 8)]))).not.toThrow();
  });

  it('refuses a JPEG of more channels than can be drawn', () => {
    expect(() => checkTiffUnpacking(tiff(7, [jpegOf(10, 6, { channels: 4 })]))).not.toThrow();
    expect(() => checkTiffUnpacking(tiff(7, [jpegOf(10, 6, { channels: 5 })]))).toThrow('far larger');
  });

  it('looks at the tables of JPEGs too, and at what begins there and ends in the JPEG', () => {
    const large = jpegOf(60_000, 60_000);
    const [tables, rest] = [large.subarray(0, 3), large.subarray(3)];
    const ordinary = [jpegOf(10, 6)];
    expect(() => checkTiffUnpacking(tiff(7, ordinary, { [JPEG_TABLES]: [...jpegOf(10, 6)] }))).not.toThrow();
    expect(() => checkTiffUnpacking(tiff(7, ordinary, { [JPEG_TABLES]: [...large] }))).toThrow('far larger');
    // The last byte of tables without an end marker is passed over.
    const open = { [JPEG_TABLES]: [...tables, 0] };
    expect(() => checkTiffUnpacking(tiff(7, [rest], open))).toThrow('far larger');
    const started = Buffer.concat([Buffer.from('ffd8', 'hex'), rest]);
    expect(() => checkTiffUnpacking(tiff(7, [started], open))).toThrow('far larger');
  });

  it('looks at the size of a page that is not packed', () => {
    expect(() => checkTiffUnpacking(tiff(1, [Buffer.alloc(60)]))).not.toThrow();
    expect(() => checkTiffUnpacking(tiff(1, [Buffer.alloc(60)], { 322: 60_000, 323: 60_000 }))).toThrow(
      'its tiles are far larger',
    );
  });

  it('finds that there is no directory', () => {
    expect(() => checkTiffUnpacking(Buffer.from('49492a00ff000000', 'hex'))).toThrow(
      'the directory is missing',
    );
  });
});

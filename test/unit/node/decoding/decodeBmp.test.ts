import { describe, expect, it } from 'vitest';
import type { RgbaPicture } from '../../../../src/ml/image/picture';
import { decodeImage } from '../../../../src/node/decoding/decodeImage';

interface Bitmap {
  readonly width: number;
  /** Below 0 if the first row is the top one. */
  readonly height: number;
  readonly bits: number;
  /** With what fills them up to four bytes, as they stand in the file. */
  readonly rows: readonly (readonly number[])[];
  readonly compression?: number;
  /** Blue, green, red. */
  readonly palette?: readonly (readonly number[])[];
  readonly masks?: readonly number[];
  /** Length of the second header. */
  readonly header?: number;
  /** Bytes between the palette and the pixels. */
  readonly gap?: number;
}

function bmpOf(bitmap: Bitmap): Buffer {
  const {
    width,
    height,
    bits,
    rows,
    compression = 0,
    palette = [],
    masks = [],
    header = 40,
    gap = 0,
  } = bitmap;
  const headers = Buffer.alloc(14 + Math.max(header, 40 + 4 * masks.length));
  headers.write('BM', 'latin1');
  headers.writeUInt32LE(headers.length + 4 * palette.length + gap, 10);
  headers.writeUInt32LE(header, 14);
  headers.writeInt32LE(width, 18);
  headers.writeInt32LE(height, 22);
  headers.writeUInt16LE(1, 26);
  headers.writeUInt16LE(bits, 28);
  headers.writeUInt32LE(compression, 30);
  headers.writeUInt32LE(palette.length, 46);
  masks.forEach((mask, index) => headers.writeUInt32LE(mask, 54 + 4 * index));
  const colours = palette.flatMap((colour) => [...colour, 0]);
  return Buffer.concat([headers, Buffer.from(colours), Buffer.alloc(gap, 0x55), Buffer.from(rows.flat())]);
}

function colourAt({ data }: RgbaPicture, pixel: number): number[] {
  expect(data[4 * pixel + 3]).toBe(255);
  return [...data.subarray(4 * pixel, 4 * pixel + 3)];
}

/** The colours of a picture's pixels, row by row. */
async function coloursOf(bitmap: Bitmap): Promise<number[][]> {
  const picture = await decodeImage(bmpOf(bitmap));
  const { width, height } = picture;
  expect([width, height]).toEqual([bitmap.width, Math.abs(bitmap.height)]);
  return Array.from({ length: width * height }, (_, pixel) => colourAt(picture, pixel));
}

const [RED, GREEN, BLUE, WHITE] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
];
const PALETTE = [
  [0, 0, 255],
  [0, 255, 0],
  [255, 0, 0],
];

describe('decodeBmp', () => {
  it.each([
    [
      1,
      [
        [0b0100_0000, 0, 0, 0],
        [0b1010_0000, 0, 0, 0],
      ],
      [GREEN, RED, GREEN, RED, GREEN, RED],
    ],
    [
      4,
      [
        [0x01, 0x20, 0, 0],
        [0x21, 0x00, 0, 0],
      ],
      [BLUE, GREEN, RED, RED, GREEN, BLUE],
    ],
    [
      8,
      [
        [0, 1, 2, 0],
        [2, 1, 9, 0],
      ],
      [BLUE, GREEN, WHITE, RED, GREEN, BLUE],
    ],
  ])('decodes numbers of colours of %i bits in a row of odd width', async (bits, rows, colours) => {
    expect(await coloursOf({ width: 3, height: 2, bits, rows, palette: PALETTE })).toEqual(colours);
  });

  it('decodes 16, 24 and 32 bits, with the usual masks and with those that are given', async () => {
    const square = { width: 1, height: 2 };
    const five = {
      ...square,
      bits: 16,
      rows: [
        [0x1f, 0, 0, 0],
        [0, 0x7c, 0, 0],
      ],
    };
    expect(await coloursOf(five)).toEqual([
      [248, 0, 0],
      [0, 0, 248],
    ]);
    const six = {
      ...five,
      rows: [
        [0x1f, 0, 0, 0],
        [0xe0, 0x07, 0, 0],
      ],
    };
    const masks = [0xf800, 0x07e0, 0x001f];
    expect(await coloursOf({ ...six, compression: 3, masks })).toEqual([
      [0, 252, 0],
      [0, 0, 248],
    ]);
    const full = {
      ...square,
      bits: 24,
      rows: [
        [0, 0, 255, 0],
        [255, 0, 0, 0],
      ],
    };
    expect(await coloursOf(full)).toEqual([BLUE, RED]);
    expect(await coloursOf({ ...full, bits: 32 })).toEqual([BLUE, RED]);
    const turned = { ...full, bits: 32, compression: 3, masks: [0xff000000, 0xff0000, 0xff00] };
    expect(
      await coloursOf({
        ...turned,
        rows: [
          [0, 0, 0, 255],
          [0, 255, 0, 0],
        ],
      }),
    ).toEqual([BLUE, RED]);
  });

  it.each([108, 124])(
    'takes the usual masks where a header of %i bytes leaves its own at 0',
    async (header) => {
      const rows = [[0, 0, 255, 0]];
      expect(await coloursOf({ width: 1, height: 1, bits: 32, header, rows })).toEqual([RED]);
    },
  );

  it('finds the pixels where the file says that they are, and the first row at the top where it says so', async () => {
    const rows = [
      [0, 0, 255, 0],
      [255, 0, 0, 0],
    ];
    expect(await coloursOf({ width: 1, height: -2, bits: 24, rows, gap: 6 })).toEqual([RED, BLUE]);
  });

  it('finds pixels behind the palette where the file says nothing of them', async () => {
    const bytes = bmpOf({ width: 1, height: 1, bits: 8, rows: [[1]], palette: PALETTE });
    bytes.writeUInt32LE(0, 10);
    expect(colourAt(await decodeImage(bytes), 0)).toEqual(GREEN);
  });

  it.each([
    [4, 2],
    [8, 1],
  ])('refuses %i bits in run lengths with a sentence', async (bits, compression) => {
    const bytes = bmpOf({ width: 3, height: 1, bits, compression, rows: [[3, 1, 0, 1]], palette: PALETTE });
    await expect(decodeImage(bytes)).rejects.toThrow(
      /^The image is a BMP with compressed pixels, .+ as a PNG\.$/,
    );
  });

  it('says of pixels that are missing, or of 2 bits, that the picture is damaged', async () => {
    const bitmap = { width: 3, height: 2, bits: 24, rows: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]] };
    await expect(decodeImage(bmpOf(bitmap))).rejects.toThrow(/damaged or cut short/);
    const two = { width: 1, height: 1, bits: 2, rows: [[0, 0, 0, 0]] };
    await expect(decodeImage(bmpOf(two))).rejects.toThrow(/damaged or cut short/);
  });
});

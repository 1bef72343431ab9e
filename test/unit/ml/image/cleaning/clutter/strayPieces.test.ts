import { describe, expect, it } from 'vitest';
import { withoutStrayPieces } from '../../../../../../src/ml/image/cleaning/clutter/strayPieces';
import type { Box, InkPicture, Mask } from '../../../../../../src/ml/image/picture';

const SIDE = 100;

/** A rectangle of ink, or a disc where it says so. */
interface Piece extends Box {
  readonly darkness?: number;
  readonly isDisc?: boolean;
}

const DIGIT: Piece = { x: 40, y: 20, width: 10, height: 40 };

function pictureOf(...pieces: readonly Piece[]): { mask: Mask; ink: InkPicture } {
  const ink = new Float32Array(SIDE * SIDE);
  for (const { x, y, width, height, darkness = 0.8, isDisc = false } of pieces) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [dx, dy] = [(2 * column + 1) / width - 1, (2 * row + 1) / height - 1];
        if (!isDisc || Math.hypot(dx, dy) <= 1) ink[(y + row) * SIDE + x + column] = darkness;
      }
    }
  }
  const size = { width: SIDE, height: SIDE };
  return {
    mask: { ...size, data: Uint8Array.from(ink, (value) => (value > 0 ? 1 : 0)) },
    ink: { ...size, data: ink },
  };
}

function cleaned(...pieces: readonly Piece[]): Mask {
  const { mask, ink } = pictureOf(...pieces);
  return withoutStrayPieces(mask, ink, 1);
}

describe('withoutStrayPieces', () => {
  it.each<[string, Piece]>([
    ['a faint piece far thicker than strokes', { x: 70, y: 20, width: 20, height: 40, darkness: 0.4 }],
    ['a faint piece at the border', { x: 88, y: 20, width: 12, height: 40, darkness: 0.4 }],
    ['a faint piece half as high as the digit', { x: 75, y: 20, width: 5, height: 20, darkness: 0.4 }],
    ['a faint piece twice as high as the digit', { x: 75, y: 10, width: 12, height: 80, darkness: 0.4 }],
    ['a faint piece much wider than high', { x: 5, y: 70, width: 50, height: 28, darkness: 0.4 }],
    ['a small dot', { x: 5, y: 70, width: 8, height: 8, isDisc: true }],
    ['a long bar', { x: 5, y: 75, width: 80, height: 15 }],
  ])('drops %s that lies apart', (_, stray) => {
    expect(cleaned(DIGIT, stray)).toEqual(pictureOf(DIGIT).mask);
  });

  it('drops a bar that lies aslant, and shows light', () => {
    const { mask, ink } = pictureOf(DIGIT);
    const data = mask.data.slice();
    for (let x = 5; x < 85; x++) {
      for (let y = 0; y < 9; y++)
        if (y !== 4 || x % 8 === 0) data[(75 + y + Math.round(0.15 * x)) * SIDE + x] = 1;
    }
    const even = { ...ink, data: Float32Array.from(data, (value) => 0.8 * value) };
    expect(withoutStrayPieces({ ...mask, data }, even, 1)).toEqual(mask);
  });

  it.each<[string, Piece]>([
    ['a faint piece close to the digit', { x: 53, y: 20, width: 12, height: 5, darkness: 0.4 }],
    ['a faint piece that looks like a digit', { x: 75, y: 20, width: 12, height: 40, darkness: 0.4 }],
    ['a piece two thirds as dark', { x: 75, y: 20, width: 12, height: 40, darkness: 0.53 }],
    ['a decimal point', { x: 53, y: 53, width: 8, height: 8, isDisc: true }],
    ['a dot a third as high as the digit', { x: 75, y: 20, width: 14, height: 14, isDisc: true }],
    ['the bar of a 7 that broke off', { x: 10, y: 5, width: 50, height: 6 }],
    ['two bold digits that touch', { x: 20, y: 69, width: 62, height: 30 }],
    ['an upright stroke', { x: 75, y: 20, width: 5, height: 40 }],
  ])('keeps %s', (_, piece) => {
    expect(cleaned(DIGIT, piece)).toEqual(pictureOf(DIGIT, piece).mask);
  });

  it('keeps all of small writing, whose strokes fade, and of what was enlarged', () => {
    const { mask, ink } = pictureOf(DIGIT, { x: 70, y: 20, width: 20, height: 40, darkness: 0.4 });
    expect(withoutStrayPieces(mask, ink, 0.5)).toEqual(mask);
  });

  it('drops a faint piece also where a speck lies close to it', () => {
    const faint: Piece = { x: 70, y: 20, width: 20, height: 40, darkness: 0.4 };
    const speck: Piece = { x: 93, y: 30, width: 2, height: 1 };
    expect(cleaned(DIGIT, faint, speck)).toEqual(pictureOf(DIGIT, speck).mask);
  });

  it('keeps digits that touch in a row', () => {
    const row = [0, 15, 30, 45, 60].map((x) => ({ x: 10 + x, y: 5, width: 5, height: 18 }));
    const joined = { x: 10, y: 22, width: 80, height: 2 };
    expect(cleaned({ ...DIGIT, y: 50 }, ...row, joined)).toEqual(
      pictureOf({ ...DIGIT, y: 50 }, ...row, joined).mask,
    );
  });

  it('keeps all where nothing looks like a digit', () => {
    const dash: Piece = { x: 10, y: 40, width: 60, height: 10 };
    expect(cleaned(dash)).toEqual(pictureOf(dash).mask);
  });
});

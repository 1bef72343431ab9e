import { describe, expect, it } from 'vitest';
import { syntheticStrokes } from '../../../../../../src/ml/data/syntheticDigits';
import { cleanUp, cleanUpSteps } from '../../../../../../src/ml/image/cleaning/cleanUp';
import { inkBounds } from '../../../../../../src/ml/image/inkBounds';
import { Random } from '../../../../../../src/ml/random';
import { drawPicture, placeStrokes, type PictureLook } from '../../../../../syntheticPicture';
import { expected, INK_ON_WHITE, strokes } from './drawnThree';

/** Share of the expected ink that was found, and of the found ink that was expected, whichever is less. */
function agreement(look: Partial<PictureLook>): number {
  const { mask } = cleanUp(drawPicture(strokes, { ...INK_ON_WHITE, ...look }));
  let both = 0;
  let either = 0;
  mask.data.forEach((value, i) => {
    both += value & expected.data[i]!;
    either += value | expected.data[i]!;
  });
  return both / either;
}

describe('cleanUp', () => {
  it('shows its steps: a shadow is in the grey picture and no longer in the even one', () => {
    const shadow = (x: number): number => 255 - x / 2;
    const { grey, even, clean } = cleanUpSteps(
      drawPicture(strokes, { ...INK_ON_WHITE, paper: (x) => [shadow(x), shadow(x), shadow(x)] }),
    );
    const corners = ({ width, data }: { width: number; data: Float32Array }) =>
      Math.abs(data[0]! - data[width - 1]!);
    expect(corners(grey)).toBeGreaterThan(0.3);
    expect(corners(even)).toBeLessThan(0.1);
    expect(clean.ink.width).toBe(grey.width);
  });

  it('finds the ink where it was drawn', () => {
    const xs = strokes.flat().map((point) => point.x);
    const box = inkBounds({ ...expected, data: Float32Array.from(expected.data) })!;
    expect(Math.abs(box.x - (Math.min(...xs) - 7))).toBeLessThan(1.5);
    expect(Math.abs(box.x + box.width - (Math.max(...xs) + 7))).toBeLessThan(1.5);
  });

  it('leaves out a box that is drawn around the ink', () => {
    const corners = [40, 240].flatMap((x) => [40, 240].map((y) => ({ x, y })));
    const box = [0, 1, 3, 2, 0].map((corner) => corners[corner]!);
    const digit = placeStrokes(strokes, 0.4, 84, 84);
    const look = { ...INK_ON_WHITE, penWidth: 6 };
    const alone = cleanUp(drawPicture(digit, look)).mask.data;
    const boxed = cleanUp(drawPicture([...digit, box], look)).mask.data;
    // The ink of the box moves the threshold a little.
    expect(alone.filter((value, at) => value !== boxed[at]).length).toBeLessThan(20);
  });

  const noise = new Random(1);
  it.each<[string, Partial<PictureLook>]>([
    ['coloured ink', {}],
    ['light ink on a dark ground', { ink: [255, 255, 255], paper: () => [0, 0, 0] }],
    ['chalk on a grey board', { ink: [190, 190, 190], paper: () => [70, 80, 75] }],
    ['pencil', { ink: [150, 150, 150], paper: () => [225, 225, 220] }],
    ['a shadow', { light: (x) => 0.95 - (0.6 * x) / 280 }],
    ['grainy paper', { paper: () => [200 + 12 * noise.normal(), 200, 190], ink: [60, 60, 60] }],
    ['squared paper', { paper: (x, y) => (x % 28 < 2 || y % 28 < 2 ? [190, 205, 235] : [250, 250, 250]) }],
    ['the dark edge of a table', { paper: (x) => (x < 8 ? [30, 25, 20] : [240, 240, 240]) }],
  ])('finds the same ink in spite of %s', (_, look) => {
    expect(agreement(look)).toBeGreaterThan(0.8);
  });

  it.each<[string, Partial<PictureLook>]>([
    ['a white picture', {}],
    ['a black picture', { paper: () => [0, 0, 0] }],
    ['a shadow on paper', { light: (x, y) => 0.9 - (0.4 * (x + y)) / 560 }],
    ['grainy paper', { paper: () => [220 + 4 * noise.normal(), 220, 220] }],
  ])('finds nothing on %s', (_, look) => {
    const { mask } = cleanUp(drawPicture([], { ...INK_ON_WHITE, ...look }));
    expect(mask.data.includes(1)).toBe(false);
  });

  it('finds ink that is as bright as its paper, by its colour', () => {
    const paper = (): [number, number, number] => [228, 228, 222];
    expect(agreement({ ink: [240, 235, 60], paper })).toBeGreaterThan(0.9);
    expect(agreement({ ink: [228, 228, 222], paper })).toBe(0);
  });

  it.each<[string, (x: number, y: number) => boolean]>([
    ['joined boxes', (x, y) => x % 90 < 2 || y < 14 || y > 105],
    ['boxes apart', (x, y) => x % 90 < 2 || x % 90 > 78 || y < 14 || y > 105],
    ['a comb', (x, y) => y > 105 || (x % 90 < 2 && y > 80)],
  ])('takes %s off that are printed in grey from side to side', (what, isLine) => {
    const digits = [8, 3, 5, 2].flatMap((digit, place) =>
      placeStrokes(syntheticStrokes(digit, new Random(digit)), 0.22, 20 + 90 * place, 28),
    );
    const isIn = (x: number, y: number): boolean => x >= 6 && x < 368 && y >= 12 && y < 108;
    const isGap = (x: number): boolean => what === 'boxes apart' && (x >= 366 || (x - 6) % 90 > 80);
    const grey = (x: number, y: number): number => (isIn(x, y) && !isGap(x) && isLine(x - 6, y) ? 120 : 245);
    const look = { ...INK_ON_WHITE, width: 374, height: 120, penWidth: 5, ink: [20, 20, 50] } as const;
    const found = (paper: PictureLook['paper']) => cleanUp(drawPicture(digits, { ...look, paper })).mask.data;
    const printed = found((x, y) => [grey(x, y), grey(x, y), grey(x, y)]);
    const plain = found(() => [245, 245, 245]);
    expect(plain.includes(1)).toBe(true);
    const wrong = printed.filter((value, at) => value !== plain[at]).length;
    expect(wrong).toBeLessThan(0.05 * plain.filter((value) => value === 1).length);
  });

  it('finds ink that hangs together with a darker line along the border', () => {
    const look: PictureLook = {
      ...INK_ON_WHITE,
      ink: [130, 130, 130],
      paper: (_, y) => (y < 2 ? [0, 0, 0] : [255, 255, 255]),
    };
    const stem = [140, 150].map((x, end) => ({ x, y: 200 * end }));
    const { mask } = cleanUp(drawPicture([stem], look));
    expect(mask.data[100 * 280 + 145]).toBe(1);
    expect(mask.data[10]).toBe(0);
  });

  it('makes faint strokes as dark as others, and leaves no grey on the paper', () => {
    const { ink, mask } = cleanUp(drawPicture(strokes, { ...INK_ON_WHITE, ink: [180, 180, 180] }));
    const dark = ink.data.filter((value, i) => mask.data[i] === 1 && value > 0.95).length;
    expect(dark / mask.data.filter((value) => value === 1).length).toBeGreaterThan(0.7);
    expect(ink.data[0]).toBe(0);
  });

  it('shrinks large pictures and tells by how much', () => {
    const large = { ...INK_ON_WHITE, width: 2048, height: 512, penWidth: 40 };
    const { ink, scale } = cleanUp(drawPicture(placeStrokes(strokes, 1.5, 100, 20), large));
    expect([ink.width, ink.height, scale]).toEqual([1024, 256, { x: 2, y: 2 }]);
  });

  it('tells by how much each side shrank: to whole pixels, they do so unequally', () => {
    const { scale } = cleanUp(drawPicture([], { ...INK_ON_WHITE, width: 2001, height: 999 }));
    expect(scale).toEqual({ x: 2001 / 1024, y: 999 / 511 });
  });
});

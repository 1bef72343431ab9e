import { describe, expect, it } from 'vitest';
import { disturbedPicture, DISTURBANCES } from '../../../../../../src/ml/evaluation/suite/paperPictures';
import { cleanUp } from '../../../../../../src/ml/image/cleaning/cleanUp';
import { frameOfStrokes } from '../../../../../../src/ml/image/strokes';
import { Random } from '../../../../../../src/ml/random';
import { drawPicture, placeStrokes } from '../../../../../syntheticPicture';
import { expected, INK_ON_WHITE, strokes } from './drawnThree';

describe('cleanUp', () => {
  it.each([0, 200, 222, 230, 240, 255])('finds ink of %i on nothing at all', (shade) => {
    const { width, height, data } = drawPicture(strokes, { ...INK_ON_WHITE, ink: [0, 0, 0] });
    const drawn = data.map((_, at) => (at % 4 === 3 ? 255 - data[at - 1]! : shade));
    const { mask } = cleanUp({ width, height, data: drawn });
    expect(mask.data.filter((value, at) => value !== expected.data[at]).length).toBeLessThan(100);
  });

  it('finds white ink on nothing, and not the noise that is in it', () => {
    const alpha = DISTURBANCES.find(({ name }) => name === 'alpha')!;
    const frame = frameOfStrokes(strokes, 2.5);
    for (let seed = 1; seed <= 60; seed++) {
      const { data } = cleanUp(disturbedPicture(frame, alpha, 0.3, new Random(seed))).mask;
      const share = data.reduce((sum, value) => sum + value, 0) / data.length;
      expect(share, `seed ${seed}`).toBeGreaterThan(0.03);
      expect(share, `seed ${seed}`).toBeLessThan(0.3);
    }
  });

  /** White ink on nothing in front of the same black ink, which is half seen. */
  function onBlack(behind: ReturnType<typeof drawPicture>, seen: number) {
    const { width, height, data } = drawPicture(strokes, { ...INK_ON_WHITE, ink: [0, 0, 0] });
    const opacity = data.map((value, at) => Math.max(255 - value, seen * (255 - behind.data[at]!)));
    return { width, height, data: data.map((value, at) => (at % 4 === 3 ? opacity[at - 1]! : 255 - value)) };
  }

  it.each<[string, { readonly moved: number; readonly penWidth: number; readonly seen: number }]>([
    ['a shadow beside it', { moved: 6, penWidth: 14, seen: 0.5 }],
    ['a dark outline', { moved: 0, penWidth: 24, seen: 1 }],
  ])('finds white ink on nothing, and not %s', (_, { moved, penWidth, seen }) => {
    const behind = placeStrokes(strokes, 1, moved, moved);
    const shadow = drawPicture(behind, { ...INK_ON_WHITE, ink: [0, 0, 0], penWidth });
    const { mask } = cleanUp(onBlack(shadow, seen));
    const wrong = mask.data.filter((value, at) => value !== expected.data[at]).length;
    expect(wrong).toBeLessThan(0.1 * expected.data.filter((value) => value === 1).length);
  });

  it('finds dark ink in a white window that nothing is around', () => {
    const digit = placeStrokes(strokes, 0.4, 180, 190);
    const look = { ...INK_ON_WHITE, width: 480, height: 400, penWidth: 6 };
    const isWindow = (x: number, y: number) =>
      Math.hypot(Math.max(0, Math.abs(x - 240) - 140), Math.max(0, Math.abs(y - 200) - 130)) < 12;
    const grey = (y: number) => (y < 120 ? 225 : 255);
    const { width, height, data } = drawPicture(digit, {
      ...look,
      paper: (_, y) => [grey(y), grey(y), grey(y)],
    });
    const opaque = data.map((value, at) =>
      at % 4 < 3 || isWindow((at >> 2) % width, Math.floor((at >> 2) / width)) ? value : 0,
    );
    const found = cleanUp({ width, height, data: opaque }).mask.data;
    const plain = cleanUp(drawPicture(digit, look)).mask.data;
    expect(found.filter((value, at) => value !== plain[at]).length).toBeLessThan(100);
  });

  it('finds nothing on a picture that is transparent all over', () => {
    const { mask } = cleanUp({ width: 30, height: 30, data: new Uint8Array(3600) });
    expect(mask.data.includes(1)).toBe(false);
  });
});

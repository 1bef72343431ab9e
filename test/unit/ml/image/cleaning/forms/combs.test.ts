import { describe, expect, it } from 'vitest';
import { withoutCombs } from '../../../../../../src/ml/image/cleaning/forms/combs';
import { maskOfShapes, seven, stroke, type Shape } from '../drawnMask';

/** Teeth on a line from 5 to 113, that drops by so many pixels to its end. */
function comb(teeth: readonly number[], drop = 0): Shape[] {
  const level = (x: number): number => 90 + (drop * (x - 5)) / 108;
  return [
    stroke(5, level(5), 113, level(113), 2),
    ...teeth.map((x) => stroke(x, level(x), x, level(x) - 22, 2)),
  ];
}

const DIGITS = [seven(15, 45), seven(50, 42), seven(86, 46)];

describe('withoutCombs', () => {
  it.each([0, 5])('takes a comb away that drops by %i pixels', (drop) => {
    const mask = maskOfShapes(...comb([5, 41, 77, 113], drop), ...DIGITS);
    expect(withoutCombs(mask)).toEqual(maskOfShapes(...DIGITS));
  });

  it('takes a comb away among specks, as noise leaves them', () => {
    const isSpeck: Shape = (x, y) => (y < 38 || y > 96) && x % 2 === 0 && y % 2 === 0;
    expect(withoutCombs(maskOfShapes(...comb([5, 41, 77, 113]), ...DIGITS, isSpeck))).toEqual(
      maskOfShapes(...DIGITS, isSpeck),
    );
  });

  it('leaves a digit that touches the comb', () => {
    const touching = seven(50, 55);
    const { data } = withoutCombs(maskOfShapes(...comb([5, 41, 77, 113]), seven(15, 45), touching));
    const digits = maskOfShapes(seven(15, 45), touching).data;
    const wrong = data.filter((value, at) => value !== digits[at]).length;
    expect(wrong).toBeLessThan(0.1 * digits.filter((value) => value === 1).length);
  });

  it.each<[string, Shape[]]>([
    ['a line with digits on it', [...comb([]), seven(15, 54), seven(50, 54), seven(86, 46)]],
    ['ones that stand on a line', [...comb([30, 60, 90]), seven(40, 40)]],
    [
      'ones that are as high as what is beside them',
      [stroke(5, 90, 113, 90, 2), ...[6, 60, 112].map((x) => stroke(x, 90, x, 52, 4)), seven(20, 50)],
    ],
    ['a comb on which nothing is written', comb([5, 41, 77, 113])],
    [
      'a bent line',
      [
        ...comb([5, 41, 77, 113], 5).slice(1),
        stroke(5, 90, 59, 99, 2),
        stroke(59, 99, 113, 90, 2),
        ...DIGITS,
      ],
    ],
  ])('leaves %s', (_, shapes) => {
    const mask = maskOfShapes(...shapes);
    expect(withoutCombs(mask)).toBe(mask);
  });
});

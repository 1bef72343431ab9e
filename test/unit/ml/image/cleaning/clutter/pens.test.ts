import { describe, expect, it } from 'vitest';
import { withoutPens } from '../../../../../../src/ml/image/cleaning/clutter/pens';
import { maskOfShapes, seven, stroke, type Shape } from '../drawnMask';

describe('withoutPens', () => {
  const writing = [seven(20, 20), seven(60, 20)];

  it.each<[string, Shape]>([
    ['from the right', stroke(70, 75, 140, 100, 14)],
    ['from a corner', stroke(80, 80, 140, 140, 12)],
    ['from below', stroke(100, 70, 104, 140, 12)],
  ])('drops a pen %s', (_, pen) => {
    expect(withoutPens(maskOfShapes(pen, ...writing))).toEqual(maskOfShapes(...writing));
  });

  it.each<[string, Shape[]]>([
    ['a 1 that the picture cuts off, as thick as what is beside it', [stroke(105, 30, 105, 140), ...writing]],
    ['a thick stroke that ends at the border', [stroke(70, 90, 112, 95, 14), ...writing]],
    ['a thick stroke within the picture', [stroke(70, 90, 110, 100, 14), ...writing]],
    [
      'a thick digit that the picture cuts off',
      [stroke(80, 62, 104, 62, 10), stroke(104, 62, 100, 140, 10), ...writing],
    ],
    [
      'a bold 1 in a picture of its size, with a speck beside it',
      [stroke(60, -10, 60, 130, 20), stroke(20, 20, 22, 20)],
    ],
    ['a thick 1 by itself', [stroke(60, 20, 60, 140, 20)]],
    ['a dark corner', [stroke(120, 120, 120, 120, 50), ...writing]],
  ])('keeps %s', (_, shapes) => {
    const mask = maskOfShapes(...shapes);
    expect(withoutPens(mask)).toBe(mask);
  });
});

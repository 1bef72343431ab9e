import type { Mask } from '../../../../../../src/ml/image/picture';
import { describe, expect, it } from 'vitest';
import { withoutBindings } from '../../../../../../src/ml/image/cleaning/clutter/bindings';
import { maskOfShapes, seven, SIDE, stroke, type Shape } from '../drawnMask';

const dot =
  (radius: number) =>
  (x: number, y: number): Shape =>
    stroke(x, y, x, y, 2 * radius);

const hole = dot(2);

/** Shapes along the upper border. @param apart pixels from one to the next */
function row(count: number, apart: number, shape: (x: number, y: number) => Shape, y = 8): Shape[] {
  return Array.from({ length: count }, (_, at) => shape(6 + apart * at, y));
}

/** A circle of one pixel's line, as a small 0. */
function zero(x: number, y: number): Shape {
  return (px, py) => Math.abs(Math.hypot(px - x, py - y) - 3) <= 0.7;
}

function turned({ data }: Mask): Mask {
  return {
    width: SIDE,
    height: SIDE,
    data: data.map((_, at) => data[(at % SIDE) * SIDE + Math.floor(at / SIDE)]!),
  };
}

function mirrored({ data }: Mask): Mask {
  return { width: SIDE, height: SIDE, data: Uint8Array.from(data).reverse() };
}

describe('withoutBindings', () => {
  const writing = [seven(30, 50), seven(70, 50)];

  it.each<[string, (mask: Mask) => Mask]>([
    ['above', (mask) => mask],
    ['below', mirrored],
    ['on the left', turned],
    ['on the right', (mask) => mirrored(turned(mask))],
  ])('drops a row of holes %s', (_, put) => {
    const mask = put(maskOfShapes(...row(12, 10, hole), ...writing));
    expect(withoutBindings(mask)).toEqual(put(maskOfShapes(...writing)));
  });

  it('drops the edge of the desk beside it, which some of the holes hang together with', () => {
    const desk: Shape = (x, y) => y < 8 - x / 8;
    expect(withoutBindings(maskOfShapes(desk, ...row(12, 10, hole), ...writing))).toEqual(
      maskOfShapes(...writing),
    );
  });

  it.each<[string, Shape[]]>([
    [
      'a row of equal digits no lower than what is written below',
      [...row(12, 10, zero), ...row(12, 10, zero, 30)],
    ],
    ['a row of equal digits with nothing else', row(12, 10, zero)],
    ['a row that ends half-way', [...row(10, 6, dot(1)), ...writing]],
    ['a few digits', [...row(4, 30, zero), ...writing]],
    ['holes in the midst of the writing', [...row(12, 10, hole, 40), seven(30, 60), seven(70, 60)]],
    [
      'a row that is not even',
      [...[4, 11, 24, 31, 44, 53, 60, 73, 82, 95, 102, 115].map((x) => hole(x, 8)), ...writing],
    ],
  ])('leaves %s', (_, shapes) => {
    const mask = maskOfShapes(...shapes);
    expect(withoutBindings(mask)).toBe(mask);
  });
});

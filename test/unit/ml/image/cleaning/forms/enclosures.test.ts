import type { Mask } from '../../../../../../src/ml/image/picture';
import { describe, expect, it } from 'vitest';
import { withoutEnclosures } from '../../../../../../src/ml/image/cleaning/forms/enclosures';
import { maskOfShapes, seven, SIDE, stroke, type Shape } from '../drawnMask';

/** A mask of boxes of one pixel's line, each within the one before it and as far from it as from the next. */
function nested(side: number, boxes: number): Mask {
  const data = new Uint8Array(side * side);
  const step = Math.floor(side / 2 / boxes);
  data.forEach((_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    data[at] = Math.min(x, y, side - 1 - x, side - 1 - y) % step === 0 ? 1 : 0;
  });
  return { width: side, height: side, data };
}

function ring(x: number, y: number, radiusX: number, radiusY: number, width = 4): Shape {
  return (px, py) => {
    const outer = Math.hypot((px - x) / radiusX, (py - y) / radiusY);
    const inner = Math.hypot((px - x) / (radiusX - width), (py - y) / (radiusY - width));
    return outer <= 1 && inner >= 1;
  };
}

/** A box's line of three pixels. */
function box(left: number, top: number, right: number, bottom: number): Shape {
  const isIn = (x: number, y: number, by: number): boolean =>
    x >= left + by && x < right - by && y >= top + by && y < bottom - by;
  return (x, y) => isIn(x, y, 0) && !isIn(x, y, 3);
}

/** Sevens of 11 x 16 pixels. */
function small(x: number, y: number): Shape {
  const bar = stroke(x, y, x + 10, y, 3);
  const stem = stroke(x + 10, y, x + 4, y + 15, 3);
  return (px, py) => bar(px, py) || stem(px, py);
}

describe('withoutEnclosures', () => {
  it('looks for nothing in a crowd of lines around each other, which takes many seconds', () => {
    const crowd = nested(1024, 64);
    expect(withoutEnclosures(crowd)).toBe(crowd);
  });

  it.each<[string, Shape, Shape[]]>([
    ['a circle', ring(60, 60, 50, 48), [seven(49, 42)]],
    ['a circle around a 1', ring(60, 60, 50, 48), [stroke(63, 40, 58, 80)]],
    ['a circle around a 0', ring(60, 60, 50, 48), [ring(60, 60, 15, 22, 6)]],
    ['a circle around a number', ring(60, 60, 50, 48), [stroke(45, 45, 45, 75), stroke(70, 45, 70, 75)]],
    ['a box', box(10, 10, 110, 110), [seven(49, 42)]],
    ['a box around a 1 that leans', box(10, 10, 110, 110), [stroke(68, 35, 50, 75)]],
    ['a narrow box', box(30, 10, 90, 110), [seven(49, 42)]],
    ['a circle around a number that is low in it', ring(60, 60, 50, 48), [small(42, 52), small(66, 54)]],
    ['a frame around a page', box(3, 3, 117, 117), [small(20, 15), small(40, 16), small(24, 60)]],
    ['a wide frame around one digit', box(3, 3, 117, 117), [small(30, 20)]],
    ['a box beside a digit as high', box(10, 20, 80, 100), [seven(30, 42), stroke(100, 20, 100, 100)]],
  ])('drops %s', (_, enclosure, digits) => {
    expect(withoutEnclosures(maskOfShapes(enclosure, ...digits))).toEqual(maskOfShapes(...digits));
  });

  it('drops the cells of a form, of which some are empty', () => {
    const cells = [box(5, 30, 43, 90), box(40, 30, 78, 90), box(75, 30, 113, 90)];
    const digits = [seven(12, 42), seven(82, 42)];
    expect(withoutEnclosures(maskOfShapes(...cells, ...digits))).toEqual(maskOfShapes(...digits));
  });

  it('drops a table of three rows, whose cells are a third as high', () => {
    const edges = [4, 41, 78];
    const cells = edges.flatMap((y) => edges.map((x) => box(x, y, x + 40, y + 40)));
    const digits = edges.flatMap((y) => edges.map((x) => small(x + 14, y + 12)));
    expect(withoutEnclosures(maskOfShapes(...cells, ...digits))).toEqual(maskOfShapes(...digits));
  });

  it.each<[string, Shape[]]>([
    ['a round 0 with dust in it', [ring(60, 60, 50, 52, 8), small(60, 60), stroke(40, 50, 40, 56, 2)]],
    [
      'a narrow 0 with corners and dust in it',
      [box(35, 5, 85, 115), box(38, 8, 82, 112), small(52, 30), stroke(70, 70, 70, 79, 2)],
    ],
    ['a 0 with a slash', [ring(60, 60, 42, 50, 8), stroke(78, 34, 42, 86)]],
    [
      'a 0 with a slash that is bent',
      [ring(60, 60, 46, 50, 8), stroke(76, 38, 62, 60), stroke(62, 60, 44, 82)],
    ],
    ['a 0 with a dot', [ring(60, 60, 46, 50, 8), stroke(60, 60, 60, 60, 36)]],
    ['a narrow 0 with a stroke', [ring(60, 60, 36, 50, 8), stroke(60, 40, 60, 80)]],
    ['a 0 in outline', [ring(60, 60, 46, 50), ring(60, 60, 32, 36)]],
    [
      'an 8 in outline',
      [ring(60, 40, 30, 30), ring(60, 80, 30, 30), ring(60, 35, 14, 16), ring(60, 85, 14, 16)],
    ],
    [
      'a round 0 in outline beside a digit as high',
      [ring(50, 60, 46, 46), ring(50, 60, 26, 29), stroke(110, 15, 110, 105)],
    ],
    ['a circle around next to nothing', [ring(60, 60, 50, 48), stroke(60, 50, 60, 60)]],
    [
      'two digits, one of which goes around a part of the other',
      [ring(40, 60, 30, 50), stroke(40, 60, 110, 60)],
    ],
  ])('keeps %s', (_, shapes) => {
    const mask = maskOfShapes(...shapes);
    expect(withoutEnclosures(mask)).toEqual(mask);
  });

  it('keeps cells whose line a digit touches, which would be lost with them', () => {
    const mask = maskOfShapes(box(5, 30, 60, 90), box(57, 30, 113, 90), seven(20, 42), seven(70, 34));
    expect(withoutEnclosures(mask)).toEqual(mask);
  });

  it.each([
    ['is looked for', 50, false],
    ['is left alone', 1600, true],
  ])('%s among %i other marks', (_, dashes, isLeft) => {
    const [width, height] = [400, SIDE + 16 * 16];
    const data = new Uint8Array(width * height);
    const circled = maskOfShapes(ring(60, 60, 50, 48), seven(49, 42));
    for (let y = 0; y < SIDE; y++) data.set(circled.data.subarray(y * SIDE, (y + 1) * SIDE), y * width);
    for (let dash = 0; dash < dashes; dash++) {
      const [x, top] = [4 * (dash % 100), SIDE + 16 * Math.floor(dash / 100)];
      for (let y = 0; y < 8; y++) data[(top + y) * width + x] = 1;
    }
    const mask = { width, height, data };
    expect(withoutEnclosures(mask) === mask).toBe(isLeft);
  });
});

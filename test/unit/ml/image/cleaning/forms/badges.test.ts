import type { Mask } from '../../../../../../src/ml/image/picture';
import { describe, expect, it } from 'vitest';
import { withBadgesInverted } from '../../../../../../src/ml/image/cleaning/forms/badges';
import { maskOfShapes, seven, stroke, type Shape } from '../drawnMask';

function disc(x: number, y: number, radiusX: number, radiusY = radiusX): Shape {
  return (px, py) => Math.hypot((px - x) / radiusX, (py - y) / radiusY) <= 1;
}

function rectangle(left: number, top: number, right: number, bottom: number): Shape {
  return (x, y) => x >= left && x < right && y >= top && y < bottom;
}

/** A shape that others show the paper through. */
function cutOutOf(shape: Shape, ...holes: Shape[]): Shape {
  return (x, y) => shape(x, y) && !holes.some((hole) => hole(x, y));
}

/** A shape that leans to the right. */
function leaning(shape: Shape): Shape {
  return (x, y) => shape(x + 0.4 * (y - 60), y);
}

function ring(x: number, y: number, radiusX: number, radiusY: number, width: number): Shape {
  return cutOutOf(disc(x, y, radiusX, radiusY), disc(x, y, radiusX - width, radiusY - width));
}

function turned(mask: Mask): Mask {
  return withBadgesInverted({ ...mask, data: Float32Array.from(mask.data, (value) => 0.6 * value) }, mask)
    .dark;
}

describe('withBadgesInverted', () => {
  it.each<[string, Shape, Shape[]]>([
    ['a disc', disc(60, 60, 50), [seven(49, 42)]],
    ['a disc with a 1', disc(60, 60, 50), [stroke(63, 40, 58, 80)]],
    ['a disc with a 0', disc(60, 60, 50), [ring(60, 60, 15, 22, 6)]],
    ['a button', rectangle(5, 30, 115, 90), [seven(25, 42), seven(70, 42)]],
    ['a button with 11', rectangle(5, 30, 115, 90), [stroke(45, 42, 45, 78), stroke(70, 42, 70, 78)]],
  ])('turns round what is written on %s', (_, shape, digits) => {
    expect(turned(maskOfShapes(cutOutOf(shape, ...digits)))).toEqual(maskOfShapes(...digits));
  });

  it('leaves the ink beside a badge as it is', () => {
    const badge = cutOutOf(disc(40, 60, 35), seven(29, 42));
    const beside = stroke(100, 20, 100, 100);
    expect(turned(maskOfShapes(badge, beside))).toEqual(maskOfShapes(seven(29, 42), beside));
  });

  it('makes ink of the paper that shows through, and paper of what is around it', () => {
    const mask = maskOfShapes(cutOutOf(disc(60, 60, 50), seven(49, 42)));
    const data = Float32Array.from(mask.data, (value) => 0.6 * value);
    expect(withBadgesInverted({ ...mask, data }, mask).ink.data).toEqual(
      Float32Array.from(maskOfShapes(seven(49, 42)).data),
    );
  });

  it.each<[string, Shape]>([
    ['a bold 0', ring(60, 60, 36, 50, 22)],
    ['a round bold 0', ring(60, 60, 50, 50, 28)],
    ['a leaning bold 0', cutOutOf(leaning(disc(60, 60, 42, 50)), stroke(70, 42, 50, 78, 8))],
    ['an upright bold 0', cutOutOf(rectangle(30, 10, 80, 110), stroke(55, 35, 55, 85, 12))],
    ['a bold 8', cutOutOf(rectangle(30, 10, 90, 110), disc(60, 35, 12, 10), disc(60, 82, 12, 10))],
    ['a disc with nothing on it', disc(60, 60, 50)],
    ['a circle around a digit', (x, y) => ring(60, 60, 50, 50, 6)(x, y) || seven(49, 42)(x, y)],
  ])('takes %s for no badge', (_, shape) => {
    expect(turned(maskOfShapes(shape))).toEqual(maskOfShapes(shape));
  });
});

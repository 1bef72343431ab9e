import { describe, expect, it } from 'vitest';
import type { Component } from '../../../../../src/ml/image/components';
import { withoutUnderlines } from '../../../../../src/ml/image/segmentation/underlines';

/** x, y, width, height */
type Box = readonly [number, number, number, number];

function piecesOf(boxes: readonly Box[]): Component[] {
  return boxes.map(([x, y, width, height], index) => ({
    label: index + 1,
    area: width * height,
    box: { x, y, width, height },
  }));
}

const DIGIT: Box = [100, 100, 60, 100];
const SECOND: Box = [180, 100, 60, 100];
const NUMBER = [DIGIT, SECOND];

describe('withoutUnderlines', () => {
  it.each<[string, readonly Box[], Box]>([
    ['a line under a digit', [DIGIT], [90, 212, 80, 8]],
    ['a line under a number', NUMBER, [90, 212, 160, 8]],
    ['a line under a number that is a little too short', NUMBER, [110, 212, 120, 8]],
    ['a line under a number that is aslant', NUMBER, [80, 192, 220, 22]],
    ['a line under a number with a 1', [DIGIT, [180, 100, 12, 100]], [90, 212, 110, 8]],
    ['a line over a number', NUMBER, [90, 80, 160, 8]],
    ['a line between two numbers', [...NUMBER, [100, 240, 60, 100], [180, 240, 60, 100]], [80, 216, 180, 8]],
  ])('leaves out %s', (_, digits, line) => {
    const pieces = piecesOf([...digits, line]);
    expect(withoutUnderlines(pieces)).toEqual(pieces.slice(0, -1));
  });

  it.each<[string, readonly Box[]]>([
    [
      'the foot of a 1',
      [
        [100, 100, 12, 90],
        [75, 195, 60, 8],
      ],
    ],
    ['the bar of a 5', [DIGIT, [110, 85, 70, 8]]],
    ['the bar of a 5 that reaches over a 1', [DIGIT, [180, 100, 12, 100], [105, 85, 90, 8]]],
    ['the bar of a 7 that hangs over on both sides', [DIGIT, [90, 85, 80, 8]]],
    ['the foot of a 2', [DIGIT, [98, 205, 80, 8]]],
    ['the foot of a 2 that reaches under the next digit', [...NUMBER, [98, 205, 100, 8]]],
    ['a low digit under another', [DIGIT, [80, 212, 100, 40]]],
    ['a stroke through a digit', [DIGIT, [80, 150, 100, 8]]],
    ['a line far away', [DIGIT, [80, 260, 100, 8]]],
    ['a dash and an equals sign', [...NUMBER, [260, 140, 60, 8], [260, 160, 60, 8], [340, 100, 60, 100]]],
    ['a dash alone', [[100, 100, 60, 8]]],
  ])('keeps %s', (_, boxes) => {
    const pieces = piecesOf(boxes);
    expect(withoutUnderlines(pieces)).toEqual(pieces);
  });
});

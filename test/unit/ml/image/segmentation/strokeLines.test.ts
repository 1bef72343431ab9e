import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../../src/ml/image/stroke';
import { groupStrokes } from '../../../../../src/ml/image/segmentation/strokeLines';

/** A stroke straight down. */
function down(x: number, top = 0): Stroke {
  return [0, 50, 100].map((y) => ({ x, y: top + y }));
}

/** A stroke to the right. */
function across(left: number, right: number, y: number): Stroke {
  return [left, right].map((x) => ({ x, y }));
}

/** A circle. */
function round(x: number, y: number, radius: number): Stroke {
  return Array.from({ length: 25 }, (_, step) => {
    const angle = (step * Math.PI) / 12;
    return { x: x + radius * Math.sin(angle), y: y - radius * Math.cos(angle) };
  });
}

/** The strokes of each line's signs, as many as are never parted. */
function signsOf(strokes: readonly Stroke[]): number[][] {
  return groupStrokes(strokes).map(({ groups }) =>
    groups.filter(({ span }) => span.to === span.from + 1).map((group) => group.strokes.length),
  );
}

describe('groupStrokes', () => {
  it('refuses more strokes than can be looked at', () => {
    const many = Array.from({ length: 1501 }, (_, at) => down(30 * (at % 40), 300 * Math.floor(at / 40)));
    expect(() => groupStrokes(many)).toThrow(
      'There are too many strokes in this drawing to read numbers in it (1,501; the limit is 1,500). Remove some and try again.',
    );
    expect(() => groupStrokes([...many.slice(1), []])).not.toThrow();
  });

  it('offers every stroke and neighbours together, in the order in which they were drawn', () => {
    const strokes = [down(40), down(0)];
    const [line] = groupStrokes(strokes);
    expect(line!.groups.map(({ strokes }) => strokes)).toEqual([[strokes[1]], strokes, [strokes[0]]]);
  });

  it('never parts strokes one above the other', () => {
    expect(signsOf([down(0), across(-20, 20, -18)])).toEqual([[2]]);
  });

  it('leaves out a line drawn under a number, and takes it for no part of a digit', () => {
    expect(signsOf([round(0, 50, 50), across(-60, 180, 120), round(120, 50, 50)])).toEqual([[1, 1]]);
  });

  it('never parts an 8 of two circles, however far they overlap', () => {
    for (const overlap of [-5, 5, 15, 30]) {
      expect(signsOf([round(0, 0, 50), round(0, 100 - overlap, 50)])).toEqual([[2]]);
    }
  });

  it('keeps the second stroke of a 4 that goes far down in its line', () => {
    const angle = [...down(0), { x: 60, y: 90 }];
    expect(groupStrokes([angle, down(70, 62)])).toHaveLength(1);
  });

  it('offers a low digit with a bar that is wider than a line is high', () => {
    const [line] = groupStrokes([down(0), [...across(-60, -60, -35), ...across(110, 110, 20)]]);
    expect(line!.groups.map(({ strokes }) => strokes.length)).toContain(2);
  });

  it('parts two lines of digits with little space between them, and leaves a bar to the digit that it crosses', () => {
    const bar = across(15, 60, 130);
    const strokes = [round(0, 50, 50), round(120, 50, 50), round(0, 170, 50), down(45, 120), bar];
    expect(signsOf(strokes).map((line) => line.reduce((sum, count) => sum + count))).toEqual([2, 3]);
  });

  it('parts lines', () => {
    expect(groupStrokes([down(0), down(0, 300)])).toHaveLength(2);
  });

  it('finds nothing without points', () => {
    expect(groupStrokes([])).toEqual([]);
    expect(groupStrokes([[]])).toEqual([]);
  });
});

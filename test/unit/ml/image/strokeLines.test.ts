import { describe, expect, it } from 'vitest';
import { groupStrokes } from '../../../../src/ml/image/strokeLines';

/** A stroke straight down. */
function down(x: number, top = 0): { x: number; y: number }[] {
  return [0, 50, 100].map((y) => ({ x, y: top + y }));
}

describe('groupStrokes', () => {
  it('offers every stroke and neighbours together, in the order in which they were drawn', () => {
    const strokes = [down(40), down(0)];
    const [line] = groupStrokes(strokes);
    expect(line!.groups.map(({ strokes }) => strokes)).toEqual([[strokes[1]], strokes, [strokes[0]]]);
  });

  it('never parts strokes one above the other', () => {
    const [line] = groupStrokes([
      down(0),
      [
        { x: -20, y: -18 },
        { x: 20, y: -18 },
      ],
    ]);
    expect(line!.groups).toHaveLength(1);
  });

  it('parts lines', () => {
    expect(groupStrokes([down(0), down(0, 300)])).toHaveLength(2);
  });

  it('finds nothing without points', () => {
    expect(groupStrokes([])).toEqual([]);
    expect(groupStrokes([[]])).toEqual([]);
  });
});

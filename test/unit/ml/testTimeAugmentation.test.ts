import { describe, expect, it } from 'vitest';
import { predictAugmented } from '../../../src/ml/testTimeAugmentation';

const SIDE = 28;

/** A frame with a square of ink, three pixels wide, whose upper left pixel is at (x, y). */
function squareAt(x: number, y: number): Float32Array {
  const inside = (at: number, start: number) => at >= start && at < start + 3;
  return Float32Array.from({ length: SIDE * SIDE }, (_, pixel) =>
    inside(pixel % SIDE, x) && inside(Math.floor(pixel / SIDE), y) ? 1 : 0,
  );
}

function concatenated(frames: readonly Float32Array[]): Float32Array {
  return Float32Array.from(frames.flatMap((frame) => [...frame]));
}

/** Where the ink's middle is, as ten "probabilities": x, y, how much ink there is, and zeros. */
function middles(frames: Float32Array): Float32Array {
  const result = new Float32Array((frames.length / (SIDE * SIDE)) * 10);
  frames.forEach((value, index) => {
    const row = Math.floor(index / (SIDE * SIDE)) * 10;
    const pixel = index % (SIDE * SIDE);
    result[row]! += (value * (pixel % SIDE)) / 9;
    result[row + 1]! += (value * Math.floor(pixel / SIDE)) / 9;
    result[row + 2]! += value / 9;
  });
  return result;
}

describe('predictAugmented', () => {
  it('predicts for the frames as they are and moved by a pixel each way', () => {
    const seen: Float32Array[] = [];
    predictAugmented(concatenated([squareAt(20, 13)]), (frames) => {
      seen.push(middles(frames));
      return new Float32Array(10);
    });
    const at = seen.map(([x, y]) => [x!, y!]);
    const moved = [
      [21, 14],
      [22, 14],
      [20, 14],
      [21, 15],
      [21, 13],
    ];
    moved.forEach((place, index) => {
      expect(at[index]![0]).toBeCloseTo(place[0]!, 4);
      expect(at[index]![1]).toBeCloseTo(place[1]!, 4);
    });
    expect(at).toHaveLength(5);
  });

  it('gives the mean for each frame, in their order', () => {
    const means = predictAugmented(concatenated([squareAt(20, 13), squareAt(5, 8)]), middles);
    expect(means).toHaveLength(20);
    // What is done one way is done the other way as well.
    expect(means[0]).toBeCloseTo(21, 1);
    expect(means[10]).toBeCloseTo(6, 1);
    expect(means[11]).toBeCloseTo(9, 1);
    expect(means[12]).toBeCloseTo(1, 2);
  });

  it('lets ink that moves beyond the edge go, and none come in from another frame', () => {
    const amounts = new Set<number>();
    predictAugmented(concatenated([squareAt(25, 25), squareAt(0, 0)]), (frames) => {
      const result = middles(frames);
      amounts.add(Math.round(result[2]! * 9)).add(Math.round(result[12]! * 9));
      return result;
    });
    expect([...amounts].sort()).toEqual([6, 9]);
  });

  it('takes no frames', () => {
    expect(predictAugmented(new Float32Array(0), () => new Float32Array(0))).toHaveLength(0);
  });
});

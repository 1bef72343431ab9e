import { describe, expect, it } from 'vitest';
import { variedFrame } from '../../../../src/ml/data/drawnFrame';
import { frameOfStrokes } from '../../../../src/ml/image/strokes';
import { Random } from '../../../../src/ml/random';

/** A slanted line, which a coarse canvas shows as steps. */
const slanted = [
  [
    { x: 0, y: 100 },
    { x: 40, y: 0 },
  ],
];

const PENS = Array.from({ length: 20 }, (_, step) => 1.3 + 0.2 * step);

function difference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;
}

describe('variedFrame', () => {
  it('draws about a quarter of its drawings as no smooth pen does', () => {
    const smooth = PENS.map((pen) => frameOfStrokes(slanted, pen));
    const frames = Array.from({ length: 200 }, (_, seed) => variedFrame(slanted, new Random(seed)));
    const coarse = frames.filter((frame) => smooth.every((other) => difference(frame, other) > 0.01));
    expect(coarse.length).toBeGreaterThan(30);
    expect(coarse.length).toBeLessThan(70);
  });

  it('gives a frame with full ink in it, the same for the same seed', () => {
    for (let seed = 0; seed < 20; seed++) {
      const frame = variedFrame(slanted, new Random(seed));
      expect(Math.max(...frame)).toBeCloseTo(1, 5);
      expect(variedFrame(slanted, new Random(seed))).toEqual(frame);
    }
  });
});

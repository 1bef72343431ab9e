import { describe, expect, it } from 'vitest';
import { spansOf, type Joint, type Lattice } from '../../../../src/ml/image/lattice';
import { bestSteps, type Candidate } from '../../../../src/ml/image/segmentation';
import { PICTURE_WEIGHTS } from '../../../../src/ml/image/segmentationWeights';

const APART: Joint = { gap: 0.2, overlap: 0, cut: null };

/** A line of pieces as high as they are given, 12 wide, 4 apart, of a usual height of 20. */
function line(heights: readonly number[], joint: Joint = APART): Lattice {
  return {
    boxes: heights.map((height, place) => ({ x: 16 * place, y: 20 - height, width: 12, height })),
    joints: heights.slice(1).map(() => joint),
    height: 20,
    isOnePiece: false,
  };
}

/** Every run of the line, judged by its place. */
function candidates(lattice: Lattice, wholeness: (from: number, to: number) => number): Candidate[] {
  return spansOf(lattice).map((span) => ({
    span,
    wholeness: wholeness(span.from, span.to),
    prediction: { digit: 3, confidence: 0.9 },
  }));
}

function runs(lattice: Lattice, wholeness: (from: number, to: number) => number): number[][] {
  return bestSteps(lattice, candidates(lattice, wholeness), PICTURE_WEIGHTS)
    .filter(({ candidate }) => candidate !== null)
    .map(({ from, to }) => [from, to]);
}

describe('spansOf', () => {
  it('offers each piece, and runs that are not too wide for a digit', () => {
    const spans = spansOf(line([20, 20, 20]));
    expect(spans).toEqual([
      { from: 0, to: 1 },
      { from: 0, to: 2 },
      { from: 1, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 3 },
    ]);
  });

  it('offers all of a line that hangs together, however wide', () => {
    const spans = spansOf({ ...line([20, 20, 20]), isOnePiece: true });
    expect(spans).toContainEqual({ from: 0, to: 3 });
  });
});

describe('bestSteps', () => {
  it('reads pieces one by one if each looks whole', () => {
    expect(runs(line([20, 20]), (from, to) => (to - from === 1 ? 4 : -4))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('reads pieces together if only together they look whole', () => {
    const touching = line([20, 20], { gap: 0, overlap: 0, cut: 0.1 });
    expect(runs(touching, (from, to) => (to - from === 1 ? -4 : 4))).toEqual([[0, 2]]);
  });

  it('passes over a low piece that stands by itself, and reads a high one', () => {
    expect(runs(line([20, 3, 20]), (from, to) => (to - from === 1 && from !== 1 ? 4 : -4))).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(runs(line([20, 19, 20]), (from, to) => (to - from === 1 && from !== 1 ? 4 : -4))).toHaveLength(3);
  });

  it('reads nothing in an empty line', () => {
    expect(runs({ boxes: [], joints: [], height: 0, isOnePiece: false }, () => 0)).toEqual([]);
  });
});

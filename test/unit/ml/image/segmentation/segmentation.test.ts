import { describe, expect, it } from 'vitest';
import { BestPath } from '../../../../../src/ml/image/segmentation/bestPath';
import { spansOf, type Joint, type Lattice } from '../../../../../src/ml/image/segmentation/lattice';
import {
  evidenceOf,
  scoreOf,
  type Candidate,
  type Weights,
} from '../../../../../src/ml/image/segmentation/evidence';
import {
  PICTURE_WEIGHTS,
  STROKE_WEIGHTS,
} from '../../../../../src/ml/image/segmentation/segmentationWeights';
import { UNLIKELY } from '../../../../../src/ml/pictureReader';

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
  return new BestPath(lattice, candidates(lattice, wholeness), PICTURE_WEIGHTS)
    .steps()
    .filter(({ candidate }) => candidate !== null)
    .map(({ from, to }) => [from, to]);
}

/** Every piece alone looks whole but one, and no run of several does. */
function eachWholeBut(one: number): (from: number, to: number) => number {
  return (from, to) => (to - from === 1 && from !== one ? 4 : -4);
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

describe('BestPath', () => {
  it('reads pieces one by one if each looks whole', () => {
    expect(runs(line([20, 20]), (from, to) => (to - from === 1 ? 4 : -4))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('reads pieces together if only together they look whole', () => {
    const touching = line([20, 20], { gap: 0, overlap: 0, cut: { ink: 0.1, crossings: 1, seam: 0 } });
    expect(runs(touching, (from, to) => (to - from === 1 ? -4 : 4))).toEqual([[0, 2]]);
  });

  it('passes over a low piece that stands by itself', () => {
    const lattice = line([20, 3, 20]);
    const steps = new BestPath(lattice, candidates(lattice, eachWholeBut(1)), PICTURE_WEIGHTS).steps();
    expect(steps.map(({ from, to, candidate }) => [from, to, candidate === null])).toEqual([
      [0, 1, false],
      [1, 2, true],
      [2, 3, false],
    ]);
  });

  it('never passes over a piece higher than half a digit, however much speaks for it', () => {
    const forPassing: Weights = { ...PICTURE_WEIGHTS, passedOver: 100, passedHeight: 0, passedSize: 0 };
    const readAt = (height: number) => {
      const lattice = line([20, height, 20]);
      return new BestPath(lattice, candidates(lattice, eachWholeBut(1)), forPassing)
        .steps()
        .map(({ candidate }) => candidate !== null);
    };
    expect(readAt(10)).toEqual([true, false, true]);
    expect(readAt(11)).toEqual([true, true, true]);
  });

  it('reads nothing in an empty line', () => {
    expect(runs({ boxes: [], joints: [], height: 0, isOnePiece: false }, () => 0)).toEqual([]);
  });
});

describe('evidenceOf', () => {
  it('tells the strokes beyond the first that are cut, within a digit and at its sides', () => {
    const cut = (crossings: number): Joint => ({ gap: 0, overlap: 0, cut: { ink: 0.2, crossings, seam: 0 } });
    const lattice: Lattice = { ...line([20, 20, 20]), joints: [cut(3), cut(2)], isOnePiece: true };
    const evidence = (from: number, to: number) =>
      evidenceOf(lattice, { span: { from, to }, wholeness: 1, prediction: null });
    expect(evidence(0, 2)).toMatchObject({ cutsWithin: 1, crossingsWithin: 2, crossingsBetween: 0.5 });
    expect(evidence(1, 2)).toMatchObject({ cutsWithin: 0, crossingsWithin: 0, crossingsBetween: 1.5 });
    expect(evidence(0, 3)).toMatchObject({ cutsWithin: 2, crossingsWithin: 3, crossingsBetween: 0 });
  });

  it('counts how whole a sign looks once more where all of it might have been cut', () => {
    const cut: Joint = { gap: 0, overlap: 0, cut: { ink: 0.2, crossings: 1, seam: 0 } };
    const lattice: Lattice = { ...line([20, 20, 20, 20]), joints: [cut, cut, APART] };
    const counted = (from: number, to: number) =>
      evidenceOf(lattice, { span: { from, to }, wholeness: -9, prediction: null }).wholenessOfSign;
    expect(counted(0, 3)).toBe(-6);
    expect([counted(0, 2), counted(1, 3), counted(0, 4), counted(3, 4)]).toEqual([0, 0, 0, 0]);
  });

  const span = { from: 0, to: 1 };

  it('is never less for a run that has not been looked at than for anything that it may turn out to be', () => {
    for (const weights of [PICTURE_WEIGHTS, STROKE_WEIGHTS]) {
      for (const height of [3, 12, 20, 60]) {
        const lattice = line([height]);
        const unseen = scoreOf(lattice, { span, wholeness: 'open', prediction: 'open' }, weights);
        for (const wholeness of [-9, -5, UNLIKELY, 0, 5, 9]) {
          const prediction = wholeness < UNLIKELY ? null : 'open';
          expect(scoreOf(lattice, { span, wholeness, prediction }, weights)).toBeLessThanOrEqual(unseen);
        }
      }
    }
  });

  it('is never less for a run that is still open than for any answer of the network', () => {
    const total = (lattice: Lattice, prediction: Candidate['prediction']) =>
      scoreOf(lattice, { span, wholeness: 1, prediction }, PICTURE_WEIGHTS);
    for (const height of [3, 12, 20, 60]) {
      const lattice = line([height]);
      const open = total(lattice, 'open');
      for (let digit = 0; digit < 10; digit++) {
        expect(total(lattice, { digit, confidence: 1 })).toBeLessThanOrEqual(open);
        expect(total(lattice, { digit, confidence: 0.3 })).toBeLessThan(open);
      }
    }
  });
});

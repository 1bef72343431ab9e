import { describe, expect, it } from 'vitest';
import { BestPath } from '../../../../../src/ml/image/segmentation/bestPath';
import { spansOf, type Lattice, type Span } from '../../../../../src/ml/image/segmentation/lattice';
import { PICTURE_WEIGHTS } from '../../../../../src/ml/image/segmentation/segmentationWeights';
import { Random } from '../../../../../src/ml/random';

/** Pieces side by side, all of them too high to be passed over. */
function line(pieces: number): Lattice {
  return {
    boxes: Array.from({ length: pieces }, (_, place) => ({ x: 10 * place, y: 0, width: 8, height: 20 })),
    joints: Array.from({ length: pieces - 1 }, () => ({ gap: 0.1, overlap: 0, cut: null })),
    height: 20,
    isOnePiece: false,
  };
}

/** The largest sum of scores over all ways to part the pieces from `from` on into runs. */
function bestSum(spans: readonly Span[], scores: readonly number[], from: number, end: number): number {
  if (from === end) return 0;
  return Math.max(
    ...spans.flatMap((span, at) =>
      span.from === from ? [scores[at]! + bestSum(spans, scores, span.to, end)] : [],
    ),
  );
}

describe('BestPath', () => {
  it('finds the best of all ways, again and again while scores change', () => {
    const random = new Random(5);
    const lattice = line(9);
    const spans = spansOf(lattice);
    const path = new BestPath(
      lattice,
      spans.map((span) => ({ span, wholeness: 0, prediction: null })),
      PICTURE_WEIGHTS,
    );
    const scores = spans.map(() => random.between(-3, 3));
    scores.forEach((score, at) => path.rescore(at, score));
    for (let round = 0; round < 40; round++) {
      const way = path.steps();
      expect(way.map(({ from }) => from)).toEqual([0, ...way.slice(0, -1).map(({ to }) => to)]);
      expect(way.at(-1)!.to).toBe(9);
      const sum = way.reduce((total, { candidate }) => total + scores[candidate!]!, 0);
      expect(sum).toBeCloseTo(bestSum(spans, scores, 0, 9), 9);
      for (let change = 0; change < 1 + (round % 3); change++) {
        const at = Math.floor(random.next() * spans.length);
        scores[at] = random.between(-3, 3);
        path.rescore(at, scores[at]);
      }
    }
  });
});

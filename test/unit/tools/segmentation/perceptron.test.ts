import { describe, expect, it } from 'vitest';
import { NOBODY } from '../../../../src/ml/data/pieceOwners';
import { BestPath } from '../../../../src/ml/image/segmentation/bestPath';
import { spansOf, type Lattice } from '../../../../src/ml/image/segmentation/lattice';
import { Random } from '../../../../src/ml/random';
import { NO_DIGIT, truthOf } from '../../../../tools/segmentation/example';
import {
  accuracyOf,
  learnWeights,
  withFewSingleDigitsCut,
  type JudgedExample,
} from '../../../../tools/segmentation/perceptron';

/** Two halves of one digit that hang together, or two digits apart; the networks cannot tell which. */
function pair(isOne: boolean): JudgedExample {
  const lattice: Lattice = {
    boxes: [0, 1].map((place) => ({ x: (isOne ? 8 : 16) * place, y: 0, width: 8, height: 20 })),
    joints: [
      isOne
        ? { gap: 0, overlap: 0, cut: { ink: 0.1, crossings: 1, seam: 0 } }
        : { gap: 0.4, overlap: 0, cut: null },
    ],
    height: 20,
    isOnePiece: isOne,
  };
  const spans = spansOf(lattice);
  return {
    text: isOne ? '3' : '33',
    spacing: 4,
    lattice,
    spans,
    frames: new Uint8Array(),
    overlaps: [],
    truth: truthOf(isOne ? [0, 0] : [0, 1], isOne ? 1 : 2, spans),
    candidates: spans.map((span) => ({ span, wholeness: 1, prediction: { digit: 3, confidence: 0.9 } })),
  };
}

const examples = [pair(true), pair(false)];

describe('truthOf', () => {
  const spans = spansOf(pair(true).lattice);

  it('takes neighbours of one digit together and leaves out what is nobody’s', () => {
    expect(truthOf([0, 0], 1, spans)).toEqual([{ from: 0, to: 2, isDigit: true }]);
    expect(truthOf([0, NOBODY], 1, spans)).toEqual([
      { from: 0, to: 1, isDigit: true },
      { from: 1, to: 2, isDigit: false },
    ]);
  });

  it('knows none if a digit is missing, in two places, or in no run', () => {
    expect(truthOf([0, 0], 2, spans)).toBeNull();
    const each = [0, 1, 2].map((from) => ({ from, to: from + 1 }));
    expect(truthOf([0, 1, 0], 2, each)).toBeNull();
    expect(truthOf([0, 0], 1, spans.slice(0, 1))).toBeNull();
  });
});

describe('learnWeights', () => {
  it('learns to read what it could not at first', () => {
    const misread: number[] = [];
    const weights = learnWeights(examples, 20, new Random(1), (_, share) => misread.push(share));
    expect(misread[0]).toBeGreaterThan(0);
    expect(misread.at(-1)).toBe(0);
    expect(accuracyOf(examples, weights)).toEqual([
      { kind: 'one digit', n: 1, exact: 1, asManyDigits: 1 },
      { kind: 'several digits, apart', n: 1, exact: 1, asManyDigits: 1 },
    ]);
  });
});

describe('accuracyOf', () => {
  it('counts what is no digit as right if it is read as one thing, whatever the network makes of it', () => {
    const weights = learnWeights(examples, 20, new Random(1), () => undefined);
    const nonDigits = examples.map((example) => ({ ...example, text: NO_DIGIT }));
    expect(accuracyOf(nonDigits, weights)).toEqual([{ kind: 'no digit', n: 2, exact: 1, asManyDigits: 1 }]);
  });
});

describe('withFewSingleDigitsCut', () => {
  it('lowers only what speaks for cutting one piece, no further than needed', () => {
    const learnt = learnWeights(examples, 20, new Random(1), () => undefined);
    const tooReady = { ...learnt, signsCut: learnt.signsCut + 2.1 };
    const digits = (weights: typeof learnt) =>
      new BestPath(examples[0]!.lattice, examples[0]!.candidates, weights).steps().length;
    expect(digits(tooReady)).toBe(2);
    const singles = examples.filter(({ text }) => text.length === 1);
    const lowered = withFewSingleDigitsCut(tooReady, singles);
    expect(digits(lowered)).toBe(1);
    expect(digits({ ...lowered, signsCut: lowered.signsCut + 0.25 })).toBe(2);
    expect({ ...lowered, signsCut: 0 }).toEqual({ ...learnt, signsCut: 0 });
  });

  it('allows one in a thousand to be cut, and does not count those that are in pieces anyway', () => {
    const learnt = learnWeights(examples, 20, new Random(1), () => undefined);
    const tooReady = { ...learnt, signsCut: learnt.signsCut + 2.1 };
    const [one, two] = examples;
    const { length } = one!.lattice.boxes;
    const uncut = {
      ...one!,
      candidates: one!.candidates.filter(({ span }) => span.to - span.from === length),
    };
    const singles = [one!, two!, two!, ...Array<JudgedExample>(999).fill(uncut)];
    const lowered = (some: readonly JudgedExample[]): number =>
      tooReady.signsCut - withFewSingleDigitsCut(tooReady, some).signsCut;
    expect(lowered(singles)).toBeCloseTo(0);
    expect(lowered(singles.slice(0, -1))).toBeGreaterThan(0.2);
  });
});

import { BestPath, type Step } from '../../src/ml/image/segmentation/bestPath';
import {
  EVIDENCE,
  evidenceOf,
  evidenceOfPassing,
  NEVER_NEGATIVE,
  type Candidate,
  type Evidence,
  type Weights,
} from '../../src/ml/image/segmentation/evidence';
import type { Random } from '../../src/ml/random';
import { NO_DIGIT, type Example } from './example';

/** A candidate about which the network has been asked if it is ever to be. */
export type JudgedCandidate = Candidate & { readonly prediction: Exclude<Candidate['prediction'], 'open'> };

/** An example with what the networks made of its runs. */
export interface JudgedExample extends Example {
  readonly candidates: readonly JudgedCandidate[];
}

type MutableWeights = { -readonly [Name in keyof Weights]: number };

/** Where it begins: what the two networks say counts, and a little of the shape. */
const START: Partial<Weights> = { wholeness: 1, logProbability: 1, shape: 0.1, height: 0.1 };

/**
 * Weights by which the best way to read a line is the true one as often as they can: an averaged structured perceptron
 * (Collins, "Discriminative training methods for hidden Markov models", 2002), averaged over the second half of its
 * epochs. Examples without a truth are left out.
 */
export function learnWeights(
  examples: readonly JudgedExample[],
  epochs: number,
  random: Random,
  afterEpoch: (epoch: number, misread: number) => void,
): Weights {
  const readable = examples.filter(({ truth }) => truth !== null);
  const weights = { ...zeros(), ...START };
  const sums = zeros();
  let summed = 0;
  const order = Uint32Array.from({ length: readable.length }, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    const rate = 0.1 / (1 + 0.3 * epoch);
    let misread = 0;
    for (const index of order) {
      if (!learnFrom(readable[index]!, weights, rate)) misread++;
      if (epoch < epochs / 2 - 0.5) continue;
      for (const name of EVIDENCE) sums[name] += weights[name];
      summed++;
    }
    afterEpoch(epoch, misread / Math.max(1, readable.length));
  }
  const average = zeros();
  for (const name of EVIDENCE) average[name] = round(sums[name] / Math.max(1, summed));
  return average;
}

/** Moves the weights towards the truth if the line is misread. @returns whether it was read right */
function learnFrom(example: JudgedExample, weights: MutableWeights, rate: number): boolean {
  const read = new BestPath(example.lattice, example.candidates, weights).steps();
  const truth = example.truth!.map(({ from, to, isDigit }): Step => {
    const at = example.spans.findIndex((span) => span.from === from && span.to === to);
    return { from, to, candidate: isDigit ? at : null };
  });
  const isRight =
    read.length === truth.length &&
    read.every(({ from, to, candidate }, at) => {
      const step = truth[at]!;
      return from === step.from && to === step.to && (candidate === null) === (step.candidate === null);
    });
  if (isRight) return true;
  for (const [steps, sign] of [
    [truth, rate],
    [read, -rate],
  ] as const) {
    for (const step of steps) {
      const evidence = evidenceOfStep(example, step);
      for (const name of EVIDENCE) weights[name] += sign * (evidence[name] ?? 0);
    }
  }
  for (const name of NEVER_NEGATIVE) weights[name] = Math.max(0, weights[name]);
  return false;
}

function evidenceOfStep({ lattice, candidates }: JudgedExample, { from, candidate }: Step): Evidence {
  return candidate === null ? evidenceOfPassing(lattice, from) : evidenceOf(lattice, candidates[candidate]!);
}

function zeros(): MutableWeights {
  return Object.fromEntries(EVIDENCE.map((name) => [name, 0])) as MutableWeights;
}

/** `signsCut` is lowered by at most this much. */
const MOST_LOWERED = 3;

/** `signsCut` is lowered by this much at a time. */
const LOWERED = 0.25;

/**
 * Share of the single digits that hang together that may be cut: a fifth of the half per cent that is asked for, as those
 * of other hands are cut more often.
 */
const SINGLES_CUT = 0.001;

/**
 * Lowers what speaks for cutting ink that hangs together until hardly any single digit is cut, or no fewer: the perceptron
 * weighs them like touching digits, but almost all that people write is not touching.
 * @param singles single digits that the weights were not fitted to; those in several pieces do not count, as no cut is
 * needed to read them as several
 */
export function withFewSingleDigitsCut(weights: Weights, singles: readonly JudgedExample[]): Weights {
  const whole = singles.filter(({ lattice }) => lattice.isOnePiece);
  const steps = Array.from({ length: MOST_LOWERED / LOWERED + 1 }, (_, step) => {
    const lowered = { ...weights, signsCut: round(weights.signsCut - step * LOWERED) };
    return { lowered, cut: whole.filter((example) => digitsRead(example, lowered).length > 1).length };
  });
  const fewest = Math.min(...steps.map(({ cut }) => cut));
  const allowed = Math.max(fewest, Math.floor(SINGLES_CUT * whole.length));
  return steps.find(({ cut }) => cut <= allowed)!.lowered;
}

function digitsRead(example: JudgedExample, weights: Weights): Step[] {
  const steps = new BestPath(example.lattice, example.candidates, weights).steps();
  return steps.filter(({ candidate }) => candidate !== null);
}

/**
 * How many lines of a kind are read right, and how many as the right number of digits. Of what is no digit, both are those
 * that are read as one thing.
 */
export interface Accuracy {
  readonly kind: string;
  readonly n: number;
  readonly exact: number;
  readonly asManyDigits: number;
}

/** How examples are read by weights: single ones, those that stand apart, and by how far they overlap. */
export function accuracyOf(examples: readonly JudgedExample[], weights: Weights): Accuracy[] {
  const kinds = new Map<string, { n: number; exact: number; asManyDigits: number }>();
  for (const example of examples) {
    const counts = kinds.get(kindOf(example)) ?? { n: 0, exact: 0, asManyDigits: 0 };
    const steps = digitsRead(example, weights);
    const text =
      example.text === NO_DIGIT
        ? NO_DIGIT.repeat(steps.length)
        : steps.map(({ candidate }) => example.candidates[candidate!]!.prediction?.digit ?? '?').join('');
    kinds.set(kindOf(example), {
      n: counts.n + 1,
      exact: counts.exact + (text === example.text ? 1 : 0),
      asManyDigits: counts.asManyDigits + (text.length === example.text.length ? 1 : 0),
    });
  }
  return [...kinds]
    .map(([kind, counts]) => ({ kind, ...counts }))
    .sort((a, b) => a.kind.localeCompare(b.kind));
}

function kindOf({ text, spacing }: Example): string {
  if (text === NO_DIGIT) return 'no digit';
  if (text.length === 1) return 'one digit';
  if (spacing === null) return 'several digits';
  return spacing >= 1 ? 'several digits, apart' : `several digits at ${spacing} px`;
}

function round(value: number): number {
  return Number(value.toFixed(3));
}

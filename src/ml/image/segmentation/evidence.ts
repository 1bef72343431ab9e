import type { Prediction } from '../../reading';
import { boundingBox } from '../boxes';
import type { Box } from '../picture';
import type { Joint, JointCut, Lattice, Span } from './lattice';
import { SMALL_PIECE } from './signs';

/** What speaks for or against reading a line in a certain way: a value for each name, weighted and added up. */
export const EVIDENCE = [
  // Of every digit.
  'digit',
  'wholeness',
  // Of every digit that is all of a sign which might be cut: what is beside a part of one has a say as well.
  'wholenessOfSign',
  'logProbability',
  'shape',
  'height',
  // Of the joints within a digit.
  'gapsWithin',
  'gapWithin',
  'overlapWithin',
  'cutsWithin',
  'cutInkWithin',
  'crossingsWithin',
  'seamWithin',
  // Of every sign that is cut, into however many digits: the first of them has it.
  'signsCut',
  // Of the joints between digits.
  'cutsBetween',
  'cutInkBetween',
  'crossingsBetween',
  'seamBetween',
  'overlapBetween',
  // Of every piece that is passed over.
  'passedOver',
  'passedHeight',
  'passedSize',
] as const;

/**
 * The evidence whose weights must not be negative: more of it never speaks against a digit. `evidenceOf` depends on this,
 * since for a question that is still open it gives the largest value that the answer can have, and only with weights of at
 * least 0 is the score then an upper bound.
 */
export const NEVER_NEGATIVE = ['wholeness', 'wholenessOfSign', 'logProbability', 'shape', 'height'] as const;

export type Weights = Readonly<Record<(typeof EVIDENCE)[number], number>>;

export type Evidence = Partial<Record<(typeof EVIDENCE)[number], number>>;

/** A run that may be a digit. */
export interface Candidate {
  readonly span: Span;
  /** The log odds that `wholeness` gives; 'open' if it was not called yet. */
  readonly wholeness: number | 'open';
  /** What the network reads; `null` if it is not worth asking, 'open' if it was not asked yet. */
  readonly prediction: Pick<Prediction, 'digit' | 'confidence'> | null | 'open';
}

/** Less probable than this counts the same, so that one bad frame does not outweigh all the rest. */
const LEAST_LOG_PROBABILITY = -6;

/** The log odds of being whole beyond which nothing changes. */
const MOST_WHOLENESS = 6;

/** Deviations from the usual shape beyond this many standard deviations count the same. */
const MOST_DEVIATIONS = 4;

/** Mean and standard deviation of log(width / height) of MNIST's training digits, by digit. */
const SHAPES: readonly (readonly [mean: number, deviation: number])[] = [
  [-0.12, 0.22],
  [-1.01, 0.49],
  [-0.08, 0.24],
  [-0.26, 0.23],
  [-0.27, 0.23],
  [-0.09, 0.29],
  [-0.36, 0.23],
  [-0.29, 0.23],
  [-0.31, 0.24],
  [-0.43, 0.22],
];

/**
 * What speaks for and against reading a run as a digit. For what has not been asked yet, it has the best answer there can
 * be.
 */
export function evidenceOf(
  { boxes, joints, height }: Lattice,
  { span: { from, to }, wholeness, prediction }: Candidate,
): Evidence {
  const box = boundingBox(boxes.slice(from, to));
  const within = joints.slice(from, to - 1);
  const between = [joints[from - 1], joints[to - 1]].flatMap((joint) => joint ?? []);
  const cutWithin = within.flatMap(({ cut }) => cut ?? []);
  const cutBetween = between.flatMap(({ cut }) => cut ?? []);
  const cutsBetween = cutBetween.length / 2;
  const isWholeSign = within.length > 0 && cutWithin.length === within.length && cutBetween.length === 0;
  const whole =
    wholeness === 'open' ? MOST_WHOLENESS : Math.min(MOST_WHOLENESS, Math.max(-MOST_WHOLENESS, wholeness));
  return {
    digit: 1,
    wholeness: whole,
    wholenessOfSign: isWholeSign ? whole : 0,
    ...answerEvidence(box, prediction),
    height: -squaredDeviation(Math.log(box.height / height), 0.2),
    gapsWithin: within.filter(({ cut }) => cut === null).length,
    gapWithin: sum(within.map(({ gap, cut }) => (cut === null ? gap : 0))),
    overlapWithin: sum(within.map(({ overlap, cut }) => (cut === null ? overlap : 0))),
    cutsWithin: cutWithin.length,
    cutInkWithin: sum(cutWithin.map(({ ink }) => ink)),
    crossingsWithin: sum(cutWithin.map(furtherCrossings)),
    seamWithin: sum(cutWithin.map(({ seam }) => seam)),
    signsCut: isCutAt(joints[to - 1]) && !isCutAt(joints[from - 1]) ? 1 : 0,
    cutsBetween,
    cutInkBetween: sum(cutBetween.map(({ ink }) => ink)) / 2,
    crossingsBetween: sum(cutBetween.map(furtherCrossings)) / 2,
    seamBetween: sum(cutBetween.map(({ seam }) => seam)) / 2,
    overlapBetween: sum(between.map(({ overlap, cut }) => (cut === null ? overlap : 0))) / 2,
  };
}

function isCutAt(joint: Joint | undefined): boolean {
  return joint !== undefined && joint.cut !== null;
}

/** Two digits mostly touch in one place. */
function furtherCrossings({ crossings }: JointCut): number {
  return Math.max(0, crossings - 1);
}

function answerEvidence(
  box: Box,
  prediction: Candidate['prediction'],
): Pick<Evidence, 'logProbability' | 'shape'> {
  if (prediction === null) return { logProbability: LEAST_LOG_PROBABILITY, shape: 0 };
  if (prediction === 'open') {
    return { logProbability: 0, shape: Math.max(...SHAPES.map((_, digit) => shapeEvidence(box, digit))) };
  }
  return {
    logProbability: Math.max(LEAST_LOG_PROBABILITY, Math.log(prediction.confidence)),
    shape: shapeEvidence(box, prediction.digit),
  };
}

/** How unusual a shape is for a digit: its log likelihood, up to a constant. */
function shapeEvidence({ width, height }: Box, digit: number): number {
  const [mean, deviation] = SHAPES[digit]!;
  return -squaredDeviation(Math.log(width / height) - mean, deviation);
}

/** What speaks for and against passing a piece over. */
export function evidenceOfPassing({ boxes, height }: Lattice, at: number): Evidence {
  const box = boxes[at]!;
  return {
    passedOver: 1,
    passedHeight: box.height / height,
    passedSize: Math.max(box.width, box.height) / height,
  };
}

/** What speaks for reading a run as a digit, added up. */
export function scoreOf(lattice: Lattice, candidate: Candidate, weights: Weights): number {
  return weightedSum(evidenceOf(lattice, candidate), weights);
}

/** What speaks for passing a piece over, added up; -Infinity of what is too high to be a point, a comma or a dash. */
export function scoreOfPassing(lattice: Lattice, at: number, weights: Weights): number {
  if (lattice.boxes[at]!.height > SMALL_PIECE * lattice.height) return -Infinity;
  return weightedSum(evidenceOfPassing(lattice, at), weights);
}

function weightedSum(evidence: Evidence, weights: Weights): number {
  return sum(EVIDENCE.map((name) => (evidence[name] ?? 0) * weights[name]));
}

/** Half the square of the difference in standard deviations: the negative log likelihood of a normal distribution. */
function squaredDeviation(difference: number, deviation: number): number {
  return Math.min(MOST_DEVIATIONS, Math.abs(difference / deviation)) ** 2 / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import * as v from 'valibot';
import { CLASSES, rowOf } from '../classes';
import { quantile } from '../quantile';
import { LEAST_CONFIDENCE } from '../reading';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What was found out about a model's probabilities on images that it was not trained on; part of its card. */
export const calibrationSchema = v.object({
  /** Logits are divided by it before their softmax; above 1 makes probabilities humbler. */
  temperature: v.pipe(v.number(), v.gtValue(0)),
  /** What is less like a digit (`digitLikeness`) than this is none. */
  notADigit: share,
  /** What is less like one than this, and not less than `notADigit`, is only a guess. */
  notSure: share,
  /** How that came out on the images that it was chosen with. */
  figures: v.object({
    /** Digits, and images that show none. */
    digits: v.number(),
    nonDigits: v.number(),
    /** Expected calibration error of the digits before and after the temperature, 0..1. */
    errorBefore: share,
    errorAfter: share,
    /**
     * Share of the digits that are refused for being less like one than `notSure`, as a guess or as none. One that is refused
     * only for its confidence (`LEAST_CONFIDENCE`) is not among them.
     */
    digitsRefused: share,
    /** The same of the non-digits. */
    nonDigitsRefused: share,
  }),
});
export type Calibration = Readonly<v.InferOutput<typeof calibrationSchema>>;

/** Predictions whose truth is known: `logProbabilities` is n x 10, natural logarithms; `labels` n digits. */
export interface LabelledPredictions {
  readonly logProbabilities: Float32Array;
  readonly labels: Uint8Array;
}

/**
 * Share of the held-out non-digits to be refused. Above the goal of 90 %, because `compact` refuses 2 to 4 percentage points
 * fewer of forms that played no part in the choice of those it is trained on.
 */
const NON_DIGITS_REFUSED = 0.95;

/** Share of them to be called no digit. */
const NON_DIGITS_DENIED = 0.92;

/** What that may cost: the largest share of the digits that is refused. */
const DIGITS_REFUSED = 0.002;

/** The largest share of the digits that is called no digit. */
const DIGITS_DENIED = 0.001;

/** Of fewer digits, that share is less than one of them, and a threshold set by it would be chance. */
const LEAST_DIGITS = 1 / DIGITS_REFUSED;

/** A model that nothing is known of: its probabilities as they come, nothing refused. */
const UNCALIBRATED = { temperature: 1, notADigit: 0, notSure: 0 };

/**
 * How many digits the temperature of the model gone on from counts for, as a prior. Whether one of fifteen digits is misread
 * is chance, and the temperature fitted to them alone is either at its lower bound or far above 1. With this, in 40 draws of
 * fifteen, the calibration error on other digits is at most 9 % for a network that misreads many; without, up to 22 %.
 */
const PRIOR_DIGITS = 30;

/**
 * A network that cannot refuse this share of the non-digits for that price never learned to tell them from digits, and
 * refuses nothing for looking unlike one: it would lose right readings for little. Trained on MNIST alone, `compact` gets
 * four in ten.
 */
const LEAST_REFUSED = 0.5;

/**
 * The range of temperatures that is searched. Where a network misreads nothing, as it may with generated digits, the lower
 * the temperature the better it fits, without end. The label smoothing of `compact` calls for 0.5.
 */
const TEMPERATURES = [0.4, 10] as const;

/** Bins of the expected calibration error, as in Guo et al. */
const BINS = 15;

/** Keeps the logarithm finite where float32 has rounded a probability to 0. */
const LEAST_PROBABILITY = 1e-30;

/** The natural logarithm of a probability; finite also for 0. */
export function logarithm(probability: number): number {
  return Math.log(Math.max(probability, LEAST_PROBABILITY));
}

/** Natural logarithms of probabilities; they differ from logits by a constant in each row, which does no harm here. */
export function logarithms(probabilities: Float32Array): Float32Array {
  return probabilities.map(logarithm);
}

/**
 * How much something looks like a digit, 0..1: the sum of the two highest probabilities before the temperature was applied.
 * What may be a 4 or a 9 still is a digit, while the network was trained to give all ten the same probability for what is
 * none. At the same cost in refused digits, this finds more non-digits than the highest probability does, and the more so
 * after a temperature below 1, which raises whatever is highest.
 * @param probabilities ten of them, whose logits were divided by `temperature`
 */
export function digitLikeness(probabilities: ArrayLike<number>, temperature = 1): number {
  let [first, second, sum] = [0, 0, 0];
  for (let digit = 0; digit < probabilities.length; digit++) {
    const probability = probabilities[digit]! ** temperature;
    sum += probability;
    if (probability > first) [first, second] = [probability, first];
    else if (probability > second) second = probability;
  }
  return (first + second) / sum;
}

/**
 * Fits the temperature on digits and chooses the lowest thresholds that refuse 95 % of the non-digits, but at most 0.2 % of
 * the digits (`notSure`), and that call 92 % of the non-digits none, but at most 0.1 % of the digits (`notADigit`). Both are
 * 0 if less than half of the non-digits would be refused. A few digits decide little: the temperature is pulled towards that
 * of the model gone on from, and with fewer than 500 digits the thresholds do not exceed its own. Where no model was gone on
 * from, temperature 1 and thresholds 0 stand in for its own: with so few digits nothing is refused for looking unlike one.
 * @param nonDigits n x 10 logarithms of what the model makes of images that show no digit
 * @param before of the model gone on from
 */
export function calibrate(
  digits: LabelledPredictions,
  nonDigits: Float32Array,
  before: Pick<Calibration, 'temperature' | 'notADigit' | 'notSure'> = UNCALIBRATED,
): Calibration {
  const temperature = shrunkTowards(before.temperature, fitTemperature(digits), digits.labels.length);
  const likeDigits = likenesses(digits.logProbabilities).sort();
  const unlikeDigits = likenesses(nonDigits).sort();
  const most = likeDigits.length < LEAST_DIGITS ? before : { notADigit: 1, notSure: 1 };
  const threshold = (refusedNonDigits: number, refusedDigits: number): number =>
    Math.min(quantile(unlikeDigits, refusedNonDigits) ?? 0, quantile(likeDigits, refusedDigits) ?? 0);
  const paid = Math.min(threshold(NON_DIGITS_REFUSED, DIGITS_REFUSED), most.notSure);
  const isWorthIt = shareBelow(unlikeDigits, paid) >= LEAST_REFUSED;
  const notSure = isWorthIt ? paid : 0;
  return {
    temperature,
    notADigit: isWorthIt ? Math.min(threshold(NON_DIGITS_DENIED, DIGITS_DENIED), most.notADigit) : 0,
    notSure,
    figures: {
      digits: likeDigits.length,
      nonDigits: unlikeDigits.length,
      errorBefore: calibrationError(digits, 1),
      errorAfter: calibrationError(digits, temperature),
      digitsRefused: shareBelow(likeDigits, notSure),
      nonDigitsRefused: shareBelow(unlikeDigits, notSure),
    },
  };
}

/** A temperature that was fitted to some digits, its logarithm shrunk towards that of the one before. */
function shrunkTowards(before: number, fitted: number, digits: number): number {
  return before * (fitted / before) ** (digits / (digits + PRIOR_DIGITS));
}

/** Share of digits that are read right and not refused, 0..1. */
export function acceptedAccuracy(
  { logProbabilities, labels }: LabelledPredictions,
  { temperature, notSure }: Pick<Calibration, 'temperature' | 'notSure'>,
): number {
  const sure = confidences(logProbabilities, temperature);
  const like = likenesses(logProbabilities);
  const right = labels.filter((label, n) => {
    const row = rowOf(logProbabilities, n);
    return row[label] === largest(row) && like[n]! >= notSure && sure[n]! >= LEAST_CONFIDENCE;
  });
  return right.length / Math.max(labels.length, 1);
}

/**
 * The temperature with the least cross-entropy, 0.4 to 10 (Guo et al., "On Calibration of Modern Neural Networks",
 * 2017), by golden section search along its logarithm: the cross-entropy has one valley.
 */
export function fitTemperature(predictions: LabelledPredictions): number {
  const loss = (logarithm: number): number => crossEntropy(predictions, Math.exp(logarithm));
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = TEMPERATURES.map(Math.log) as [number, number];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [leftLoss, rightLoss] = [loss(left), loss(right)];
  while (high - low > 1e-3) {
    if (leftLoss < rightLoss) {
      [high, right, rightLoss] = [right, left, leftLoss];
      left = high - golden * (high - low);
      leftLoss = loss(left);
    } else {
      [low, left, leftLoss] = [left, right, rightLoss];
      right = low + golden * (high - low);
      rightLoss = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}

/**
 * Expected calibration error (Guo et al. 2017): the mean distance between how sure a model is and how often it is right,
 * over 15 bins of equal width, each weighted by its images. 0..1; 0 if there are no images.
 */
export function calibrationError({ logProbabilities, labels }: LabelledPredictions, temperature = 1): number {
  const counts = new Float64Array(BINS);
  const gaps = new Float64Array(BINS);
  const sure = confidences(logProbabilities, temperature);
  labels.forEach((label, n) => {
    const row = rowOf(logProbabilities, n);
    const right = row[label] === largest(row) ? 1 : 0;
    const bin = Math.min(Math.floor(sure[n]! * BINS), BINS - 1);
    counts[bin]!++;
    gaps[bin]! += right - sure[n]!;
  });
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(labels.length, 1);
}

/** The mean cross-entropy of the images, in nats, at a temperature; 0 if there are none. */
export function crossEntropy({ logProbabilities, labels }: LabelledPredictions, temperature: number): number {
  let loss = 0;
  labels.forEach((label, n) => {
    const row = rowOf(logProbabilities, n);
    const top = largest(row);
    let sum = 0;
    for (const value of row) sum += Math.exp((value - top) / temperature);
    loss += Math.log(sum) - (row[label]! - top) / temperature;
  });
  return loss / Math.max(labels.length, 1);
}

/** The highest probability of each row at a temperature. */
function confidences(logProbabilities: Float32Array, temperature: number): Float64Array {
  return Float64Array.from({ length: logProbabilities.length / CLASSES }, (_, n) => {
    const row = rowOf(logProbabilities, n);
    const top = largest(row);
    let sum = 0;
    for (const value of row) sum += Math.exp((value - top) / temperature);
    return 1 / sum;
  });
}

/** `digitLikeness` of each row. */
function likenesses(logProbabilities: Float32Array): Float64Array {
  return Float64Array.from({ length: logProbabilities.length / CLASSES }, (_, n) =>
    digitLikeness(rowOf(logProbabilities, n).map(Math.exp)),
  );
}

function largest(row: Float32Array): number {
  let most = -Infinity;
  for (const value of row) if (value > most) most = value;
  return most;
}

function shareBelow(sorted: Float64Array, threshold: number): number {
  return sorted.filter((value) => value < threshold).length / Math.max(sorted.length, 1);
}

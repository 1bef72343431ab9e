import { CLASSES } from '../classes';
import { confusionMatrix, REFUSED, type ConfusionMatrix } from './confusionMatrix';

/** Shares 0..1; what has nothing to be a share of is 0. */
export interface Scores {
  /** Of the images read as this digit, how many were. */
  readonly precision: number;
  /** Of the images of this digit, how many were read as it. */
  readonly recall: number;
  /** Harmonic mean of both. */
  readonly f1: number;
}

export interface DigitScores extends Scores {
  readonly digit: number;
  /** Images of this digit. */
  readonly support: number;
}

/** What a model made of a test set. */
export interface EvaluationReport {
  /** Share read right, 0..1; what was refused was not. */
  readonly accuracy: number;
  /** Images in all. */
  readonly n: number;
  /** `confusion[actual][predicted]`, counts of what was not refused. */
  readonly confusion: ConfusionMatrix;
  /** How many images of each digit were refused. */
  readonly refused: readonly number[];
  readonly perDigit: readonly DigitScores[];
  /** Means over the digits that occur. */
  readonly macro: Scores;
  /** Means over the digits, each weighted by its support. */
  readonly weighted: Scores;
  /** The two commonest confusions in words, commonest first: "4 read as 9 (12 times)". Fewer if there were fewer. */
  readonly confusions: readonly string[];
}

/** Sums up predictions against labels; both hold digits, image by image, or `REFUSED` in place of a prediction. */
export function evaluationReport(labels: Uint8Array, predictions: Uint8Array): EvaluationReport {
  const confusion = confusionMatrix(labels, predictions);
  const refused = Array.from({ length: CLASSES }, () => 0);
  labels.forEach((label, index) => {
    if (predictions[index] === REFUSED) refused[label]!++;
  });
  const perDigit = confusion.map((_, digit) => digitScores(confusion, refused, digit));
  const n = labels.length;
  const correct = confusion.reduce((sum, row, digit) => sum + row[digit]!, 0);
  return {
    accuracy: share(correct, n),
    n,
    confusion,
    refused,
    perDigit,
    macro: mean(perDigit, ({ support }) => (support > 0 ? 1 : 0)),
    weighted: mean(perDigit, ({ support }) => support),
    confusions: commonestConfusions(confusion),
  };
}

function digitScores(confusion: ConfusionMatrix, refused: readonly number[], digit: number): DigitScores {
  const right = confusion[digit]![digit]!;
  const support = confusion[digit]!.reduce((sum, count) => sum + count, refused[digit]!);
  const read = confusion.reduce((sum, row) => sum + row[digit]!, 0);
  const precision = share(right, read);
  const recall = share(right, support);
  return { digit, precision, recall, f1: share(2 * precision * recall, precision + recall), support };
}

function mean(scores: readonly DigitScores[], weight: (score: DigitScores) => number): Scores {
  const total = scores.reduce((sum, score) => sum + weight(score), 0);
  const of = (value: (score: Scores) => number): number =>
    share(
      scores.reduce((sum, score) => sum + weight(score) * value(score), 0),
      total,
    );
  return {
    precision: of(({ precision }) => precision),
    recall: of(({ recall }) => recall),
    f1: of(({ f1 }) => f1),
  };
}

function commonestConfusions(confusion: ConfusionMatrix): string[] {
  return confusion
    .flatMap((row, actual) => row.map((count, predicted) => ({ actual, predicted, count })))
    .filter(({ actual, predicted, count }) => actual !== predicted && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 2)
    .map(
      ({ actual, predicted, count }) =>
        `${actual} read as ${predicted} (${count === 1 ? 'once' : `${count} times`})`,
    );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

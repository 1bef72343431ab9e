import { CLASSES } from '../classes';
import { REFUSED, type ConfusionMatrix } from './confusionMatrix';
import { compareWithLabels, OTHER_LENGTH } from './labelComparison';

/** One picture or drawing: what it says, and what was read. */
export interface LabelledReading {
  /** What it is called in the list of what was misread. */
  readonly name: string;
  /** The set that it belongs to: a folder of pictures, or a writer. */
  readonly set: string;
  /** Its digits, for example "7" or "2024". */
  readonly label: string;
  /** The digits that were read; `null` if none were, or if it could not be read. */
  readonly text: string | null;
  /** Why it could not be read, in a sentence: it cannot be opened, or has too many strokes or marks. */
  readonly problem?: string;
}

/** By actual digit, how many digits of labels a confusion matrix leaves out, and why. */
export interface LeftOut {
  readonly refused: readonly number[];
  /** Read as more or fewer digits than there are. */
  readonly otherLength: readonly number[];
  /** Could not be read. */
  readonly unreadable: readonly number[];
}

export interface SetAccuracy {
  readonly set: string;
  readonly n: number;
  /** Share read right, 0..1. */
  readonly accuracy: number;
}

/** What came of reading labelled pictures or drawings. A reading is right if all its digits are. */
export interface ReadingReport {
  /** Share read right, 0..1. */
  readonly accuracy: number;
  readonly n: number;
  readonly sets: readonly SetAccuracy[];
  /** Mean of the sets' accuracies; sets of fewer than ten are pooled into one, if there are several. */
  readonly meanOfSets: number;
  /** `confusion[actual][predicted]`, counts, digit by digit, over readings that have as many digits as their label. */
  readonly confusion: ConfusionMatrix;
  readonly leftOut: LeftOut;
  readonly misread: readonly LabelledReading[];
}

/** Sets of fewer than this are pooled: one picture more or less would move their share too far. */
const SMALLEST_SET = 10;

const POOL = 'smaller sets';

/** Sums up readings against their labels. */
export function readingReport(readings: readonly LabelledReading[]): ReadingReport {
  const sets = [...bySet(readings)];
  const large = sets.filter(([, members]) => members.length >= SMALLEST_SET);
  const small = sets.filter(([, members]) => members.length < SMALLEST_SET);
  const pooled = small.length < 2 ? small : [[POOL, small.flatMap(([, members]) => members)] as const];
  const weighed = [...large, ...pooled].map(([set, members]) => ({
    set,
    n: members.length,
    accuracy: accuracyOf(members),
  }));
  const { counts } = compareWithLabels(
    readings.map(({ label, text, problem }) => ({ label, text, isUnread: problem !== undefined })),
  );
  return {
    accuracy: accuracyOf(readings),
    n: readings.length,
    sets: weighed,
    meanOfSets: weighed.reduce((sum, { accuracy }) => sum + accuracy, 0) / Math.max(weighed.length, 1),
    confusion: counts.map((row) => row.slice(0, CLASSES)),
    leftOut: {
      refused: counts.map((row) => row[REFUSED]!),
      otherLength: counts.map((row) => row[OTHER_LENGTH]!),
      unreadable: byDigit(readings.filter(({ problem }) => problem !== undefined)),
    },
    misread: readings.filter(({ label, text }) => label !== text),
  };
}

/** How often each digit occurs in the labels. */
function byDigit(readings: readonly LabelledReading[]): number[] {
  const counts = Array.from({ length: CLASSES }, () => 0);
  for (const digit of readings.map(({ label }) => label).join('')) counts[Number(digit)]!++;
  return counts;
}

function bySet(readings: readonly LabelledReading[]): Map<string, LabelledReading[]> {
  const sets = new Map<string, LabelledReading[]>();
  for (const reading of readings) {
    const members = sets.get(reading.set);
    if (members === undefined) sets.set(reading.set, [reading]);
    else members.push(reading);
  }
  return sets;
}

function accuracyOf(readings: readonly LabelledReading[]): number {
  if (readings.length === 0) return 0;
  return readings.filter(({ label, text }) => label === text).length / readings.length;
}

import { CLASSES } from '../classes';
import { REFUSED } from './confusionMatrix';

/** Stands in place of a digit where more or fewer were read than the label has, so that none goes with any of them. */
export const OTHER_LENGTH = REFUSED + 1;

/** A picture or drawing with a label. */
export interface Labelled {
  /** Its digits, for example "7" or "2024". */
  readonly label: string;
  /** The digits that were read; `null` if none were, the reading is refused or it could not be read at all. */
  readonly text: string | null;
  /** Whether it could not be read at all, for example because it cannot be opened, so that nothing was refused. */
  readonly isUnread: boolean;
}

/** One digit of a label, and what it was read as: 0..9, `REFUSED` or `OTHER_LENGTH`. */
export interface DigitPair {
  readonly actual: number;
  readonly read: number;
}

/** How readings compare with labels. A reading is right if all its digits are; a refusal is wrong. */
export interface LabelComparison {
  readonly n: number;
  readonly right: number;
  /** How often each digit of the labels was read as each: `counts[actual][read]`, where `read` is that of a `DigitPair`. */
  readonly counts: readonly (readonly number[])[];
  /** How many are not in `counts` because they could not be read at all. */
  readonly unread: number;
}

/** What became of each digit of a label, in their order; of none if it could not be read at all. */
export function digitPairs({ label, text, isUnread }: Labelled): DigitPair[] {
  if (isUnread) return [];
  return Array.from(label, (digit, at) => ({ actual: Number(digit), read: readAt(at, text, label.length) }));
}

function readAt(at: number, text: string | null, length: number): number {
  if (text === null) return REFUSED;
  return text.length === length ? Number(text[at]) : OTHER_LENGTH;
}

export function compareWithLabels(readings: readonly Labelled[]): LabelComparison {
  const counts = Array.from({ length: CLASSES }, () => Array.from({ length: OTHER_LENGTH + 1 }, () => 0));
  for (const { actual, read } of readings.flatMap(digitPairs)) counts[actual]![read]!++;
  return {
    n: readings.length,
    right: readings.filter(({ label, text }) => label === text).length,
    counts,
    unread: readings.filter(({ isUnread }) => isUnread).length,
  };
}

import { CLASSES } from '../classes';
import { REFUSED } from './confusionMatrix';

/** Stands in place of a digit where several were read. */
export const SEVERAL = REFUSED + 1;

/** A picture whose name carries a label. */
export interface Labelled {
  /** Its digits, for example "7" or "2024". */
  readonly label: string;
  /** The digits that were read; `null` if none were, the reading is refused or the file could not be opened. */
  readonly text: string | null;
  /** Whether the file could not be opened, so that nothing was refused. */
  readonly isUnread: boolean;
}

/** How readings compare with labels. A reading is right if all its digits are; a refusal is wrong. */
export interface LabelComparison {
  readonly n: number;
  readonly right: number;
  /** Those labelled with one digit: `counts[actual][read]`, where `read` is 0..9, `REFUSED` or `SEVERAL`. */
  readonly counts: readonly (readonly number[])[];
  /** How many are labelled with a number of several digits, and so are in no cell of `counts`. */
  readonly numbers: number;
  /** How many others are in none because they could not be opened. */
  readonly unread: number;
}

/**
 * Where a labelled picture stands in `LabelComparison.counts`; `null` if its label is a number of several digits, or it could
 * not be opened.
 */
export function cellOf({
  label,
  text,
  isUnread,
}: Labelled): { readonly actual: number; readonly read: number } | null {
  if (label.length !== 1 || isUnread) return null;
  return { actual: Number(label), read: text === null ? REFUSED : text.length > 1 ? SEVERAL : Number(text) };
}

export function compareWithLabels(readings: readonly Labelled[]): LabelComparison {
  const counts = Array.from({ length: CLASSES }, () => Array.from({ length: SEVERAL + 1 }, () => 0));
  let right = 0;
  let numbers = 0;
  let unread = 0;
  for (const reading of readings) {
    if (reading.label === reading.text) right++;
    const cell = cellOf(reading);
    if (reading.label.length !== 1) numbers++;
    else if (cell === null) unread++;
    else counts[cell.actual]![cell.read]!++;
  }
  return { n: readings.length, right, counts, numbers, unread };
}

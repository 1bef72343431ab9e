import { doubtInWords, withSigns } from '../../ml/doubtInWords';
import { placeInWords } from '../../ml/placeInWords';
import type { Outcome, Reading } from '../../ml/reading';
import { confidenceInWords, probabilityText, ranked } from './probability';

/** One digit of a reading. */
export interface ShownDigit {
  readonly digit: number;
  /** 0..1. */
  readonly confidence: number;
  /** Ten numbers 0..1, by digit. */
  readonly probabilities: readonly number[];
  /** 784 values, row-major. */
  readonly frame: ArrayLike<number>;
  /** That of this digit by itself; left out by who knows that of the whole reading only. */
  readonly outcome?: Outcome;
}

export interface ShownReading {
  /** `null` if no digit was found or the reading is refused. */
  readonly text: string | null;
  readonly outcome: Reading['outcome'];
  /** 0..1. */
  readonly confidence: number;
  readonly digits: readonly ShownDigit[];
}

/** What to do about a reading that is refused, in a sentence. */
export type Advice = Readonly<Record<Exclude<Outcome, 'digit'>, string>>;

/** A second digit that is this much less likely than the first is no alternative worth naming. */
const RIVAL = 0.2;

/** What was read, in a few words: "Sure, 98.3 %" or "Not sure: 4 or 9?". */
export function inWords({ outcome, confidence, digits }: ShownReading): string {
  switch (outcome) {
    case 'nothing':
      return '';
    case 'not a digit':
      return digits.length > 1 ? 'These are not digits' : 'This is not a digit';
    case 'not sure':
      return `Not sure: ${guess(digits)}?`;
    default:
      return withSigns(
        doubtInWords(digits) ?? `${confidenceInWords(confidence)}, ${probabilityText(confidence)}`,
        digits,
      );
  }
}

/** How sure a reading is, in two words: of a number that has guesses among its digits, that it is so in part. */
export function sureness({
  confidence,
  digits,
}: {
  readonly confidence: number;
  readonly digits: readonly Pick<ShownDigit, 'outcome'>[];
}): string {
  return doubtInWords(digits) === null ? confidenceInWords(confidence) : 'Partly sure';
}

/** The figures behind the digit that is looked at: how likely it is, and the next best. */
export function figures({ outcome, digits }: ShownReading, selected: number): string {
  const digit = digits[selected];
  if (digit === undefined) return '';
  const [best, second, third] = ranked(digit.probabilities).map(
    (each) => `${String(each.digit)}\u00a0at\u00a0${probabilityText(each.probability)}`,
  );
  if (digits.length > 1) return `${placeInWords(digits, selected)}: ${best!}, then ${second!}`;
  if (outcome === 'digit') return `then ${second!}, ${third!}`;
  return outcome === 'not sure' ? `${best!}, ${second!}` : `Closest is ${best!}`;
}

/** What a screen reader says of a reading: the number and how sure it is, or what to do. */
export function spoken(reading: ShownReading, advice: Advice): string {
  const { text, outcome, confidence, digits } = reading;
  if (outcome === 'nothing') return '';
  if (outcome !== 'digit' || text === null)
    return `${sentence(inWords(reading))} ${adviceOn(reading, advice)}`;
  const doubt = doubtInWords(digits);
  if (doubt !== null) return `${text}. ${sentence(withSigns(doubt, digits))}`;
  const each = text.length > 1 ? 'each digit at least ' : '';
  return withSigns(`${text}, ${each}${probabilityText(confidence)}`, digits);
}

/** What to do about a reading; empty if nothing has to be done. */
export function adviceOn({ outcome }: ShownReading, advice: Advice): string {
  return outcome === 'nothing' || outcome === 'digit' ? '' : advice[outcome];
}

/**
 * A digit among others, for a screen reader: "2nd digit: 7, 97.1 %".
 * @param written as the confidence stands on the page, so that what is said has what is seen in it
 */
export function digitInWords(
  digits: readonly Pick<ShownDigit, 'digit' | 'confidence' | 'outcome'>[],
  index: number,
  written: (probability: number) => string = probabilityText,
): string {
  const { digit, confidence, outcome } = digits[index]!;
  const place = placeInWords(digits, index);
  if (outcome === 'not a digit') return `${place}: not a digit`;
  return `${place}: ${outcome === 'not sure' ? 'perhaps ' : ''}${String(digit)}, ${written(confidence)}`;
}

function guess(digits: readonly ShownDigit[]): string {
  const [only, ...others] = digits;
  if (only === undefined || others.length > 0) return digits.map(({ digit }) => digit).join('');
  const [best, second] = ranked(only.probabilities);
  return second!.probability < RIVAL * best!.probability
    ? `perhaps ${String(best!.digit)}`
    : `${String(best!.digit)} or ${String(second!.digit)}`;
}

function sentence(words: string): string {
  return words.endsWith('?') ? words : `${words}.`;
}

import { placeInWords } from './placeInWords';
import type { Outcome } from './reading';

/**
 * Which digits of a number that is read are guesses; `null` if none is. It names digits rather than probabilities, as that
 * is what somebody who checks the number has to know.
 * @param digits without an outcome where it is that of the whole reading
 */
export function doubtInWords(digits: readonly { readonly outcome?: Outcome }[]): string | null {
  const doubtful = digits.flatMap(({ outcome }, index) => (outcome === 'not sure' ? [index] : []));
  const [first, ...others] = doubtful;
  if (first === undefined) return null;
  if (others.length === 0) return `The ${placeInWords(digits, first)} is a guess`;
  return `${doubtful.length} of ${digits.length - signsAmong(digits)} digits are guesses`;
}

/** What is said of a number that is read, and how many signs of it are passed over, as they are no digits. */
export function withSigns(words: string, digits: readonly { readonly outcome?: Outcome }[]): string {
  const count = signsAmong(digits);
  if (count === 0) return words;
  return `${words}, ${count === 1 ? 'one sign' : `${count} signs`} left out`;
}

function signsAmong(digits: readonly { readonly outcome?: Outcome }[]): number {
  return digits.filter(({ outcome }) => outcome === 'not a digit').length;
}

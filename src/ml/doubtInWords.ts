import type { Outcome } from './reading';

/**
 * Which digits of a number that is read as a whole are refused by themselves; `null` if none is. How sure the least sure
 * of them is says less than which one to look at.
 * @param digits without an outcome where it is that of the whole reading
 */
export function doubtInWords(digits: readonly { readonly outcome?: Outcome }[]): string | null {
  const doubtful = digits.flatMap(({ outcome = 'digit' }, index) => (outcome === 'digit' ? [] : [index + 1]));
  if (doubtful.length === 0) return null;
  return doubtful.length === 1
    ? `Digit ${doubtful.join()} is a guess`
    : `${doubtful.length} of ${digits.length} digits are guesses`;
}

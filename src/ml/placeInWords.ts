import type { Outcome } from './reading';

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/**
 * The place of a digit in its number: "7th digit", because "digit 7" means a 7 elsewhere. Signs that are passed over have no
 * place in the number; they are counted by themselves: "1st sign".
 */
export function placeInWords(
  digits: readonly { readonly outcome?: Outcome | undefined }[],
  index: number,
): string {
  const isSign = digits[index]?.outcome === 'not a digit';
  const place = digits
    .slice(0, index + 1)
    .filter((each) => (each.outcome === 'not a digit') === isSign).length;
  return `${place}${ENDINGS[ORDINALS.select(place)] ?? 'th'} ${isSign ? 'sign' : 'digit'}`;
}

import { OUTCOMES } from '../reading';

/**
 * How many readings are right. One that was refused is wrong.
 * @param readings of n frames: `digits` 0 to 9, `outcomes` as their places in `OUTCOMES`
 * @param labels n digits
 */
export function countReadRight(
  { digits, outcomes }: { readonly digits: Uint8Array; readonly outcomes: Uint8Array },
  labels: Uint8Array,
): number {
  const isRight = (label: number, index: number): boolean =>
    OUTCOMES[outcomes[index]!] === 'digit' && digits[index] === label;
  return Array.from(labels).filter(isRight).length;
}

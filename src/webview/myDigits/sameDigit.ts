import { FRAME_SIZE } from '../../ml/image/picture';
import type { MyDigitsContent } from '../../protocol/myDigits';

type Digits = Pick<MyDigitsContent, 'count' | 'images' | 'labels'>;

/** Where a digit lies after a change of the collection, which may have moved it; -1 if it is there no more. */
export function indexAfter(before: Digits, index: number, after: Digits): number {
  if (index < 0 || index >= before.count) return -1;
  const looksLikeIt = (other: number) => areAlike(before, index, after, other);
  if (looksLikeIt(index)) return index;
  for (let other = 0; other < after.count; other++) if (looksLikeIt(other)) return other;
  return -1;
}

/** The first digit that a change gave another label, or brought back among the others; -1 if it did neither. */
export function changedIndex(before: Digits, after: Digits): number {
  if (after.count < before.count) return -1;
  for (let index = 0; index < after.count; index++) {
    const isThere = index < before.count && areAlike(before, index, after, index);
    if (!isThere || before.labels[index] !== after.labels[index]) return index;
  }
  return -1;
}

function areAlike(before: Digits, index: number, after: Digits, other: number): boolean {
  if (other >= after.count) return false;
  const [from, to] = [index * FRAME_SIZE, other * FRAME_SIZE];
  for (let pixel = 0; pixel < FRAME_SIZE; pixel++) {
    if (before.images[from + pixel] !== after.images[to + pixel]) return false;
  }
  return true;
}

import type { LabelledImages } from '../../../../src/ml/data/labelledImages';
import {
  changeDigits,
  NO_DIGITS,
  type ChangedDigits,
  type DigitChange,
} from '../../../../src/ml/data/ownDigits';
import { UserError } from '../../../../src/ml/userError';

/** My Digits in memory, in place of those on disk. */
export class MemoryDigits {
  digits = NO_DIGITS;
  /** Whether nothing can be written. */
  isFull = false;
  readonly location = 'global';
  readonly folder = { fsPath: '/my-digits' };

  readonly onDidChange = () => ({ dispose: () => undefined });

  get labels(): number[] {
    return Array.from(this.digits.labels);
  }

  read(): Promise<LabelledImages> {
    return Promise.resolve(this.digits);
  }

  change(change: DigitChange): Promise<ChangedDigits> {
    if (this.isFull) return Promise.reject(new UserError('The disk is full.'));
    const changed = changeDigits(this.digits, change);
    this.digits = changed.digits;
    return Promise.resolve(changed);
  }
}

/** A digit of one pixel; its place is the label. */
export function digitOf(label: number): { image: Uint8Array<ArrayBuffer>; label: number } {
  const image = new Uint8Array(784);
  image[label] = 255;
  return { image, label };
}

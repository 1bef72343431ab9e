import type { Uri } from 'vscode';
import type { LabelledImages } from '../../../../src/ml/data/labelledImages';
import {
  changeDigits,
  NO_DIGITS,
  type ChangedDigits,
  type DigitChange,
} from '../../../../src/ml/data/ownDigits';
import { UserError } from '../../../../src/ml/userError';
import { EventEmitter } from '../vscodeFake';

/** My Digits in memory, in place of those on disk. */
export class MemoryDigits {
  /** Where they lie: in a folder of this name. */
  location: 'global' | 'workspace' = 'global';
  /** Whether nothing can be written. */
  isFull = false;
  /** Whether nothing can be read. */
  isDamaged = false;
  private readonly folders = new Map<string, LabelledImages>();

  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChange = this.changed.event;

  get folder(): Uri {
    return { fsPath: `/${this.location}` } as Partial<Uri> as Uri;
  }

  /** What the digits are that lie where they lie now. */
  get labels(): number[] {
    return Array.from(this.digitsIn(this.folder).labels);
  }

  read(): Promise<LabelledImages> {
    if (this.isDamaged) return Promise.reject(new UserError('The digits are damaged.'));
    return Promise.resolve(this.digitsIn(this.folder));
  }

  async change(change: DigitChange, folder = this.folder): Promise<ChangedDigits> {
    const changed = await this.changeElsewhere(change, folder);
    if (changed.undo !== null) this.changed.fire(undefined);
    return changed;
  }

  /** Makes a change in another window, of which this one is not told. */
  changeElsewhere(change: DigitChange, folder = this.folder): Promise<ChangedDigits> {
    if (this.isFull) return Promise.reject(new UserError('The disk is full.'));
    const changed = changeDigits(this.digitsIn(folder), change);
    this.folders.set(folder.fsPath, changed.digits);
    return Promise.resolve(changed);
  }

  private digitsIn({ fsPath }: Uri): LabelledImages {
    return this.folders.get(fsPath) ?? NO_DIGITS;
  }
}

/** A digit of one pixel; its place is the label. */
export function digitOf(label: number): { image: Uint8Array<ArrayBuffer>; label: number } {
  const image = new Uint8Array(784);
  image[label] = 255;
  return { image, label };
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseIdxImages, parseIdxLabels, writeIdx, type IdxTensor } from '../../ml/data/idx';
import { labelledImages, type LabelledImages } from '../../ml/data/labelledImages';
import { type ChangedDigits, changeDigits, type DigitChange, NO_DIGITS } from '../../ml/data/ownDigits';
import { FRAME_SIDE } from '../../ml/image/picture';
import { isUserError, UserError } from '../../ml/userError';
import { writeFilesAtomic } from '../files/atomicFile';
import { removeLeftoversIn } from '../files/leftovers';
import { withLock } from '../files/fileLock';
import { fileProblem, readUserFile } from '../files/readUserFile';
import { TRAINING_FILES } from './mnistFiles';

/** As MNIST calls what is trained on, so that the folder is a dataset for everything that takes one. */
const { images: IMAGES, labels: LABELS } = TRAINING_FILES;

/** What says that nothing can be written to a folder, which may be read all the same. */
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

/**
 * Digits that somebody drew and labelled, in a folder of two IDX files. Any number of windows may change it at a time:
 * each change reads what is there and writes it anew under a lock. A change alters the labels alone or the number of
 * images, so files that do not belong together always show: their counts differ.
 */
export class DigitStore {
  private readonly images: string;
  private readonly labels: string;
  private readonly lock: string;

  constructor(readonly folder: string) {
    this.images = join(folder, IMAGES);
    this.labels = join(folder, LABELS);
    this.lock = join(folder, '.lock');
  }

  /** Whether both files are here as this class writes them, and not gzipped or by other names. */
  async isHere(): Promise<boolean> {
    return (await this.names()).length === 2;
  }

  /** All digits, in the order in which they were kept. @throws UserError if the files are damaged or torn apart */
  async read(): Promise<LabelledImages> {
    if ((await this.names()).length === 0) return NO_DIGITS;
    try {
      return await withLock(this.lock, () => this.load());
    } catch (error) {
      // Where nobody can write, no lock is needed.
      if (isCode(error, NOT_WRITABLE)) return this.load();
      throw error;
    }
  }

  /**
   * Makes one change, of what is there at that moment.
   * @throws UserError if the files are damaged or torn apart, which are then left as they are, or cannot be written
   */
  async change(change: DigitChange): Promise<ChangedDigits> {
    try {
      return await withLock(this.lock, async () => {
        const before = await this.load();
        const changed = changeDigits(before, change);
        if (changed.undo !== null) await this.write(before, changed.digits);
        return changed;
      });
    } catch (cause) {
      if (isUserError(cause) || !isCode(cause)) throw cause;
      throw new UserError(
        `My Digits could not be changed in ${this.folder} (${cause.code}). Check that the folder can be written to and ` +
          'that the disk is not full.',
        { cause },
      );
    }
  }

  private async names(): Promise<string[]> {
    try {
      return (await readdir(this.folder)).filter((name) => name === IMAGES || name === LABELS);
    } catch (error) {
      if (isCode(error, ['ENOENT'])) return [];
      throw fileProblem(this.folder, error) ?? error;
    }
  }

  private async load(): Promise<LabelledImages> {
    try {
      if ((await this.names()).length === 0) return NO_DIGITS;
      const images = parseIdxImages(await readUserFile(this.images), this.images);
      const labels = parseIdxLabels(await readUserFile(this.labels), this.labels);
      if (isEmpty(images) && isEmpty(labels)) return NO_DIGITS;
      return labelledImages(images, labels, { images: this.images, labels: this.labels });
    } catch (cause) {
      if (!isUserError(cause)) throw cause;
      throw new UserError(
        `My Digits cannot be read. ${cause.message} Nothing was changed: repair the two files in ${this.folder}, or ` +
          'move them away to start anew.',
        { cause },
      );
    }
  }

  private async write(before: LabelledImages, { count, images, labels }: LabelledImages): Promise<void> {
    const written = [{ path: this.labels, data: writeIdx([count], labels) }];
    if (count !== before.count) {
      written.push({ path: this.images, data: writeIdx([count, FRAME_SIDE, FRAME_SIDE], images) });
    }
    await removeLeftoversIn(this.folder);
    await writeFilesAtomic(written);
  }
}

function isEmpty({ shape }: IdxTensor): boolean {
  return shape[0] === 0;
}

function isCode(
  error: unknown,
  codes?: readonly string[],
): error is NodeJS.ErrnoException & { code: string } {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && (codes === undefined || codes.includes(code));
}

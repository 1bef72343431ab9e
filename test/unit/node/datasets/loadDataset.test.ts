import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NO_ADDITIONS } from '../../../../src/ml/data/additions';
import { writeIdx } from '../../../../src/ml/data/idx';
import { DigitStore } from '../../../../src/node/datasets/digitStore';
import { loadTrainingSet } from '../../../../src/node/datasets/loadDataset';
import { temporaryFolder } from '../temporaryFolder';

describe('loadTrainingSet', () => {
  const additions = {
    ...NO_ADDITIONS,
    strokes: null,
    fonts: [],
    seed: 1,
  };
  const synthetic = { kind: 'synthetic', trainingImages: 100, testImages: 10, seed: 1 } as const;

  it("adds the user's own digits to what is trained on, as they are in their folder", async () => {
    const myDigits = join(temporaryFolder(), 'my-digits');
    const digit = { image: new Uint8Array(784).fill(99), label: 4 };
    await new DigitStore(myDigits).change({ kind: 'keep', digit });
    const { parts, train } = await loadTrainingSet(
      { ...synthetic, additions: { ...additions, myDigits } },
      0.1,
    );
    expect(parts?.[1]).toEqual({ name: 'my digits, each 5 times', count: 5 });
    expect(Array.from(train.labels.subarray(90))).toEqual([4, 4, 4, 4, 4]);
    expect(train.images[90 * 784]).toBe(99);
  });

  it('reads them by any name that a dataset may have', async () => {
    const myDigits = join(temporaryFolder(), 'digits-anna');
    mkdirSync(myDigits);
    const [images, labels] = [writeIdx([1, 28, 28], new Uint8Array(784)), writeIdx([1], Uint8Array.of(6))];
    writeFileSync(join(myDigits, 'train-images.idx3-ubyte'), images);
    writeFileSync(join(myDigits, 'train-labels-idx1-ubyte.gz'), gzipSync(labels));
    const { parts, train } = await loadTrainingSet(
      { ...synthetic, additions: { ...additions, myDigits } },
      0.1,
    );
    expect(parts?.[1]).toEqual({ name: 'my digits of digits-anna, each 5 times', count: 5 });
    expect(Array.from(train.labels.subarray(90))).toEqual([6, 6, 6, 6, 6]);
  });

  it('reads them if one of the files is gzipped and the other is not', async () => {
    const myDigits = temporaryFolder();
    writeFileSync(join(myDigits, 'train-images-idx3-ubyte'), writeIdx([1, 28, 28], new Uint8Array(784)));
    writeFileSync(join(myDigits, 'train-labels-idx1-ubyte.gz'), gzipSync(writeIdx([1], Uint8Array.of(6))));
    const { train } = await loadTrainingSet({ ...synthetic, additions: { ...additions, myDigits } }, 0.1);
    expect(Array.from(train.labels.subarray(90))).toEqual([6, 6, 6, 6, 6]);
  });

  function aFileIn(folder: string): string {
    const file = join(folder, 'digits.txt');
    writeFileSync(file, '');
    return file;
  }

  it.each([
    ['does not exist', (folder: string) => join(folder, 'none'), /none does not exist\./],
    ['is a file', aFileIn, /digits\.txt is not a folder, or is not in one\./],
    ['holds no digits', (folder: string) => folder, /holds no dataset in MNIST's format/],
  ])('says that their folder %s', async (_, folderIn, sentence) => {
    const myDigits = folderIn(temporaryFolder());
    const loading = loadTrainingSet({ ...synthetic, additions: { ...additions, myDigits } }, 0.1);
    await expect(loading).rejects.toThrow(sentence);
  });

  it('says that all of them were removed', async () => {
    const myDigits = join(temporaryFolder(), 'my-digits');
    const digit = { image: new Uint8Array(784), label: 4 };
    await new DigitStore(myDigits).change({ kind: 'keep', digit });
    await new DigitStore(myDigits).change({ kind: 'remove', digit });
    const loading = loadTrainingSet({ ...synthetic, additions: { ...additions, myDigits } }, 0.1);
    await expect(loading).rejects.toThrow(/train-images-idx3-ubyte holds no images/);
  });

  it('goes without them where they are not asked for', async () => {
    const { parts } = await loadTrainingSet({ ...synthetic, additions }, 0.1);
    expect(parts).toHaveLength(1);
  });

  it('stops composing where that is asked for', async () => {
    const controller = new AbortController();
    const composed = { ...additions, cutDigits: 10_000 };
    const loading = loadTrainingSet({ ...synthetic, additions: composed }, 0.1, controller.signal);
    setImmediate(() => controller.abort());
    await expect(loading).rejects.toThrow('Cancelled.');
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeIdx } from '../../../../src/ml/data/idx';
import { loadIdxEvaluation, loadIdxFolder } from '../../../../src/node/datasets/idxFolder';
import { temporaryFolder } from '../temporaryFolder';

const images = (count: number) => writeIdx([count, 28, 28], new Uint8Array(count * 784).fill(count));
const labels = (count: number) => writeIdx([count], new Uint8Array(count).fill(count));

function folderWith(files: Record<string, Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

describe('loadIdxFolder', () => {
  it('reads plain and gzipped files, with hyphens or dots', async () => {
    const folder = folderWith({
      'train-images-idx3-ubyte.gz': gzipSync(images(3)),
      'train-labels.idx1-ubyte': labels(3),
      't10k-images.idx3-ubyte': images(2),
      't10k-labels-idx1-ubyte.gz': gzipSync(labels(2)),
    });
    const { name, train, test } = await loadIdxFolder(folder, 'mine');
    expect(name).toBe('mine');
    expect([train.count, ...train.labels]).toEqual([3, 3, 3, 3]);
    expect([test?.count, test?.images[0]]).toEqual([2, 2]);
  });

  it('does without a test set', async () => {
    const folder = folderWith({ 'train-images-idx3-ubyte': images(1), 'train-labels-idx1-ubyte': labels(1) });
    expect((await loadIdxFolder(folder, 'mine')).test).toBeUndefined();
  });

  it('names the file that is missing beside the other', async () => {
    const folder = folderWith({ 'train-images-idx3-ubyte': images(1) });
    await expect(loadIdxFolder(folder, 'mine')).rejects.toThrow(
      /not train-labels-idx1-ubyte \(plain or \.gz\)/,
    );
  });

  it('says what an empty folder lacks, and that a folder is none', async () => {
    const folder = temporaryFolder();
    await expect(loadIdxFolder(folder, 'mine')).rejects.toThrow(/no dataset in MNIST's format: it needs/);
    await expect(loadIdxFolder(join(folder, 'none'), 'mine')).rejects.toThrow(/none does not exist/);
  });

  it('names the file that is damaged', async () => {
    const folder = folderWith({
      'train-images-idx3-ubyte': images(2).subarray(0, 900),
      'train-labels-idx1-ubyte': labels(2),
    });
    await expect(loadIdxFolder(folder, 'mine')).rejects.toThrow(/train-images-idx3-ubyte is cut short/);
  });

  it('says that images and labels disagree in number', async () => {
    const folder = folderWith({ 'train-images-idx3-ubyte': images(2), 'train-labels-idx1-ubyte': labels(3) });
    await expect(loadIdxFolder(folder, 'mine')).rejects.toThrow(/has 2 images, but .* has 3 labels/);
  });
});

describe('loadIdxEvaluation', () => {
  const train = { 'train-images-idx3-ubyte': images(3), 'train-labels-idx1-ubyte': labels(3) };
  const test = { 't10k-images-idx3-ubyte': images(2), 't10k-labels-idx1-ubyte': labels(2) };

  it('takes the test set, also where it is alone', async () => {
    const alone = await loadIdxEvaluation(folderWith(test));
    const both = await loadIdxEvaluation(folderWith({ ...train, ...test }));
    expect([alone.part, alone.images.count]).toEqual(['test', 2]);
    expect([both.part, both.images.count]).toEqual(['test', 2]);
  });

  it('takes the training images where there is no test set', async () => {
    const { part, images } = await loadIdxEvaluation(folderWith(train));
    expect([part, images.count]).toEqual(['training', 3]);
  });
});

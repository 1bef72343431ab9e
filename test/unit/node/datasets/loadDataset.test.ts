import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_ADDITIONS } from '../../../../src/ml/data/additions';
import { DigitStore } from '../../../../src/node/datasets/digitStore';
import { loadDataset } from '../../../../src/node/datasets/loadDataset';
import { temporaryFolder } from '../temporaryFolder';

describe('loadDataset', () => {
  const additions = {
    ...NO_ADDITIONS,
    strokes: null,
    fonts: [],
    validationShare: 0.1,
    seed: 1,
  };
  const synthetic = { kind: 'synthetic', trainingImages: 100, testImages: 10, seed: 1 } as const;

  it("adds the user's own digits to what is trained on, as they are in their folder", async () => {
    const myDigits = join(temporaryFolder(), 'my-digits');
    const digit = { image: new Uint8Array(784).fill(99), label: 4 };
    await new DigitStore(myDigits).change({ kind: 'keep', digit });
    const { parts, train } = await loadDataset({ ...synthetic, additions: { ...additions, myDigits } });
    expect(parts?.[1]).toEqual({ name: 'my digits, each 5 times', count: 5 });
    expect(Array.from(train.labels.subarray(90))).toEqual([4, 4, 4, 4, 4]);
    expect(train.images[90 * 784]).toBe(99);
  });

  it('goes without them where they are not asked for', async () => {
    const { parts } = await loadDataset({ ...synthetic, additions });
    expect(parts).toHaveLength(1);
  });
});

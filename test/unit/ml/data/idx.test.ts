import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseIdx, parseIdxImages, parseIdxLabels, writeIdx } from '../../../../src/ml/data/idx';
import { isUserError } from '../../../../src/ml/userError';
import { sharedFolder } from '../../../shared';

const values = Uint8Array.from({ length: 24 }, (_, i) => i * 10);

function failure(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (isUserError(error)) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('IDX', () => {
  it('reads back what it wrote, from any place in a larger buffer', () => {
    const written = writeIdx([2, 3, 4], values);
    const shifted = new Uint8Array(written.length + 3);
    shifted.set(written, 3);
    const tensor = parseIdx(shifted.subarray(3), 'a');
    expect(tensor.shape).toEqual([2, 3, 4]);
    expect(tensor.data).toEqual(values);
  });

  it('writes the header of the format: type, dimensions, big-endian sizes', () => {
    expect(Array.from(writeIdx([300], new Uint8Array(300)).subarray(0, 8))).toEqual([
      0, 0, 8, 1, 0, 0, 1, 44,
    ]);
  });

  it('names the file and what is wrong with it', () => {
    const good = writeIdx([2, 3, 4], values);
    expect(failure(() => parseIdx(new Uint8Array(0), 'train-images'))).toMatch(/^train-images is too short/);
    expect(failure(() => parseIdx(Uint8Array.from([0x1f, 0x8b, 8, 0, 0]), 'a'))).toContain('1f 8b 08 00');
    expect(failure(() => parseIdx(Uint8Array.from([0xff, 0x74, 0x4f, 0x63]), 'a'))).toContain(
      'not an IDX file',
    );
    expect(failure(() => parseIdx(good.subarray(0, 10), 'a'))).toContain('inside its header');
    expect(failure(() => parseIdx(good.subarray(0, 30), 'a'))).toContain('cut short');
    expect(failure(() => parseIdx(new Uint8Array([...good, 0]), 'a'))).toContain(
      'does not end where it should',
    );
  });

  it('says what a file of another type holds', () => {
    const floats = Uint8Array.from([0, 0, 0x0d, 1, 0, 0, 0, 0]);
    expect(failure(() => parseIdx(floats, 'a'))).toMatch(
      /^a is an IDX file of 32-bit floating-point numbers/,
    );
  });

  it('tells images from labels', () => {
    expect(parseIdxImages(writeIdx([2, 3, 4], values), 'a').shape).toEqual([2, 3, 4]);
    expect(parseIdxLabels(writeIdx([24], values), 'a').shape).toEqual([24]);
    expect(failure(() => parseIdxImages(writeIdx([24], values), 'a'))).toContain('does not hold images');
    expect(failure(() => parseIdxLabels(writeIdx([2, 3, 4], values), 'a'))).toContain('does not hold labels');
  });
});

const shared = sharedFolder();
describe.skipIf(shared === null)('IDX of MNIST (needs shared data)', () => {
  it('reads the test set', () => {
    const read = (file: string): Uint8Array => gunzipSync(readFileSync(join(shared!, 'mnist', file)));
    expect(parseIdxImages(read('t10k-images-idx3-ubyte.gz'), 'a').shape).toEqual([10000, 28, 28]);
    expect(Array.from(parseIdxLabels(read('t10k-labels-idx1-ubyte.gz'), 'a').data.subarray(0, 5))).toEqual([
      7, 2, 1, 0, 4,
    ]);
  });
});

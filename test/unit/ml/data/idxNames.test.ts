import { describe, expect, it } from 'vitest';
import { labelsNamesFor } from '../../../../src/ml/data/idxNames';

describe('the labels beside a file of images', () => {
  it('are looked for in the same form first, then in the others', () => {
    expect(labelsNamesFor('train-images-idx3-ubyte')).toEqual([
      'train-labels-idx1-ubyte',
      'train-labels-idx1-ubyte.gz',
      'train-labels.idx1-ubyte',
      'train-labels.idx1-ubyte.gz',
    ]);
    expect(labelsNamesFor('t10k-images.idx3-ubyte.gz')).toEqual([
      't10k-labels.idx1-ubyte.gz',
      't10k-labels.idx1-ubyte',
      't10k-labels-idx1-ubyte.gz',
      't10k-labels-idx1-ubyte',
    ]);
  });

  it('have the name of the images, whatever else is in it', () => {
    expect(labelsNamesFor('My Images.idx')).toEqual(['My Labels.idx', 'My Labels.idx.gz']);
    expect(labelsNamesFor('emnist-digits-test-images-idx3-ubyte')[0]).toBe(
      'emnist-digits-test-labels-idx1-ubyte',
    );
  });

  it('are not looked for beside a file that does not call itself images', () => {
    expect(labelsNamesFor('train-labels-idx1-ubyte')).toEqual([]);
    expect(labelsNamesFor('digits.idx')).toEqual([]);
  });
});

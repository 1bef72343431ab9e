import { describe, expect, it } from 'vitest';
import { stratifiedSplit } from '../../../../src/ml/data/split';

/** 100 zeros, 110 ones, ... 190 nines, mixed. */
const labels = Uint8Array.from(
  Array.from({ length: 10 }, (_, digit) => new Array<number>(100 + 10 * digit).fill(digit)).flat(),
).sort((a, b) => ((a * 7) % 10) - ((b * 7) % 10));

describe('stratifiedSplit', () => {
  it('sets the same share of every digit aside, and every image on one side only', () => {
    const { training, validation } = stratifiedSplit(labels, 0.2);
    for (let digit = 0; digit < 10; digit++) {
      const setAside = validation.filter((index) => labels[index] === digit).length;
      expect(setAside).toBe((100 + 10 * digit) * 0.2);
    }
    const all = Uint32Array.from([...training, ...validation]).sort();
    expect(all).toEqual(Uint32Array.from(labels, (_, i) => i));
  });

  it('sets the same images aside each time, and a part of them where less is to be', () => {
    expect(stratifiedSplit(labels, 0.1)).toEqual(stratifiedSplit(labels, 0.1));
    const larger = new Set(stratifiedSplit(labels, 0.2).validation);
    expect(stratifiedSplit(labels, 0.05).validation.every((index) => larger.has(index))).toBe(true);
  });

  it('sets one of two images of a digit aside at least, also where the share comes to less than half an image', () => {
    const few = Uint8Array.of(0, 1, 1, 2, 2, 2, 2, 2, 2);
    const digitsOf = (indices: Uint32Array) => Array.from(indices, (index) => few[index]);
    const { training, validation } = stratifiedSplit(few, 0.05);
    expect(digitsOf(validation)).toEqual([1, 2]);
    expect(digitsOf(training)).toEqual([0, 1, 2, 2, 2, 2, 2]);
    expect(stratifiedSplit(few, 0.2).validation).toEqual(validation);
  });

  it('refuses a share that leaves one side empty', () => {
    expect(() => stratifiedSplit(Uint8Array.from([1, 2, 3]), 0.1)).toThrow(/leaves 3 to train on and 0/);
  });
});

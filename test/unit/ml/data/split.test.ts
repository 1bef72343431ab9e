import { describe, expect, it } from 'vitest';
import { NOT_A_DIGIT } from '../../../../src/ml/data/labelledImages';
import { stratifiedSplit } from '../../../../src/ml/data/split';

/** 100 zeros, 110 ones, ... 190 nines, and 200 images that show no digit, mixed. */
const labels = Uint8Array.from(
  Array.from({ length: 11 }, (_, digit) => new Array<number>(100 + 10 * digit).fill(digit)).flat(),
).sort((a, b) => ((a * 7) % 10) - ((b * 7) % 10));

describe('stratifiedSplit', () => {
  it('sets the same share of every digit aside, and every image on one side only', () => {
    const { training, validation } = stratifiedSplit(labels, 0.2);
    for (let digit = 0; digit <= NOT_A_DIGIT; digit++) {
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

  it('refuses a share that leaves one side empty', () => {
    expect(() => stratifiedSplit(Uint8Array.from([1, 2, 3]), 0.1)).toThrow(/leaves 3 to train on and 0/);
  });
});

import { describe, expect, test } from 'vitest';
import { parseLine, peakMemoryIn } from '../../../../tools/bench/peers.mjs';

describe('parseLine', () => {
  test('reads the objects that a peer prints and passes over the rest', () => {
    expect(
      parseLine('{"peer": "torch", "train_images_per_s": 1020.4, "predict_images_per_s": 2811.0}'),
    ).toEqual({
      peer: 'torch',
      train_images_per_s: 1020.4,
      predict_images_per_s: 2811,
    });
    expect(parseLine('WARNING: something')).toBeNull();
    expect(parseLine('')).toBeNull();
    expect(parseLine('{not json')).toBeNull();
    expect(parseLine('12')).toBeNull();
  });
});

describe('peakMemoryIn', () => {
  test('is the largest resident size, not the one of now, in 10^6 bytes', () => {
    const status = 'Name:\tpython3\nVmPeak:\t 9000000 kB\nVmHWM:\t 1000000 kB\nVmRSS:\t  500000 kB\n';
    expect(peakMemoryIn(status)).toBe(1024);
    expect(peakMemoryIn('Name:\tgone\n')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../../../src/ml/data/syntheticDigits';
import { inkOfImage } from '../../../../../src/ml/data/frames';
import { DISTURBANCES, disturbedPicture, shadow } from '../../../../../src/ml/evaluation/suite/paperPictures';
import { luminance } from '../../../../../src/ml/image/cleaning/luminance';
import { Random } from '../../../../../src/ml/random';

const digit = inkOfImage(syntheticDataset(1, 0, 1).train, 0);

function grey(name: string, strength: number, seed = 1): Float32Array {
  const disturbance = DISTURBANCES.find((one) => one.name === name)!;
  return luminance(disturbedPicture(digit, disturbance, strength, new Random(seed)), 4000).data;
}

function quantile(values: Float32Array, share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}

describe('shadow', () => {
  it('falls off within the picture, whichever way it lies', () => {
    const places = Array.from(
      { length: 21 * 21 },
      (_, at) => [(at % 21) / 20, Math.floor(at / 21) / 20] as const,
    );
    const falls = Array.from({ length: 500 }, (_, seed) => {
      const light = shadow(0.4, new Random(seed));
      const values = places.map(([x, y]) => light(x, y));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0.4);
      return Math.max(...values) - Math.min(...values);
    });
    expect(Math.min(...falls)).toBeGreaterThan(0.2);
    expect(quantile(Float32Array.from(falls), 0.5)).toBeGreaterThan(0.55);
  });
});

describe('disturbedPicture', () => {
  it.each(DISTURBANCES.filter(({ name }) => name !== 'huge').map(({ name }) => name))(
    'is the same for the same seed, and another for another strength: %s',
    (name) => {
      expect(grey(name, 0.9)).toEqual(grey(name, 0.9));
      expect(grey(name, 0.9)).not.toEqual(grey(name, 0.1));
    },
  );

  it('lets the light fall to 40 % at most', () => {
    const dark = Array.from({ length: 20 }, (_, seed) => quantile(grey('shadow', 1, seed), 0.03));
    expect(Math.min(...dark)).toBeLessThan(0.5);
    const paper = Array.from({ length: 20 }, (_, seed) => quantile(grey('shadow', 0, seed), 0.6));
    expect(Math.min(...paper)).toBeGreaterThan(0.85);
  });

  it('shows light ink on a dark ground', () => {
    expect(quantile(grey('polarity', 1), 0.5)).toBeLessThan(0.4);
  });

  it('prints lines half as dark as ink at most', () => {
    const values = grey('ruled paper', 1);
    const printed = values.filter((value) => value > 0.45 && value < 0.62).length;
    expect(printed / values.length).toBeGreaterThan(0.01);
  });
});

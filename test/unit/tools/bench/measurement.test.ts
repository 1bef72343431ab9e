import { describe, expect, test } from 'vitest';
import { jsonLine, median } from '../../../../tools/bench/measurement.mjs';

describe('jsonLine', () => {
  test('is one object on one line, in the order in which people read it', () => {
    const measurement = { model: 'cnn', engine: 'native', metric: 'imagesPerSecond', value: 801.2, runs: 5 };
    expect(jsonLine('training', measurement)).toBe(
      '{"bench":"training","model":"cnn","engine":"native","metric":"imagesPerSecond","value":801.2,"runs":5}',
    );
  });

  test('leaves out the model and the engine of a bench that has none, and rounds', () => {
    expect(jsonLine('pad', { metric: 'strokeToBarsP50', value: 12.34567, runs: 90 })).toBe(
      '{"bench":"pad","metric":"strokeToBarsP50","value":12.346,"runs":90}',
    );
  });
});

describe('median', () => {
  test('is the middle value, or the mean of the middle two', () => {
    expect(median([10, 2, 9])).toBe(9);
    expect(median([4, 1, 10, 2])).toBe(3);
    expect(median([7])).toBe(7);
  });

  test('is never reached once half of the runs did not', () => {
    expect(median([Infinity, 30, 20])).toBe(30);
    expect(median([Infinity, 30, Infinity])).toBe(Infinity);
  });
});

import { describe, expect, test } from 'vitest';
import { batchesPerRun } from '../../../bench/engines/timedRuns';

const limits = { batchSize: 100, step: 5, most: 200 };

describe('batchesPerRun', () => {
  test('makes a run take four seconds or a little more', async () => {
    // 1,000 images/s: 40 batches of 100 take 4 s.
    expect(await batchesPerRun(() => 1000, limits)).toBe(40);
    expect(await batchesPerRun(() => 1090, limits)).toBe(45);
  });

  test('is the fewest there are on a slow engine, the most on a fast one', async () => {
    expect(await batchesPerRun(() => 45, limits)).toBe(5);
    expect(await batchesPerRun(() => 1e6, limits)).toBe(200);
  });

  test('does not judge by a first run that is too short', async () => {
    const asked: number[] = [];
    // As long as little is done, the engine only warms up.
    const speed = (batches: number) => {
      asked.push(batches);
      return asked.length === 1 ? 2000 : 4000;
    };
    expect(await batchesPerRun(speed, limits)).toBe(160);
    expect(asked).toEqual([5, 20, 80]);
  });
});

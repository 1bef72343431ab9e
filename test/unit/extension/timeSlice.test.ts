import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/ml/random';
import { sortInSlices, TimeSlice } from '../../../src/extension/timeSlice';

/** Keeps the processor busy. */
function spend(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Counts the turns that others had before `work` was done: one at least each time that it gave way. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let turns = 0;
  const takeTurn = (): NodeJS.Immediate =>
    setImmediate(() => {
      turns++;
      next = takeTurn();
    });
  let next = takeTurn();
  await work();
  clearImmediate(next);
  return turns;
}

describe('TimeSlice', () => {
  it('lets others have their turn in the middle of long work', async () => {
    const turns = await turnsDuring(async () => {
      const slice = new TimeSlice();
      for (let part = 0; part < 20; part++) {
        spend(3);
        await slice.pass();
      }
    });
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

describe('sortInSlices', () => {
  it.each([0, 1, 511, 512, 513, 2000])(
    'sorts %d items as sort does, equal ones in their order',
    async (count) => {
      const random = new Random(count);
      const items = Array.from({ length: count }, (_, index) => ({
        key: Math.floor(random.between(0, 100)),
        index,
      }));
      const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
      expect(await sortInSlices(items, byKey)).toEqual([...items].sort(byKey));
    },
  );

  it('lets others have their turn meanwhile', async () => {
    // In no order: of items in reverse, a sort compares each only once, and is done before its first turn is due.
    const random = new Random(1);
    const items = Array.from({ length: 2000 }, () => random.between(0, 1));
    const turns = await turnsDuring(async () => {
      await sortInSlices(items, (a, b) => {
        spend(0.01);
        return a - b;
      });
    });
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

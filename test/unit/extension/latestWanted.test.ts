import { expect, it } from 'vitest';
import { LatestWanted } from '../../../src/extension/latestWanted';

it('does one thing at a time, and of what is wanted meanwhile only the last', async () => {
  const done: number[] = [];
  let atOnce = 0;
  const latest = new LatestWanted<number>(async (what) => {
    atOnce++;
    expect(atOnce).toBe(1);
    await Promise.resolve();
    done.push(what);
    atOnce--;
  });
  const all = [1, 2, 3, 4].map((what) => latest.want(what));
  await Promise.all(all);
  expect(done).toEqual([1, 4]);
  await latest.want(5);
  expect(done).toEqual([1, 4, 5]);
});

it('goes on after work that failed', async () => {
  const done: number[] = [];
  const latest = new LatestWanted<number>((what) => {
    if (what === 1) return Promise.reject(new Error('no'));
    done.push(what);
    return Promise.resolve();
  });
  await expect(latest.want(1)).rejects.toThrow('no');
  await latest.want(2);
  expect(done).toEqual([2]);
});

it('does what is wanted last also if the work before it failed', async () => {
  const done: number[] = [];
  const latest = new LatestWanted<number>(async (what) => {
    await Promise.resolve();
    if (what === 1) throw new Error('no');
    done.push(what);
  });
  const first = latest.want(1);
  await latest.want(2);
  await expect(first).rejects.toThrow('no');
  expect(done).toEqual([2]);
});

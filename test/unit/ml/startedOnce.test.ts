import { expect, it, vi } from 'vitest';
import { startedOnce } from '../../../src/ml/startedOnce';

it('starts when it is first asked for, and once', async () => {
  const start = vi.fn(() => Promise.resolve('engine'));
  const started = startedOnce(start);
  expect(start).not.toHaveBeenCalled();
  expect(await Promise.all([started(), started()])).toEqual(['engine', 'engine']);
  expect(await started()).toBe('engine');
  expect(start).toHaveBeenCalledOnce();
});

it('tries again after a failure', async () => {
  const start = vi.fn(() => Promise.resolve('engine'));
  start.mockRejectedValueOnce(new Error('no memory'));
  const started = startedOnce(start);
  await expect(Promise.all([started(), started()])).rejects.toThrow('no memory');
  expect(await Promise.all([started(), started()])).toEqual(['engine', 'engine']);
  expect(start).toHaveBeenCalledTimes(2);
});

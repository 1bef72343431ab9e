import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CancellationToken } from 'vscode';
import { cancellable } from '../../../../src/extension/classify/cancellable';
import { progress, window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

beforeEach(() => {
  vi.useFakeTimers();
  window.withProgress.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

it('lets what takes longer than a moment be cancelled', async () => {
  let token: CancellationToken | null = null;
  let end: (result: string) => void = () => undefined;
  const result = cancellable('Testing', (cancellation) => {
    token = cancellation;
    return new Promise<string>((resolve) => (end = resolve));
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(window.withProgress).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(window.withProgress.mock.lastCall![0]).toMatchObject({ title: 'Testing', cancellable: true });
  expect(token).toMatchObject({ isCancellationRequested: false });
  progress.cancel();
  expect(token).toMatchObject({ isCancellationRequested: true });
  end('cancelled');
  expect(await result).toBe('cancelled');
});

it('shows nothing of what is over in a moment, however it ended', async () => {
  expect(await cancellable('Testing', () => Promise.resolve('done'))).toBe('done');
  await expect(cancellable('Testing', () => Promise.reject(new Error('It is gone.')))).rejects.toThrow(
    'gone',
  );
  expect(window.withProgress).not.toHaveBeenCalled();
});

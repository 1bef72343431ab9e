import { expect, it, vi } from 'vitest';
import { InstallStatus } from '../../../../src/extension/native/installStatus';
import { progress, window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

it('has the installation stopped by its Cancel', async () => {
  const cancel = vi.fn();
  const result = await InstallStatus.during(cancel, () => {
    expect(cancel).not.toHaveBeenCalled();
    progress.cancel();
    return Promise.resolve('stopped');
  });
  expect(result).toBe('stopped');
  expect(cancel).toHaveBeenCalledOnce();
  expect(window.withProgress.mock.lastCall![0]).toMatchObject({ cancellable: true });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TrainingStatus } from '../../../../src/extension/train/trainingStatus';
import { CancelledError } from '../../../../src/ml/userError';
import { window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

const TRAINING = { architecture: 'mlp', isFineTuning: false };

/** What the status bar said, in order. */
const said = () => window.setStatusBarMessage.mock.calls.map(([text]) => text);

describe('the status of a training', () => {
  beforeEach(() => vi.clearAllMocks());

  it('says at once that it stops, and once it has', async () => {
    const stop = new AbortController();
    const during = TrainingStatus.during(
      TRAINING,
      { cancel: () => undefined, stop: stop.signal },
      (status) => {
        status.preparing('reading the dataset');
        expect(said()).toEqual([]);
        stop.abort();
        expect(said()).toEqual(['$(sync~spin) Stopping the training…']);
        status.training(1, 2, 0.5, 10);
        return Promise.reject(new CancelledError());
      },
    );
    await expect(during).rejects.toThrow(CancelledError);
    expect(window.unsaid).toHaveBeenCalledOnce();
    expect(said()).toEqual(['$(sync~spin) Stopping the training…', '$(circle-slash) Training stopped.']);
  });

  it('says of a training that ends by itself nothing beside its notification', async () => {
    const { signal } = new AbortController();
    const result = await TrainingStatus.during(TRAINING, { cancel: () => undefined, stop: signal }, () =>
      Promise.resolve('trained'),
    );
    expect(result).toBe('trained');
    expect(said()).toEqual([]);
    expect(window.withProgress).toHaveBeenCalledOnce();
  });
});

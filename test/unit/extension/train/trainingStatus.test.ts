import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TrainingStatus } from '../../../../src/extension/train/trainingStatus';
import { CancelledError } from '../../../../src/ml/userError';
import { progress, window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

const TRAINING = { architecture: 'mlp', isFineTuning: false };

const HALF = { epoch: 1, epochs: 2, done: 0.5, imagesPerSecond: 100, secondsLeft: 10, isTesting: false };

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
        status.training(HALF);
        return Promise.reject(new CancelledError());
      },
    );
    await expect(during).rejects.toThrow(CancelledError);
    expect(window.unsaid).toHaveBeenCalledOnce();
    expect(said()).toEqual(['$(sync~spin) Stopping the training…', '$(circle-slash) Training stopped.']);
  });

  it('has the training stopped by its Cancel', async () => {
    const cancel = vi.fn();
    const { signal } = new AbortController();
    await TrainingStatus.during(TRAINING, { cancel, stop: signal }, () => {
      expect(cancel).not.toHaveBeenCalled();
      progress.cancel();
      return Promise.resolve();
    });
    expect(cancel).toHaveBeenCalledOnce();
    expect(window.withProgress.mock.lastCall![0]).toMatchObject({ cancellable: true });
  });

  it('says that the model is tested once there are no more epochs, which may be before the last', async () => {
    const shown: { message?: string; increment?: number }[] = [];
    window.withProgress.mockImplementationOnce((_, work) =>
      work(
        { report: (step: { message?: string }) => shown.push(step) },
        { onCancellationRequested: () => undefined },
      ),
    );
    const { signal } = new AbortController();
    await TrainingStatus.during(TRAINING, { cancel: () => undefined, stop: signal }, (status) => {
      status.training(HALF);
      status.training({ ...HALF, done: 1, secondsLeft: 0, isTesting: true });
      return Promise.resolve();
    });
    expect(shown.slice(1)).toEqual([
      { message: expect.stringMatching(/^50 %, epoch 1 of 2, 10 s left /) as string, increment: 50 },
      { message: expect.stringMatching(/^testing the model /) as string, increment: 50 },
    ]);
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

import * as vscode from 'vscode';
import { duration, percent } from '../../ml/figures';
import { isCancelled } from '../../ml/userError';
import type { TrainingProgress } from '../../protocol/training';

/** What is being trained. */
interface Training {
  readonly architecture: string;
  /** Whether it goes on from a model. */
  readonly isFineTuning: boolean;
}

/** Milliseconds that the status bar says how it ended. */
const SAID_FOR = 5_000;

/**
 * Shows that a model is being trained: a notification with a percentage, Cancel and a link to the log. If the user hides it,
 * VS Code shows it in the status bar. Cancel closes it at once, so from then on the status bar says what happens.
 */
export class TrainingStatus implements vscode.Disposable {
  private reported = 0;
  /** The message in the status bar that the training is about to stop. */
  private end: vscode.Disposable | null = null;
  private readonly stopping = (): void => {
    this.say('stopping…');
    this.end = vscode.window.setStatusBarMessage('$(sync~spin) Stopping the training…');
  };

  private constructor(
    private readonly progress: vscode.Progress<{ message?: string; increment?: number }>,
    /** Aborted when the training is stopped. */
    private readonly stop: AbortSignal,
  ) {
    stop.addEventListener('abort', this.stopping);
    this.say('starting');
  }

  /** Shows the status for as long as `work` runs; Cancel calls `cancel`, which is to abort `stop`. */
  static async during<Result>(
    training: Training,
    { cancel, stop }: { readonly cancel: () => void; readonly stop: AbortSignal },
    work: (status: TrainingStatus) => Promise<Result>,
  ): Promise<Result> {
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `${training.isFineTuning ? 'Fine-tuning' : 'Training'} ${training.architecture}`,
        cancellable: true,
      },
      async (progress, token) => {
        token.onCancellationRequested(cancel);
        const status = new TrainingStatus(progress, stop);
        try {
          return await work(status);
        } catch (error) {
          if (stop.aborted && isCancelled(error)) status.stopped();
          throw error;
        } finally {
          status.dispose();
        }
      },
    );
  }

  /** @param share of the download that has arrived, 0..1 */
  downloading(share: number): void {
    this.say(`downloading MNIST, ${percent(share, 0)}`);
  }

  /** What is happening before the first epoch. */
  preparing(what: string): void {
    this.say(what);
  }

  /** How far it has come. */
  training({ epoch, epochs, done, secondsLeft, isTesting }: Omit<TrainingProgress, 'type'>): void {
    const increment = Math.max(0, done * 100 - this.reported);
    this.reported += increment;
    const what = isTesting
      ? 'testing the model'
      : `${percent(done, 0)}, epoch ${epoch} of ${epochs}, ${duration(secondsLeft)} left`;
    this.say(what, increment);
  }

  dispose(): void {
    this.stop.removeEventListener('abort', this.stopping);
    this.end?.dispose();
  }

  private stopped(): void {
    vscode.window.setStatusBarMessage('$(circle-slash) Training stopped.', SAID_FOR);
  }

  private say(what: string, increment?: number): void {
    // Once it is stopping, whatever the trainer still reports is not shown.
    if (this.end !== null) return;
    this.progress.report({
      message: `${what} ([Show Log](command:digitLab.showLog))`,
      ...(increment === undefined ? {} : { increment }),
    });
  }
}

import * as vscode from 'vscode';
import { duration, percent } from '../../ml/figures';

/** What is being trained. */
interface Training {
  readonly architecture: string;
  /** Whether it goes on from a model. */
  readonly isFineTuning: boolean;
}

/**
 * Shows that a model is being trained: a notification with a percentage, Cancel and a way to the log, and an item in
 * the status bar, which stays when the notification is hidden.
 */
export class TrainingStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subject: string;
  private reported = 0;

  private constructor(
    { architecture, isFineTuning }: Training,
    private readonly progress: vscode.Progress<{ message?: string; increment?: number }>,
  ) {
    this.item = vscode.window.createStatusBarItem(
      'digitLab.training',
      vscode.StatusBarAlignment.Left,
      Number.MIN_SAFE_INTEGER,
    );
    this.item.name = 'Digit Lab: Training';
    this.item.command = 'digitLab.showLog';
    this.subject = isFineTuning ? `fine-tuning ${architecture}` : architecture;
    const tooltip = new vscode.MarkdownString(
      `Digit Lab ${isFineTuning ? 'fine-tunes' : 'trains'} the model \`${architecture}\`.\n\n[Show Log](command:digitLab.showLog) · [Stop Training](command:digitLab.stopTraining)`,
    );
    tooltip.isTrusted = { enabledCommands: ['digitLab.showLog', 'digitLab.stopTraining'] };
    this.item.tooltip = tooltip;
    this.say('starting');
    this.item.show();
  }

  /** Shows the status for as long as `work` runs; Cancel calls `cancel`. */
  static async during<Result>(
    training: Training,
    cancel: () => void,
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
        const status = new TrainingStatus(training, progress);
        try {
          return await work(status);
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

  /** @param done share of the whole run, 0..1 */
  training(epoch: number, epochs: number, done: number, secondsLeft: number): void {
    const increment = Math.max(0, done * 100 - this.reported);
    this.reported += increment;
    const left = Number.isFinite(secondsLeft) ? `, ${duration(secondsLeft)} left` : '';
    this.say(`${percent(done, 0)}, epoch ${epoch} of ${epochs}${left}`, increment);
  }

  dispose(): void {
    this.item.dispose();
  }

  private say(what: string, increment?: number): void {
    this.item.text = `$(sync~spin) ${this.subject}: ${what}`;
    this.progress.report({
      message: `${what} ([Show Log](command:digitLab.showLog))`,
      ...(increment === undefined ? {} : { increment }),
    });
  }
}

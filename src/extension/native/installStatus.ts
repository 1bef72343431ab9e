import * as vscode from 'vscode';
import type { InstallStep } from '../../node/engines/install/installNative';
import { percent } from '../../ml/figures';

/** Shows how an installation goes: a notification with a percentage while something is downloaded, and Cancel. */
export class InstallStatus {
  private message = '';
  /** Percent that the bar shows. */
  private reported = 0;

  private constructor(private readonly progress: vscode.Progress<{ message?: string; increment?: number }>) {}

  /** Shows the status for as long as `work` runs; Cancel calls `cancel`. */
  static async during<Result>(
    cancel: () => void,
    work: (status: InstallStatus) => Promise<Result>,
  ): Promise<Result> {
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Installing the native training engine',
        cancellable: true,
      },
      (progress, token) => {
        token.onCancellationRequested(cancel);
        return work(new InstallStatus(progress));
      },
    );
  }

  show(step: InstallStep): void {
    switch (step.step) {
      case 'downloading':
        this.say(downloading(step), step.done * 100);
        break;
      case 'unpacking':
        this.say(`unpacking ${step.what}`);
        break;
      case 'trying':
        this.say('trying it');
        break;
    }
  }

  private say(message: string, done = this.reported): void {
    // Thousands of pieces come in; nobody reads the same words twice.
    if (message === this.message) return;
    this.message = message;
    this.progress.report({ message, increment: done - this.reported });
    this.reported = done;
  }
}

function downloading({ what, received, length }: Extract<InstallStep, { step: 'downloading' }>): string {
  if (length === null) return `downloading ${what}, ${megabytes(received)}`;
  return `downloading ${what}, ${percent(received / length, 0)} of ${megabytes(length)}`;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

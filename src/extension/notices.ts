import * as vscode from 'vscode';
import { detailOf, isCancelled, isUserError } from '../ml/userError';

/** What the user was told, and how urgently. */
export interface Notice {
  readonly level: 'information' | 'warning' | 'error';
  readonly message: string;
}

/** A button of a notification. */
export interface Choice {
  readonly title: string;
  readonly run: () => unknown;
}

/**
 * The one place that talks to the user, and the one policy for errors: a `UserError` is shown as the sentence that it
 * is, any other error is admitted with a button to the log, and cancelling is passed over. Details go to the log.
 */
export class Notices implements vscode.Disposable {
  private readonly told = new vscode.EventEmitter<Notice>();
  /** Fires with everything the user is told, whether by notification or inside a view. */
  readonly onDidTell = this.told.event;

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** Shows a notification and returns at once; a choice runs when it is clicked. */
  tell(notice: Notice, ...choices: readonly Choice[]): void {
    this.noteTold(notice);
    void this.show(notice, choices);
  }

  /**
   * Tells the user of a failure.
   * @returns what was shown, or `null` if `error` was a cancellation and nothing was
   */
  failed(error: unknown, ...choices: readonly Choice[]): string | null {
    const message = this.explain(error);
    if (message === null) return null;
    const showLog: Choice = { title: 'Show Log', run: () => this.log.show() };
    this.tell({ level: 'error', message }, ...choices, showLog);
    return message;
  }

  /**
   * Puts an error into words and its details into the log, for a view that shows the sentence itself.
   * @returns the sentence, or `null` for a cancellation
   */
  explain(error: unknown): string | null {
    if (isCancelled(error)) return null;
    if (isUserError(error)) {
      this.log.error(error.message);
      if (error.cause !== undefined) this.log.error(`Cause: ${detailOf(error.cause)}`);
      return error.message;
    }
    this.log.error(detailOf(error));
    const reason = error instanceof Error ? error.message : String(error);
    return `Something went wrong in Digit Lab (${reason}). The log has the details.`;
  }

  /**
   * As `explain`, for a view that shows the sentence at once: the user counts as told, unless the `view` is gone by now.
   * @returns the sentence, or `null` for a cancellation
   */
  shownInView(error: unknown, view?: { readonly isDisposed: boolean }): string | null {
    const message = this.explain(error);
    if (message !== null && view?.isDisposed !== true) this.noteTold({ level: 'error', message });
    return message;
  }

  /** Records a notice that some view has shown already, and logs it unless it was an error that is logged already. */
  noteTold(notice: Notice): void {
    if (notice.level === 'warning') this.log.warn(notice.message);
    if (notice.level === 'information') this.log.info(notice.message);
    this.told.fire(notice);
  }

  /** Runs what a command does; a failure is told to the user and comes back as `undefined`. */
  async guard<Result>(work: () => Result | Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }

  dispose(): void {
    this.told.dispose();
  }

  private async show(notice: Notice, choices: readonly Choice[]): Promise<void> {
    const show = {
      information: vscode.window.showInformationMessage,
      warning: vscode.window.showWarningMessage,
      error: vscode.window.showErrorMessage,
    }[notice.level];
    const titles = choices.map(({ title }) => title);
    const chosen = await show(withoutLinks(notice.message), ...titles);
    await this.guard(async () => {
      await choices.find(({ title }) => title === chosen)?.run();
    });
  }
}

/**
 * Breaks up links by a zero-width space. VS Code runs the command of `[label](command:…)` in a notification, and a message may
 * hold the name of a file or folder from anywhere.
 */
function withoutLinks(message: string): string {
  return message.replaceAll('](', ']\u200B(');
}

import * as vscode from 'vscode';

/** A question and its place in a series. */
export interface Question {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  /** The question itself, shown in the empty field. */
  readonly placeholder: string;
  /** Whether there is an earlier question to go back to. */
  readonly canGoBack?: boolean;
}

/**
 * Asks one question after the other in a widget that stays open between them. VS Code's own `showQuickPick` hides it
 * each time. The focus then returns to the editor, and a webview there would take it from the next question and so close
 * it.
 */
export class Questions implements vscode.Disposable {
  private current: vscode.QuickInput | null = null;
  private back = false;

  /** Whether the user answered the latest question by going back to the one before. */
  get wentBack(): boolean {
    return this.back;
  }

  /**
   * Lets the user pick one of `items`.
   * @param active the one that Enter picks, if it is not the first
   * @returns `null` if they pick none
   */
  async pick<Item extends vscode.QuickPickItem>(
    question: Question,
    items: readonly Item[],
    active: Item | null = null,
  ): Promise<Item | null> {
    const input = vscode.window.createQuickPick<Item>();
    input.items = items;
    if (active !== null) input.activeItems = [active];
    input.placeholder = question.placeholder;
    input.matchOnDescription = true;
    input.matchOnDetail = true;
    return this.answer(input, question, () => input.selectedItems[0] ?? null);
  }

  /**
   * Lets the user type something.
   * @param prompt what to say about the typed text, after the question, which the text hides in the field
   * @param problem what is wrong with the typed text, or `null`
   * @returns `null` if they give no valid answer
   */
  async type(
    question: Question,
    preset: string,
    prompt: (text: string) => string,
    problem: (text: string) => string | null,
  ): Promise<string | null> {
    const input = vscode.window.createInputBox();
    input.value = preset;
    input.placeholder = question.placeholder;
    const check = (): string | null => {
      const found = problem(input.value);
      input.validationMessage = found ?? undefined;
      return found;
    };
    const tell = (): void => {
      input.prompt = `${question.placeholder} ${prompt(input.value)}`;
      check();
    };
    input.onDidChangeValue(tell);
    tell();
    return this.answer(input, question, () => (check() === null ? input.value : null));
  }

  dispose(): void {
    this.current?.dispose();
    this.current = null;
  }

  /** Shows `input` in place of the question before. @param read gives the answer, or `null` if there is none yet */
  private answer<Answer>(
    input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
    { title, step, totalSteps, canGoBack = false }: Question,
    read: () => Answer | null,
  ): Promise<Answer | null> {
    input.title = title;
    input.step = step;
    input.totalSteps = totalSteps;
    // A webview that gets the focus back from the command palette would close the first question as well.
    input.ignoreFocusOut = true;
    if (canGoBack) input.buttons = [vscode.QuickInputButtons.Back];
    this.back = false;
    const previous = this.current;
    this.current = input;
    const answered = new Promise<Answer | null>((resolve) => {
      input.onDidAccept(() => {
        const answer = read();
        if (answer === null) return;
        input.enabled = false;
        resolve(answer);
      });
      // The only button that there is.
      input.onDidTriggerButton(() => {
        this.back = true;
        input.enabled = false;
        resolve(null);
      });
      input.onDidHide(() => resolve(null));
    });
    input.show();
    previous?.dispose();
    return answered;
  }
}

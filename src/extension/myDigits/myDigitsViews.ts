import type * as vscode from 'vscode';
import type { MyDigitsContent } from '../../protocol/myDigits';
import { MyDigitsPanel, type MyDigitsSurroundings } from './myDigitsPanel';

/** The one view of My Digits of a window, opened when it is asked for. */
export class MyDigitsViews implements vscode.Disposable {
  private panel: MyDigitsPanel | null = null;

  constructor(private readonly around: MyDigitsSurroundings) {}

  /** Show My Digits. @returns what is shown; `null` if they cannot be read, which the view then says */
  async show(): Promise<MyDigitsContent | null> {
    return contentOf(await this.open().refresh());
  }

  /** Test on My Digits: shows them with what the model in use makes of each. @returns as `show` */
  async test(): Promise<MyDigitsContent | null> {
    return contentOf(await this.open().test());
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): MyDigitsPanel {
    if (this.panel !== null) {
      this.panel.reveal();
      return this.panel;
    }
    const panel = new MyDigitsPanel(this.around);
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = null;
    });
    return panel;
  }
}

function contentOf(shown: Awaited<ReturnType<MyDigitsPanel['refresh']>>): MyDigitsContent | null {
  return shown.type === 'digits' ? shown.content : null;
}

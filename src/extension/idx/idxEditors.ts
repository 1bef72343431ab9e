import * as vscode from 'vscode';
import type { IdxContent } from '../../protocol/idx';
import { IDX_EDITORS } from '../contributions';
import { IdxEditor, type IdxSurroundings } from './idxEditor';

/** What an editor of an IDX file shows. */
export interface ShownIdx {
  readonly uri: vscode.Uri;
  readonly content: IdxContent;
}

/** The editors of IDX files. They only show: the files stay as they are. */
export class IdxEditors implements vscode.Disposable {
  private readonly shown = new vscode.EventEmitter<ShownIdx>();
  readonly onDidShow = this.shown.event;
  private readonly open = new Map<string, IdxEditor>();

  constructor(private readonly around: IdxSurroundings) {}

  /** Shows a file in a panel that VS Code has opened for it. */
  show(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const key = uri.toString();
    const editor = new IdxEditor(uri, this.around, panel);
    this.open.set(key, editor);
    editor.onDidShow((content) => this.shown.fire({ uri, content }));
    panel.onDidDispose(() => {
      if (this.open.get(key) === editor) this.open.delete(key);
    });
  }

  /** Opens a file of images and has the model in use read all of them. Ends when they are read, or cannot be. */
  async read(uri: vscode.Uri): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', uri, IDX_EDITORS[0]);
    await this.open.get(uri.toString())?.read();
  }

  dispose(): void {
    this.shown.dispose();
  }
}

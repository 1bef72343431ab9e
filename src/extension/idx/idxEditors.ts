import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import type { IdxContent } from '../../protocol/idx';
import { IDX_EDITORS } from '../contributions';
import { baseName } from '../files/baseName';
import { IdxEditor, type IdxSurroundings } from './idxEditor';
import { idxTabs, noteIdxEditor } from './orphanedEditors';

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

  /** @param state of the workspace */
  constructor(
    private readonly around: IdxSurroundings,
    private readonly state: vscode.Memento,
  ) {}

  /** Shows a file in a panel that VS Code has opened for it. */
  show(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    noteIdxEditor(this.state);
    const key = uri.toString();
    const editor = new IdxEditor(uri, this.around, panel);
    this.open.set(key, editor);
    editor.onDidShow((content) => this.shown.fire({ uri, content }));
    panel.onDidDispose(() => {
      if (this.open.get(key) === editor) this.open.delete(key);
    });
  }

  /**
   * Opens a file of images and has the model in use read all of them. Ends when they are read, or cannot be.
   * @throws UserError if its tab belongs to an extension host that has ended
   */
  async read(uri: vscode.Uri): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', uri, IDX_EDITORS[0]);
    const key = uri.toString();
    const editor = this.open.get(key);
    if (editor === undefined && idxTabs().some(({ input }) => input.uri.toString() === key)) {
      throw new UserError(
        `The editor of "${baseName(uri)}" is not answering: Digit Lab was restarted after it was opened. Close its tab and try again.`,
      );
    }
    await editor?.read();
  }

  dispose(): void {
    this.shown.dispose();
  }
}

import * as vscode from 'vscode';
import { UserError } from '../ml/userError';
import { baseName } from './files/baseName';

/** The text editor that the user wrote in last: while a webview has the focus, VS Code itself knows of none. */
export class LastTextEditor implements vscode.Disposable {
  private editor: vscode.TextEditor | undefined;
  private readonly subscription: vscode.Disposable;

  constructor() {
    this.note(vscode.window.activeTextEditor);
    this.subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.note(editor));
  }

  /**
   * Puts text in the place of what is selected there, at every cursor, as one step of its undo.
   * @returns the name of the document
   * @throws UserError if there is no such editor, or if it takes no text
   */
  async insert(text: string): Promise<string> {
    const { editor } = this;
    if (editor === undefined || editor.document.isClosed) {
      throw new UserError(
        'There is no text editor to insert into. Open a file, put the cursor where the number is to go, and try again.',
      );
    }
    const { document, selections } = editor;
    const edit = new vscode.WorkspaceEdit();
    // Also into an editor behind another one, which no longer takes edits itself.
    for (const selection of selections) {
      edit.replace(document.uri, document.validateRange(selection), text);
    }
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new UserError(
        `"${baseName(document.uri)}" takes no text; it may be read-only. Choose another file.`,
      );
    }
    return baseName(document.uri);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private note(editor: vscode.TextEditor | undefined): void {
    // What has no column is an output channel or a field of some view.
    if (editor?.viewColumn !== undefined) this.editor = editor;
  }
}

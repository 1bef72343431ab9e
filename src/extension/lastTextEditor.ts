import * as vscode from 'vscode';
import { UserError } from '../ml/userError';
import { baseName } from './files/baseName';
import { Sequencer } from './sequencer';

/** The text editor that had the focus last: while a webview has it, VS Code has no active text editor. */
export class LastTextEditor implements vscode.Disposable {
  private editor: vscode.TextEditor | undefined;
  /** Its cursors and selections. Kept here, as VS Code does not move those of an editor behind another one. */
  private selections: readonly vscode.Selection[] = [];
  /** Inserts one text at a time: VS Code refuses an edit of a document that has changed since the edit was made. */
  private readonly sequencer = new Sequencer();
  private readonly subscription: vscode.Disposable;

  constructor() {
    this.note(vscode.window.activeTextEditor);
    this.subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.note(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor === this.editor) this.selections = selections;
      }),
    );
  }

  /**
   * Replaces every selection, or inserts at every cursor, in one undo step. The cursors end up behind the text, so that the
   * next insertion follows it.
   * @returns the name of the document
   * @throws UserError if there is no such editor, or if it takes no text
   */
  insert(text: string): Promise<string> {
    return this.sequencer.queue(() => this.insertNow(text));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async insertNow(text: string): Promise<string> {
    const { editor } = this;
    if (editor === undefined || editor.document.isClosed) {
      throw new UserError(
        'There is no text editor to insert into. Open a file, put the cursor where you want the number, and try again.',
      );
    }
    const { document } = editor;
    const ranges = this.selections.map((selection) => document.validateRange(selection));
    const ends = endsAfter(ranges, text, document);
    const edit = new vscode.WorkspaceEdit();
    // A workspace edit, as an editor behind another one takes no edits itself.
    for (const range of ranges) edit.replace(document.uri, range, text);
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new UserError(
        `Nothing can be inserted into "${baseName(document.uri)}"; it may be read-only. Choose another file.`,
      );
    }
    this.putCursors(editor, ends);
    return baseName(document.uri);
  }

  private note(editor: vscode.TextEditor | undefined): void {
    // Output channels and input fields of views have no column.
    if (editor?.viewColumn === undefined) return;
    this.editor = editor;
    this.selections = editor.selections;
  }

  /** @param offsets in the editor's document */
  private putCursors(editor: vscode.TextEditor, offsets: readonly number[]): void {
    // The user has gone to another editor meanwhile.
    if (editor !== this.editor) return;
    const cursors = offsets.map((offset) => {
      const place = editor.document.positionAt(offset);
      return new vscode.Selection(place, place);
    });
    this.selections = cursors;
    if (vscode.window.visibleTextEditors.includes(editor)) editor.selections = cursors;
  }
}

/** The offset of the end of each range once all of them are replaced by `text`. */
function endsAfter(ranges: readonly vscode.Range[], text: string, document: vscode.TextDocument): number[] {
  const ends = new Map<vscode.Range, number>();
  let shift = 0;
  for (const range of [...ranges].sort((a, b) => a.start.compareTo(b.start))) {
    const end = document.offsetAt(range.start) + shift + text.length;
    ends.set(range, end);
    shift = end - document.offsetAt(range.end);
  }
  return ranges.map((range) => ends.get(range)!);
}

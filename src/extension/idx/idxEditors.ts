import * as vscode from 'vscode';
import type { IdxContent } from '../../protocol/idx';
import { IdxEditor, type IdxSurroundings } from './idxEditor';

/** Of files whose name says that they are IDX, and of those where `.idx` may mean something else, as in Git's packs. */
const VIEW_TYPES = ['digitLab.idx', 'digitLab.idxOption'];

/** What an editor of an IDX file shows. */
export interface ShownIdx {
  readonly uri: vscode.Uri;
  readonly content: IdxContent;
}

/** The editors of IDX files. They only show: the files stay as they are. */
export class IdxEditors implements vscode.CustomReadonlyEditorProvider, vscode.Disposable {
  private readonly shown = new vscode.EventEmitter<ShownIdx>();
  readonly onDidShow = this.shown.event;
  private readonly open = new Map<string, IdxEditor>();
  private readonly registrations: vscode.Disposable[];

  constructor(private readonly around: IdxSurroundings) {
    this.registrations = VIEW_TYPES.map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, this),
    );
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
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
    await vscode.commands.executeCommand('vscode.openWith', uri, VIEW_TYPES[0]);
    await this.open.get(uri.toString())?.read();
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.shown.dispose();
  }
}

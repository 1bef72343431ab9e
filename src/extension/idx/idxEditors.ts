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
    new IdxEditor(uri, this.around, panel).onDidShow((content) => this.shown.fire({ uri, content }));
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.shown.dispose();
  }
}

import * as vscode from 'vscode';
import { PadPanel, type PadReading, type PadSurroundings } from './padPanel';

/**
 * The drawing pads of a window, at most one among the editors, opened when it is asked for and brought back after a
 * reload, and one as a view.
 */
export class Pads implements vscode.Disposable {
  private editor: PadPanel | null = null;
  private readonly read = new vscode.EventEmitter<PadReading>();
  /** Fires when the pen was lifted, with what the pad shows. */
  readonly onDidRead = this.read.event;

  constructor(private readonly around: PadSurroundings) {}

  /** The pad among the editors. */
  open(): PadPanel {
    if (this.editor === null) return this.adoptEditor(new PadPanel(this.around));
    this.editor.reveal();
    return this.editor;
  }

  /**
   * Puts the image at `uri` on the pad among the editors.
   * @param uri asked for if it is left out
   */
  async openImage(uri?: vscode.Uri): Promise<void> {
    const { images } = this.around;
    await this.open().show(() => (uri === undefined ? images.choose() : images.at(uri)));
  }

  /** Makes the pad among the editors of a panel that VS Code kept over a reload. */
  adoptPanel(panel: vscode.WebviewPanel): void {
    this.editor?.dispose();
    this.adoptEditor(new PadPanel(this.around, panel));
  }

  /** Makes a pad of a view that VS Code is about to show. */
  adoptView(view: vscode.WebviewView): void {
    this.listenTo(new PadPanel(this.around, view));
  }

  dispose(): void {
    this.editor?.dispose();
    this.read.dispose();
  }

  private adoptEditor(pad: PadPanel): PadPanel {
    this.editor = this.listenTo(pad);
    pad.onDidDispose(() => {
      if (this.editor === pad) this.editor = null;
    });
    return pad;
  }

  private listenTo(pad: PadPanel): PadPanel {
    pad.onDidRead((reading) => this.read.fire(reading));
    return pad;
  }
}

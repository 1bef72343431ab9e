import * as vscode from 'vscode';
import { webviewTabs } from '../webviewTabs';
import { LeftDrawing } from './leftDrawing';
import { PadPanel, type PadReading, type PadSurroundings } from './padPanel';

/**
 * The drawing pads of a window: one among the editors, opened on demand, and one as a view. After a reload VS Code restores
 * each pad editor when it is first seen; if another was opened meanwhile, both stay, as both may have a drawing. A pad
 * editor that is closed, or that belonged to an extension host that ended, leaves its drawing to the next one.
 */
export class Pads implements vscode.Disposable {
  /** Among the editors, the latest last. */
  private readonly editors = new Set<PadPanel>();
  private readonly read = new vscode.EventEmitter<PadReading>();
  /** Fires when the pen was lifted, with what the pad shows. */
  readonly onDidRead = this.read.event;

  private readonly left: LeftDrawing;

  /** @param state of the workspace, for the drawing that was left last */
  constructor(
    private readonly around: PadSurroundings,
    state: vscode.Memento,
  ) {
    this.left = new LeftDrawing(state, vscode.env.sessionId);
  }

  /** Opens the pad among the editors, or reveals the latest of them. */
  open(): PadPanel {
    const latest = Array.from(this.editors).at(-1);
    if (latest === undefined) {
      // This host has no pad editor, so every tab of one was another host's, or is still to be restored.
      const before = this.left.next(webviewTabs(['pad']).length > 0);
      return this.adoptEditor(new PadPanel(this.around, undefined, before));
    }
    latest.reveal();
    return latest;
  }

  /**
   * Puts the image at `uri` on the pad among the editors.
   * @param uri asked for if it is left out
   */
  async openImage(uri?: vscode.Uri): Promise<void> {
    const { images } = this.around;
    await this.open().show(() => (uri === undefined ? images.choose() : images.at(uri)));
  }

  /** Makes a pad of a panel that VS Code restores after a reload. */
  adoptPanel(panel: vscode.WebviewPanel): void {
    this.adoptEditor(new PadPanel(this.around, panel));
  }

  /** Makes a pad of a view that VS Code is about to show. */
  adoptView(view: vscode.WebviewView): void {
    this.listenTo(new PadPanel(this.around, view));
  }

  dispose(): void {
    const pads = Array.from(this.editors);
    this.editors.clear();
    for (const pad of pads) pad.dispose();
    this.read.dispose();
  }

  private adoptEditor(pad: PadPanel): PadPanel {
    this.editors.add(this.listenTo(pad));
    this.left.notePad();
    let drawing: string | null = null;
    pad.onDidDraw((drew) => {
      ({ drawing } = drew);
      // Not only when it is closed: an extension host that dies with the pad open has no time to.
      if (drew.isDrawn) this.left.keep(drawing);
    });
    pad.onDidDispose(() => {
      // Disposed of with all others: the user did not close it.
      if (!this.editors.delete(pad)) return;
      // Kept again, as another pad may have been drawn on since.
      if (drawing !== null) this.left.keep(drawing);
    });
    return pad;
  }

  private listenTo(pad: PadPanel): PadPanel {
    pad.onDidRead((reading) => this.read.fire(reading));
    return pad;
  }
}

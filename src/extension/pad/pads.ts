import * as vscode from 'vscode';
import { webviewTabs } from '../webviewTabs';
import { LeftDrawing } from './leftDrawing';
import { PadPanel, type PadReading, type PadSurroundings } from './padPanel';

/**
 * The drawing pads of a window: one among the editors, opened when it is asked for, and one as a view. A reload brings
 * back those that were among the editors, each when it is first seen; one that was opened meanwhile stays beside it, as
 * there is something on it. An editor that is closed leaves its drawing to the one that is opened next, and so does one
 * that was left behind by an extension host that ended.
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

  /** The pad among the editors, of several the latest. */
  open(): PadPanel {
    const latest = Array.from(this.editors).at(-1);
    if (latest === undefined) {
      // None of ours is there, so that every tab of a pad is another's.
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

  /** Makes a pad of a panel that VS Code kept over a reload. */
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
      // Already now: an extension host that dies with the pad open has no time to.
      if (drew.isDrawn) this.left.keep(drawing);
    });
    pad.onDidDispose(() => {
      // Nobody closed one that goes with all others.
      if (!this.editors.delete(pad)) return;
      // Another pad may have been drawn on since.
      if (drawing !== null) this.left.keep(drawing);
    });
    return pad;
  }

  private listenTo(pad: PadPanel): PadPanel {
    pad.onDidRead((reading) => this.read.fire(reading));
    return pad;
  }
}

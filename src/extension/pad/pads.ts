import * as vscode from 'vscode';
import { PadPanel, type PadReading, type PadSurroundings } from './padPanel';

/** The one drawing pad of a window, opened when it is asked for and brought back after a reload. */
export class Pads implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private pad: PadPanel | null = null;
  private readonly read = new vscode.EventEmitter<PadReading>();
  /** Fires when the pen was lifted, with what the pad shows. */
  readonly onDidRead = this.read.event;

  constructor(private readonly around: PadSurroundings) {}

  open(): PadPanel {
    if (this.pad === null) return this.adopt(new PadPanel(this.around));
    this.pad.reveal();
    return this.pad;
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.pad?.dispose();
    this.adopt(new PadPanel(this.around, panel));
    return Promise.resolve();
  }

  dispose(): void {
    this.pad?.dispose();
    this.read.dispose();
  }

  private adopt(pad: PadPanel): PadPanel {
    this.pad = pad;
    pad.onDidRead((reading) => this.read.fire(reading));
    pad.onDidDispose(() => {
      if (this.pad === pad) this.pad = null;
    });
    return pad;
  }
}

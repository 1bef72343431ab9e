import type * as vscode from 'vscode';
import { LONGEST_DRAWING } from '../../protocol/pad';
import { LastWindow } from '../lastWindow';

const STATE_KEY = 'digitLab.leftDrawing';

/** Under this key: the window that last had a pad among its editors. */
const WINDOW_KEY = 'digitLab.padWindow';

/** The drawing of the pad editor that was drawn on or closed last in this workspace, for the next one to begin with. */
export class LeftDrawing {
  private ofThisHost: string | null = null;
  private readonly lastWindow: LastWindow;
  /** Whether an earlier extension host had pads in this window: VS Code does not hand those over to this one. */
  private readonly areTabsDead: boolean;

  /**
   * @param state of the workspace
   * @param window VS Code's id of the window. If all windows have the same, a drawing may come back twice, which is better than
   *   not at all.
   */
  constructor(
    private readonly state: vscode.Memento,
    window: string,
  ) {
    this.lastWindow = new LastWindow(state, WINDOW_KEY, window);
    this.areTabsDead = this.lastWindow.isThisOne;
  }

  /** To be called when there is a pad among the editors of this window. */
  notePad(): void {
    this.lastWindow.note();
  }

  /**
   * The drawing for the next pad; `null` if none is known, or if VS Code is about to restore the pad that has it.
   * @param hasTabs whether there are tabs of pads that this extension host was not given, or not yet
   */
  next(hasTabs: boolean): string | null {
    if (this.ofThisHost !== null) return this.ofThisHost;
    return hasTabs && !this.areTabsDead ? null : (this.state.get<string>(STATE_KEY) ?? null);
  }

  /**
   * Keeps a drawing. One that is too long to be stored lasts only as long as this window; what was stored before stays, and
   * is usually the same drawing a few strokes earlier, as drawings are kept at every pause.
   */
  keep(drawing: string): void {
    this.ofThisHost = drawing;
    if (drawing.length <= LONGEST_DRAWING) void this.state.update(STATE_KEY, drawing);
  }
}

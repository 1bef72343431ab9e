import type * as vscode from 'vscode';
import { LONGEST_DRAWING } from '../../protocol/pad';
import { LastWindow } from '../lastWindow';

const STATE_KEY = 'digitLab.leftDrawing';

/** The window that had a pad among its editors last. */
const WINDOW_KEY = 'digitLab.padWindow';

/** What was on the pad editor that was drawn on or closed last in this workspace, as its page wrote it. */
export class LeftDrawing {
  private ofThisHost: string | null = null;
  private readonly lastWindow: LastWindow;
  /** Whether an extension host before this one had pads in this window. It has ended, and VS Code gives them to no other. */
  private readonly areTabsDead: boolean;

  /**
   * @param state of the workspace
   * @param window what VS Code calls the window. Where it calls all windows the same, a drawing is rather there twice than
   * not at all.
   */
  constructor(
    private readonly state: vscode.Memento,
    window: string,
  ) {
    this.lastWindow = new LastWindow(state, WINDOW_KEY, window);
    this.areTabsDead = this.lastWindow.isThisOne;
  }

  /** There is a pad among the editors of this window. */
  notePad(): void {
    this.lastWindow.note();
  }

  /**
   * For the next pad; `null` if no drawing is known, or if VS Code is about to bring it back itself.
   * @param hasTabs whether there are tabs of pads that have not come to this extension host, or not yet
   */
  next(hasTabs: boolean): string | null {
    if (this.ofThisHost !== null) return this.ofThisHost;
    return hasTabs && !this.areTabsDead ? null : (this.state.get<string>(STATE_KEY) ?? null);
  }

  /**
   * One that is too long is there until the window goes. What was stored before stays then: it is told of at every pause, so
   * that is as a rule the same drawing, a little before it became too long, and else one that an undo takes away.
   */
  keep(drawing: string): void {
    this.ofThisHost = drawing;
    if (drawing.length <= LONGEST_DRAWING) void this.state.update(STATE_KEY, drawing);
  }
}

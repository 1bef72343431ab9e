import type * as vscode from 'vscode';

const STATE_KEY = 'digitLab.leftDrawing';

/**
 * Characters of a drawing that outlives the window. VS Code reads them whenever the extension starts, long before a pad
 * is opened; a longer drawing is there until the window goes.
 */
const LONGEST_STORED = 400_000;

/** What was on the pad editor that was drawn on or closed last in this workspace, as its page wrote it. */
export class LeftDrawing {
  private inWindow: string | null = null;

  /** @param state of the workspace */
  constructor(private readonly state: vscode.Memento) {}

  /** `null` if no drawing is known. */
  get last(): string | null {
    return this.inWindow ?? this.state.get<string>(STATE_KEY) ?? null;
  }

  keep(drawing: string): void {
    this.inWindow = drawing;
    void this.state.update(STATE_KEY, drawing.length <= LONGEST_STORED ? drawing : undefined);
  }
}

import type * as vscode from 'vscode';

/** The window that had tabs of a kind last: an extension host that starts in it anew finds those of the one before it. */
export class LastWindow {
  /**
   * @param state of the workspace
   * @param key what it is kept under
   * @param window what VS Code calls this one: after a reload it is another one, but not after its extension host has ended
   */
  constructor(
    private readonly state: vscode.Memento,
    private readonly key: string,
    private readonly window: string,
  ) {}

  get isThisOne(): boolean {
    return this.state.get<string>(this.key) === this.window;
  }

  /** There is such a tab in this window. */
  note(): void {
    if (!this.isThisOne) void this.state.update(this.key, this.window);
  }
}

import type * as vscode from 'vscode';

/**
 * Remembers which window last had tabs of a kind. If an extension host starts in that same window, those tabs belonged to the
 * host before it.
 */
export class LastWindow {
  /**
   * @param state of the workspace
   * @param key where in the state it is stored
   * @param window VS Code's id of this window: a reload changes it, a restart of the extension host does not
   */
  constructor(
    private readonly state: vscode.Memento,
    private readonly key: string,
    private readonly window: string,
  ) {}

  get isThisOne(): boolean {
    return this.state.get<string>(this.key) === this.window;
  }

  /** To be called when there is such a tab in this window. */
  note(): void {
    if (!this.isThisOne) void this.state.update(this.key, this.window);
  }
}

import * as vscode from 'vscode';
import type { WebviewName } from './webviewHtml';

/** The tabs of some kinds of panels, also those that no panel of this extension host belongs to. */
export function webviewTabs(names: readonly WebviewName[]): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputWebview &&
      // VS Code puts words of its own before it.
      names.some((name) => input.viewType.endsWith(`-digitLab.${name}`)),
  );
}

import * as vscode from 'vscode';
import type { WebviewName } from './webviewHtml';

/** All tabs of the window, in all groups of editors. */
export function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

/** All tabs of some kinds of panels, also those of an earlier extension host. */
export function webviewTabs(names: readonly WebviewName[]): readonly vscode.Tab[] {
  return allTabs().filter(
    ({ input }) =>
      input instanceof vscode.TabInputWebview &&
      // VS Code puts a prefix before it.
      names.some((name) => input.viewType.endsWith(`-digitLab.${name}`)),
  );
}

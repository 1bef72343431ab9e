import * as vscode from 'vscode';
import { IDX_EDITORS } from '../contributions';
import { LastWindow } from '../lastWindow';

/** The window that had an editor of an IDX file last. @param state of the workspace */
function lastWindow(state: vscode.Memento): LastWindow {
  return new LastWindow(state, 'digitLab.idxWindow', vscode.env.sessionId);
}

interface IdxTab {
  readonly tab: vscode.Tab;
  readonly input: vscode.TabInputCustom;
}

/** The tabs of IDX files, also those that no editor of this extension host belongs to. */
export function idxTabs(): readonly IdxTab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap((tab) => {
    const { input } = tab;
    const isOurs =
      input instanceof vscode.TabInputCustom && IDX_EDITORS.some((viewType) => viewType === input.viewType);
    return isOurs ? [{ tab, input }] : [];
  });
}

/** There is an editor of an IDX file in this window. @param state of the workspace */
export function noteIdxEditor(state: vscode.Memento): void {
  lastWindow(state).note();
}

/**
 * Opens those IDX files anew that an extension host before this one has left behind: VS Code keeps their pages, which
 * nobody answers. To be called before there are any of ours.
 * @param state of the workspace
 */
export async function reopenOrphanedEditors(state: vscode.Memento): Promise<void> {
  // A window that was reloaded is another one: VS Code itself opens its files anew.
  if (!lastWindow(state).isThisOne) return;
  for (const { tab, input } of idxTabs()) {
    const { isActive, isPreview } = tab;
    const { viewColumn } = tab.group;
    await vscode.window.tabGroups.close(tab, true);
    await vscode.commands.executeCommand('vscode.openWith', input.uri, input.viewType, {
      viewColumn,
      preview: isPreview,
      preserveFocus: true,
      background: !isActive,
    });
  }
}

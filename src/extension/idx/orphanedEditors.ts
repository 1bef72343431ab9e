import * as vscode from 'vscode';
import { IDX_EDITORS } from '../contributions';
import { LastWindow } from '../lastWindow';
import { allTabs } from '../webviewTabs';

/** Remembers the window that last had an editor of an IDX file. @param state of the workspace */
function lastWindow(state: vscode.Memento): LastWindow {
  return new LastWindow(state, 'digitLab.idxWindow', vscode.env.sessionId);
}

interface IdxTab {
  readonly tab: vscode.Tab;
  readonly input: vscode.TabInputCustom;
}

/** All tabs of IDX files, also those of an earlier extension host. */
export function idxTabs(): readonly IdxTab[] {
  return allTabs().flatMap((tab) => {
    const { input } = tab;
    const isOurs =
      input instanceof vscode.TabInputCustom && IDX_EDITORS.some((viewType) => viewType === input.viewType);
    return isOurs ? [{ tab, input }] : [];
  });
}

/** To be called when this window has an editor of an IDX file. @param state of the workspace */
export function noteIdxEditor(state: vscode.Memento): void {
  lastWindow(state).note();
}

/**
 * Reopens the IDX files that an earlier extension host has left open: nobody answers their pages any more. To be called before
 * this host opens any.
 * @param state of the workspace
 */
export async function reopenOrphanedEditors(state: vscode.Memento): Promise<void> {
  // After a reload the window has another id, and VS Code itself reopens its files.
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

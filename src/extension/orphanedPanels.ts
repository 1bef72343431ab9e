import * as vscode from 'vscode';
import type { WebviewName } from './webviewHtml';
import type { Notices } from './notices';

/** Panels that VS Code brings back in no window: one that is there already must have been left behind. Pads are brought back. */
const NEVER_RESTORED: readonly WebviewName[] = ['results', 'dataset', 'myDigits'];

/**
 * Closes panels that an extension host before this one has left behind: nobody answers them, and VS Code hands none over.
 * To be called before there are any of ours.
 */
export async function closeOrphanedPanels(notices: Notices): Promise<void> {
  const orphans = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isOrphan);
  if (orphans.length === 0) return;
  await vscode.window.tabGroups.close(orphans);
  const titles = orphans.map(({ label }) => `"${label}"`).join(', ');
  notices.tell({
    level: 'warning',
    message: `The extension host ended and was started again. ${titles} went with it; start that anew.`,
  });
}

function isOrphan({ input }: vscode.Tab): boolean {
  return (
    input instanceof vscode.TabInputWebview &&
    NEVER_RESTORED.some((name) => input.viewType.endsWith(`-digitLab.${name}`))
  );
}

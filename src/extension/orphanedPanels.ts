import * as vscode from 'vscode';
import type { WebviewName } from './webviewHtml';
import type { Notices } from './notices';
import { webviewTabs } from './webviewTabs';

/** Panels that VS Code brings back in no window: one that is there already must have been left behind. Pads are brought back. */
const NEVER_RESTORED: readonly WebviewName[] = ['results', 'dataset', 'myDigits'];

/**
 * Closes panels that an extension host before this one has left behind: nobody answers them, and VS Code hands none over.
 * To be called before there are any of ours.
 */
export async function closeOrphanedPanels(notices: Notices): Promise<void> {
  const orphans = webviewTabs(NEVER_RESTORED);
  if (orphans.length === 0) return;
  await vscode.window.tabGroups.close(orphans);
  const titles = orphans.map(({ label }) => `"${label}"`).join(', ');
  notices.tell({
    level: 'warning',
    message: `The extension host ended and was started again. ${titles} went with it; start that anew.`,
  });
}

import * as vscode from 'vscode';
import type { WebviewName } from './webviewHtml';
import type { Notices } from './notices';
import { webviewTabs } from './webviewTabs';

/** Panels that VS Code never restores, so that one found at the start was left behind. Pads are restored. */
const NEVER_RESTORED: readonly WebviewName[] = ['results', 'dataset', 'myDigits'];

/**
 * Closes panels that an earlier extension host has left behind: nobody answers their pages any more. To be called before this
 * host opens any.
 */
export async function closeOrphanedPanels(notices: Notices): Promise<void> {
  const orphans = webviewTabs(NEVER_RESTORED);
  if (orphans.length === 0) return;
  await vscode.window.tabGroups.close(orphans);
  const titles = orphans.map(({ label }) => `"${label}"`).join(', ');
  notices.tell({
    level: 'warning',
    message: `The extension host was restarted, which closed ${titles}. Open again what you need.`,
  });
}

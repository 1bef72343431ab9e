import * as vscode from 'vscode';
import type { Notices } from '../notices';

/**
 * Shows a folder where the user can do something with its files: in the system's file manager, else in the Explorer, and
 * where VS Code can do neither, by its path.
 * @param lead how the sentence with the path begins
 */
export async function revealFolder(folder: vscode.Uri, notices: Notices, lead: string): Promise<void> {
  const commands = await vscode.commands.getCommands(true);
  // A window that is connected to another machine has the command too, and does nothing with that machine's folders.
  if (vscode.env.remoteName === undefined && commands.includes('revealFileInOS')) {
    await vscode.commands.executeCommand('revealFileInOS', folder);
  } else if (vscode.workspace.getWorkspaceFolder(folder) !== undefined) {
    await vscode.commands.executeCommand('revealInExplorer', folder);
  } else {
    const copy = { title: 'Copy Path', run: () => vscode.env.clipboard.writeText(folder.fsPath) };
    notices.tell({ level: 'information', message: `${lead} in ${folder.fsPath}.` }, copy);
  }
}

import * as vscode from 'vscode';

/** Shows or hides Stop Training. VS Code keeps it as it is when the extension host ends, in a window that goes on. */
export async function showStopTraining(isShown: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'digitLab.training', isShown);
}

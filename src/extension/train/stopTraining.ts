import * as vscode from 'vscode';

/** Shows or hides the command Stop Training. It stays as it is if the extension host ends and the window goes on. */
export async function showStopTraining(isShown: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'digitLab.training', isShown);
}

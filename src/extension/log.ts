import * as vscode from 'vscode';

/** The "Digit Lab" output channel: what ran, with which figures, and the details of whatever went wrong. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Digit Lab', { log: true });
}

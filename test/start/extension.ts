import * as vscode from 'vscode';
import { writePulses } from './pulses';

/**
 * Runs when the window has started. With DIGIT_LAB_START_MODEL it takes that model into use, with
 * DIGIT_LAB_START=pad it opens the drawing pad, with DIGIT_LAB_START_PULSES it writes the extension host's pulses to that
 * file. Its status-bar item tells a driver of the workbench that every
 * extension is there. One of its commands ends the extension host as a crash would, and one opens a page with nothing on
 * it but a word, to time beside a real one.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { DIGIT_LAB_START, DIGIT_LAB_START_MODEL, DIGIT_LAB_START_PULSES } = process.env;
  if (DIGIT_LAB_START_PULSES !== undefined) context.subscriptions.push(writePulses(DIGIT_LAB_START_PULSES));
  if (DIGIT_LAB_START_MODEL !== undefined) {
    await vscode.commands.executeCommand('digitLab.chooseModel', { model: DIGIT_LAB_START_MODEL });
  }
  if (DIGIT_LAB_START === 'pad') await vscode.commands.executeCommand('digitLab.openPad');
  const ready = vscode.window.createStatusBarItem('ready', vscode.StatusBarAlignment.Right, -1000);
  ready.name = 'Digit Lab companion';
  ready.text = '$(beaker)';
  ready.tooltip = 'Digit Lab is being tried out (test/start)';
  ready.show();
  // By a signal: VS Code keeps extensions from ending their process in the usual way.
  const end = vscode.commands.registerCommand('start.endExtensionHost', () => {
    process.kill(process.pid, 'SIGKILL');
  });
  const page = vscode.commands.registerCommand('start.openEmptyPage', openEmptyPage);
  context.subscriptions.push(ready, end, page);
}

function openEmptyPage(): void {
  const { webview } = vscode.window.createWebviewPanel('start.emptyPage', 'Empty', vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  webview.html = '<!DOCTYPE html><p data-testid="empty-page">Empty</p>';
}

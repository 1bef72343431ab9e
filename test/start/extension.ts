import * as vscode from 'vscode';

/**
 * Runs when the window has started. With DIGIT_LAB_START_MODEL it takes that model into use, with
 * DIGIT_LAB_START=pad it opens the drawing pad; the product itself does nothing at start-up. Its status-bar item tells
 * a driver of the workbench that every extension is there, and with DIGIT_LAB_START=activate how many milliseconds the
 * product took to load and activate.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { DIGIT_LAB_START, DIGIT_LAB_START_MODEL } = process.env;
  if (DIGIT_LAB_START_MODEL !== undefined) {
    await vscode.commands.executeCommand('digitLab.chooseModel', { model: DIGIT_LAB_START_MODEL });
  }
  if (DIGIT_LAB_START === 'pad') await vscode.commands.executeCommand('digitLab.openPad');
  const ready = vscode.window.createStatusBarItem('ready', vscode.StatusBarAlignment.Right, -1000);
  ready.name = 'Digit Lab companion';
  ready.text = DIGIT_LAB_START === 'activate' ? `$(beaker) ${await activationTime()} ms` : '$(beaker)';
  ready.tooltip = 'Digit Lab is being tried out (test/start)';
  ready.show();
  context.subscriptions.push(ready);
}

async function activationTime(): Promise<string> {
  const product = vscode.extensions.getExtension('digit-lab.digit-lab');
  if (product === undefined || product.isActive)
    throw new Error('Digit Lab is not there, or active already.');
  const since = performance.now();
  await product.activate();
  return (performance.now() - since).toFixed(2);
}

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, extension, loadedBundles, runCommand } from './digitLab';

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly category: string }[];
}

// The name of this file keeps it the first: no other test has activated the extension.
describe('activation', () => {
  it('happens by itself once the window has started, and loads no feature', async () => {
    // Nobody tells when another extension is activated.
    while (!extension().isActive) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(loadedBundles(), ['extension.js']);
  });

  it('registers every command that is contributed, and no other', async () => {
    const { contributes } = extension().packageJSON as { contributes: Contributions };
    const contributed = contributes.commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter((id) => /^digitLab\.\w+$/.test(id));
    assert.deepEqual(registered.sort(), [...contributed].sort());
    for (const { category } of contributes.commands) assert.equal(category, 'Digit Lab');
  });

  it('hands out what other extensions may listen to', async () => {
    const api = await activated();
    assert.equal(typeof api.onDidTellUser, 'function');
    assert.equal(api.trainerPid(), undefined);
  });

  it('leaves the features to the first command that wants one', async () => {
    await runCommand('showLog');
    assert.deepEqual(loadedBundles(), ['extension.js', 'features.js']);
  });
});

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, extension, runCommand } from './digitLab';

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly category: string }[];
}

// The name of this file keeps it the first: once something has activated the extension, it stays so.
describe('activation', () => {
  it('has not happened when the window opens', () => {
    assert.equal(extension().isActive, false);
  });

  it('happens with the first command', async () => {
    await runCommand('showLog');
    assert.equal(extension().isActive, true);
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
});

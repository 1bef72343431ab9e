import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, listening, padReadsWith, runCommand } from './digitLab';

describe('Open Drawing Pad', () => {
  const pads = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('digitLab.pad'),
      );

  afterEach(async () => {
    await vscode.window.tabGroups.close(pads());
  });

  it('opens one pad, however often it is asked for', async () => {
    const { told } = await listening(async () => {
      await runCommand('openPad');
      await runCommand('openPad');
    });
    await tabsSettled(() => pads().length > 0);
    assert.equal(pads().length, 1);
    assert.equal(pads()[0]?.label, 'Drawing Pad');
    assert.deepEqual(told, []);
  });

  it('reads with the model in use', async () => {
    const { id } = await (await activated()).currentModel();
    const reading = padReadsWith(id);
    await runCommand('openPad');
    await reading;
  });

  it('opens again after it was closed', async () => {
    await runCommand('openPad');
    await tabsSettled(() => pads().length === 1);
    await vscode.window.tabGroups.close(pads());
    await tabsSettled(() => pads().length === 0);
    await runCommand('openPad');
    await tabsSettled(() => pads().length === 1);
  });
});

/** Resolves once the tabs are as `expected` says; the tab model follows the commands with a message's delay. */
function tabsSettled(expected: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!expected()) return;
      subscription.dispose();
      resolve();
    };
    const subscription = vscode.window.tabGroups.onDidChangeTabs(look);
    look();
  });
}

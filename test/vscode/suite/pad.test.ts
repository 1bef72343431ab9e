import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { PadReading } from '../../../src/extension/pad/padPanel';
import { activated, assertTold, listening, padReadsWith, runCommand } from './digitLab';
import { digitPng } from './digits';
import { suiteFolder } from './folders';

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

  it('opens among the editors, and has nothing to tell', async () => {
    const { told } = await listening(() => runCommand('openPad'));
    await tabsSettled(() => pads().length > 0);
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

describe('Open on Drawing Pad', () => {
  const folder = suiteFolder();

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens the pad with the image that the Explorer names, and reads it', async () => {
    const path = join(folder(), 'eight.png');
    writeFileSync(path, digitPng(8, 4));
    const reading = nextPadReading((text) => text !== null);
    await runCommand('openOnPad', vscode.Uri.file(path));
    assert.equal((await reading).text, '8');
  });

  it('says what is wrong with a file that is no image', async () => {
    const path = join(folder(), 'notes.png');
    writeFileSync(path, 'no image');
    const { told } = await listening(() => runCommand('openOnPad', path));
    assertTold(told, 'error', /The file is not an image that can be read/);
  });

  it('says what it can be called with', async () => {
    const { told } = await listening(() => runCommand('openOnPad', 7));
    assertTold(told, 'error', /Pass the path of an image/);
  });
});

describe('The drawing pad as a view', () => {
  it('reads with the model in use, beside the pad among the editors', async () => {
    const { id } = await (await activated()).currentModel();
    const reading = padReadsWith(id);
    await vscode.commands.executeCommand('digitLab.padView.focus');
    await reading;
  });

  it('starts anew each time it is shown', async () => {
    const { id } = await (await activated()).currentModel();
    await vscode.commands.executeCommand('workbench.view.explorer');
    const reading = padReadsWith(id);
    await vscode.commands.executeCommand('digitLab.padView.focus');
    await reading;
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
});

/** The next reading of a pad whose text is as `expected` says. */
async function nextPadReading(expected: (text: string | null) => boolean): Promise<PadReading> {
  const api = await activated();
  return new Promise((resolve) => {
    const subscription = api.onDidReadOnPad((reading) => {
      if (!expected(reading.text)) return;
      subscription.dispose();
      resolve(reading);
    });
  });
}

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

import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { classify, imagesFolder } from './classifying';
import { digitPng } from './digits';

describe('Classify Image', () => {
  const { folder, write, assertReads } = imagesFolder();
  const png = digitPng(5, 7);

  it('names its view after what was read', async () => {
    const one = write('named/one.png', digitPng(1, 5));
    const two = write('named/two.png', digitPng(2, 5));
    const requests = [
      { title: 'one.png', uris: [one] },
      { title: 'named (2)', uris: [vscode.Uri.file(join(folder(), 'named'))] },
      { title: 'one.png and 1 more (2)', uris: [one, two] },
    ];
    for (const { title, uris } of requests) {
      const closed = closeNextTab(title);
      await classify(uris[0]!, uris);
      await closed;
    }
  });

  it('stops when its view is closed, with what was read so far', async () => {
    const total = 500;
    for (let i = 0; i < total; i++) write(`many/${i}.png`, png);
    const closed = closeNextTab('many (500)');
    const { result, told } = await classify(vscode.Uri.file(join(folder(), 'many')));
    await closed;
    assert.ok(result.length < total, `${result.length} of ${total} were read.`);
    assert.deepEqual(told, [], 'Cancelling is no failure.');
    await assertReads();
  });

  it('goes on when the view of one before it is closed', async () => {
    const total = 100;
    for (let i = 0; i < total; i++) write(`more/${i}.png`, png);
    const before = write('before.png', png);
    const shown = tabShown('before.png');
    await classify(before);
    await shown;
    const reading = classify(vscode.Uri.file(join(folder(), 'more')));
    await vscode.window.tabGroups.close(tabNamed('before.png'));
    const { result, told } = await reading;
    assert.deepEqual(told, []);
    assert.equal(result.filter(({ error }) => error === undefined).length, total);
  });
});

/** Closes the tab of this name as soon as there is one; it comes up as the active one. */
async function closeNextTab(label: string): Promise<void> {
  await tabShown(label);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

/** Fulfilled when a tab of this name comes up as the active one. */
function tabShown(label: string): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (vscode.window.tabGroups.activeTabGroup.activeTab?.label !== label) return;
      subscription.dispose();
      resolve();
    });
  });
}

function tabNamed(label: string): vscode.Tab {
  const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((each) => each.label === label);
  assert.ok(tab !== undefined);
  return tab;
}

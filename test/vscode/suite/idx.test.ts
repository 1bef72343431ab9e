import * as assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { ShownIdx } from '../../../src/extension/idx/idxEditors';
import type { IdxContent } from '../../../src/protocol/idx';
import { writeIdx } from '../../../src/ml/data/idx';
import { activated, assertHostIsLight, assertTold, listening, runCommand } from './digitLab';
import { writeSyntheticDataset } from './digits';
import { suiteFolder } from './folders';

describe('an IDX file', () => {
  const folder = suiteFolder();

  function write(name: string, bytes: Uint8Array): vscode.Uri {
    const path = join(folder(), name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    return vscode.Uri.file(path);
  }

  /** What the editor of a file shows next. */
  async function nextShown(uri: vscode.Uri): Promise<IdxContent> {
    const api = await activated();
    return new Promise((resolve) => {
      const subscription = api.onDidShowIdx((shown) => {
        if (shown.uri.toString() !== uri.toString()) return;
        subscription.dispose();
        resolve(shown.content);
      });
    });
  }

  async function open(uri: vscode.Uri): Promise<IdxContent> {
    const shown = nextShown(uri);
    await vscode.commands.executeCommand('vscode.open', uri);
    return shown;
  }

  const activeInput = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('of images opens with the labels that lie beside it, whichever of the two is gzipped', async () => {
    const path = writeSyntheticDataset(join(folder(), 'digits'), 100, 50);
    const images = readFileSync(join(path, 't10k-images-idx3-ubyte'));
    const labels = new Uint8Array(readFileSync(join(path, 't10k-labels-idx1-ubyte'))).subarray(8);
    const plain = await open(vscode.Uri.file(join(path, 't10k-images-idx3-ubyte')));
    assert.deepEqual(plain, {
      kind: 'images',
      name: 't10k-images-idx3-ubyte',
      count: 50,
      rows: 28,
      columns: 28,
      labels: { name: 't10k-labels-idx1-ubyte', values: labels },
      remarks: [],
      isReadable: true,
    });
    const input = activeInput();
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === 'digitLab.idx');
    const packed = await open(write('digits/t10k-images-idx3-ubyte.gz', gzipSync(images)));
    assert.deepEqual(packed, { ...plain, name: 't10k-images-idx3-ubyte.gz' });
  });

  it('of 60,000 images opens', async () => {
    const uri = write(
      'large/train-images-idx3-ubyte',
      writeIdx([60_000, 28, 28], new Uint8Array(60_000 * 784)),
    );
    const shown = await open(uri);
    assert.ok(shown.kind === 'images');
    assert.equal(shown.count, 60_000);
    assert.equal(shown.labels, null);
  });

  it('of labels opens with how many there are of each', async () => {
    const uri = write('own/train-labels-idx1-ubyte', writeIdx([4], Uint8Array.from([3, 0, 3, 3])));
    assert.deepEqual(await open(uri), {
      kind: 'labels',
      name: 'train-labels-idx1-ubyte',
      count: 4,
      perLabel: [1, 0, 0, 3],
    });
  });

  it('of images says so when the labels beside it do not fit, and when no network can read them', async () => {
    write('odd/train-labels-idx1-ubyte', writeIdx([3], new Uint8Array(3)));
    const uri = write('odd/train-images-idx3-ubyte', writeIdx([2, 5, 4], new Uint8Array(40)));
    const shown = await open(uri);
    assert.ok(shown.kind === 'images');
    assert.equal(shown.isReadable, false);
    assert.match(shown.remarks[0] ?? '', /"train-labels-idx1-ubyte" has 3 labels for 2 images/);
    assert.match(shown.remarks[1] ?? '', /28 x 28 pixels; these are 4 x 5/);
  });

  it('is shown anew when it changes on disk', async () => {
    const uri = write('changing/train-labels-idx1-ubyte', writeIdx([2], Uint8Array.from([1, 1])));
    assert.equal((await open(uri)).count, 2);
    const next = nextShown(uri);
    write('changing/train-labels-idx1-ubyte', writeIdx([3], Uint8Array.from([1, 1, 2])));
    assert.equal((await next).count, 3);
  });

  const broken: readonly { name: string; bytes: Uint8Array; says: RegExp }[] = [
    { name: 'empty-ubyte', bytes: new Uint8Array(), says: /"empty-ubyte" is too short/ },
    { name: 'cut-images-idx3-ubyte', bytes: writeIdx([9, 28, 28], new Uint8Array(100)), says: /cut short/ },
    { name: 'floats-ubyte', bytes: Uint8Array.from([0, 0, 0x0d, 1, 0, 0, 0, 0]), says: /floating-point/ },
    { name: 'pairs-idx2-ubyte', bytes: writeIdx([2, 3], new Uint8Array(6)), says: /2 dimensions \(2 x 3\)/ },
    { name: 'none-images-idx3-ubyte', bytes: writeIdx([0, 28, 28], new Uint8Array()), says: /no images/ },
    { name: 'big-images-idx3-ubyte', bytes: writeIdx([1, 9, 300], new Uint8Array(2700)), says: /300 x 9/ },
    { name: 'bad-ubyte.gz', bytes: gzipSync(new Uint8Array(999)).subarray(0, 15), says: /compressed data/ },
  ];
  for (const { name, bytes, says } of broken) {
    it(`called ${name} says what is wrong with it`, async () => {
      const uri = write(`broken/${name}`, bytes);
      const { told } = await listening(async () => {
        const api = await activated();
        const said = new Promise<void>((resolve) => {
          const subscription = api.onDidTellUser(() => {
            subscription.dispose();
            resolve();
          });
        });
        await vscode.commands.executeCommand('vscode.open', uri);
        await said;
      });
      assertTold(told, 'error', says);
    });
  }

  it('called .idx is opened where the user asks for it, for Git has files of that name too', async () => {
    const uri = write('some.idx', writeIdx([1], Uint8Array.from([5])));
    await vscode.commands.executeCommand('vscode.open', uri);
    assert.ok(!(activeInput() instanceof vscode.TabInputCustom));
    const shown = nextShown(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'digitLab.idxOption');
    assert.equal((await shown).count, 1);
  });

  it('of test images is opened and read by Show Mistakes, or of training images if there are no others', async () => {
    for (const part of ['t10k', 'train']) {
      const path = writeSyntheticDataset(join(folder(), `judged by ${part}`), 60, 20);
      if (part === 'train') rmSync(join(path, 't10k-images-idx3-ubyte'));
      const shown = nextShown(vscode.Uri.file(join(path, `${part}-images-idx3-ubyte`)));
      const { told } = await listening(() =>
        runCommand('showMistakes', { dataset: { kind: 'folder', path } }),
      );
      assert.deepEqual(told, []);
      assert.equal((await shown).count, part === 't10k' ? 20 : 60);
    }
  });

  it('of synthetic digits is made for Show Mistakes, once', async () => {
    const seen: ShownIdx[] = [];
    const subscription = (await activated()).onDidShowIdx((shown) => seen.push(shown));
    const show = async (): Promise<number> => {
      const { told } = await listening(() =>
        runCommand('showMistakes', { dataset: { kind: 'synthetic', testImages: 30 } }),
      );
      assert.deepEqual(told, []);
      return statSync(seen[0]!.uri.fsPath).mtimeMs;
    };
    const made = await show();
    assert.equal(seen[0]?.content.count, 30);
    assert.equal(await show(), made);
    subscription.dispose();
  });

  it('is missed by Show Mistakes with a sentence', async () => {
    mkdirSync(join(folder(), 'none'));
    const none = { kind: 'folder', path: join(folder(), 'none') };
    const { told } = await listening(() => runCommand('showMistakes', { dataset: none }));
    assertTold(told, 'error', /holds no dataset/);
    const unknown = await listening(() => runCommand('showMistakes', { dataset: { kind: 'pictures' } }));
    assertTold(unknown.told, 'error', /unknown argument/);
  });

  it('keeps its unpacking and its reading out of the extension host', assertHostIsLight);
});

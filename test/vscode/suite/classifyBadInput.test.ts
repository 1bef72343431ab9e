import * as assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { classify, imagesFolder } from './classifying';
import { assertTold } from './digitLab';
import { digitPng } from './digits';
import { greyPng } from './png';

describe('Classify Image', () => {
  const { folder, write, assertReads } = imagesFolder();

  const png = digitPng(5, 7);
  const broken: readonly { name: string; bytes: Uint8Array; says: RegExp }[] = [
    { name: 'empty.png', bytes: new Uint8Array(), says: /empty/ },
    { name: 'cut.png', bytes: png.subarray(0, png.length / 2), says: /damaged|cut short/ },
    { name: 'noise.jpg', bytes: Buffer.alloc(5000, 'noise'), says: /not an image/ },
    { name: 'text.png', bytes: Buffer.from('Dear diary, today'), says: /not an image/ },
    { name: 'huge.png', bytes: greyPng(20_000, 20_000, new Uint8Array()), says: /64 megapixels/ },
  ];
  for (const { name, bytes, says } of broken) {
    it(`says what is wrong with ${name}, reads the image beside it, and the next one`, async () => {
      const bad = write(`broken/${name}`, bytes);
      const good = write('broken/good.png', digitPng(5, 8));
      const { result, told } = await classify(bad, [bad, good]);
      assert.match(result[0]?.error ?? '', says);
      assert.equal(result[0]?.reading, null);
      assert.equal(result[1]?.reading, '5');
      assertTold(told, 'error', says);
      await assertReads();
    });
  }

  it('finds no digit on blank paper and says nothing is wrong', async () => {
    const { result } = await classify(write('blank.png', greyPng(64, 64, new Uint8Array(64 * 64).fill(255))));
    assert.equal(result[0]?.reading, null);
    assert.equal(result[0].error, undefined);
    await assertReads();
  });

  it('says so when a file is gone', async () => {
    const { result } = await classify(vscode.Uri.file(join(folder(), 'gone.png')));
    assert.match(result[0]?.error ?? '', /no file "gone\.png"/);
    await assertReads();
  });

  it('says so when a folder holds no images', async () => {
    mkdirSync(join(folder(), 'barren'));
    const { result, told } = await classify(vscode.Uri.file(join(folder(), 'barren')));
    assert.deepEqual(result, []);
    assertTold(told, 'information', /no images in "barren".*\.png/);
    await assertReads();
  });

  it('says where the clipboard is when it is on another machine (needs a remote VS Code)', async function () {
    if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) this.skip();
    const { told } = await classify({ kind: 'clipboard' });
    assertTold(told, 'error', /clipboard is on a different machine.+Paste the image onto the drawing pad/);
    await assertReads();
  });

  it('refuses a request that it does not know', async () => {
    const { told } = await classify({ images: 'all' });
    assertTold(told, 'error', /unknown argument/);
    await assertReads();
  });
});

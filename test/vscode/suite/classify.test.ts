import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { classify, imagesFolder } from './classifying';
import { assertTold, extension } from './digitLab';
import { digitPng } from './digits';
import { MemoryFiles } from './memoryFiles';

describe('Classify Image', () => {
  const { folder, write } = imagesFolder();

  it('reads the image that the Explorer names, with its place and its probabilities', async () => {
    const { result } = await classify(write('seven.png', digitPng(7, 1)));
    const [image] = result;
    assert.ok(image !== undefined);
    assert.equal(image.reading, '7');
    assert.equal(image.digits.length, 1);
    const [digit] = image.digits;
    assert.ok(digit !== undefined);
    assert.equal(digit.probabilities.length, 10);
    assert.ok(Math.abs(digit.probabilities.reduce((sum, share) => sum + share, 0) - 1) < 1e-4);
    const [x, y, width, height] = digit.box;
    assert.ok(x >= 0 && y >= 0 && x + width <= 224 && y + height <= 224);
  });

  it('reads all that are selected, in any letter case, each once', async () => {
    const one = write('selection/one.PNG', digitPng(1, 2));
    const two = write('selection/two.Png', digitPng(2, 2));
    const { result } = await classify(one, [one, two, one]);
    assert.deepEqual(
      result.map(({ reading }) => reading),
      ['1', '2'],
    );
  });

  it('finds the images of a folder and below, in natural order, and nothing else', async () => {
    write('album/10.png', digitPng(0, 3));
    write('album/9.PNG', digitPng(9, 3));
    write('album/more/4.png', digitPng(4, 3));
    write('album/notes.txt', Buffer.from('no image'));
    write('album/.hidden/5.png', digitPng(5, 3));
    write('album/._10.png', Buffer.from('what a Mac knows of 10.png'));
    const { result } = await classify(vscode.Uri.file(join(folder(), 'album')));
    const names = result.map(({ file }) => file.slice(folder().length + 1).replaceAll('\\', '/'));
    assert.deepEqual(names, ['album/9.PNG', 'album/10.png', 'album/more/4.png']);
  });

  it('takes labels from names, but none from those that only number the images of a folder', async () => {
    for (const name of ['001', '002', '9_1']) write(`numbered/${name}.png`, digitPng(9, 3));
    write('numbered/07/010.png', digitPng(7, 3));
    const { result } = await classify(vscode.Uri.file(join(folder(), 'numbered')));
    const labels = new Map(result.map(({ file, label }) => [basename(file), label]));
    assert.deepEqual(Object.fromEntries(labels), {
      '001.png': undefined,
      '002.png': undefined,
      '9_1.png': '9',
      '010.png': '7',
    });
  });

  it('reads the files that a keybinding names', async () => {
    const { fsPath } = write('eight.png', digitPng(8, 4));
    const { result } = await classify({ kind: 'files', files: [fsPath] });
    assert.equal(result[0]?.reading, '8');
    assert.equal(result[0].file, fsPath);
  });

  it('reads images of a file system that is not the disk', async () => {
    const files = new MemoryFiles(new Map([['/six.png', digitPng(6, 6)]]));
    const registration = vscode.workspace.registerFileSystemProvider('digit-lab-test', files);
    try {
      const { result } = await classify(vscode.Uri.parse('digit-lab-test:/six.png'));
      assert.equal(result[0]?.reading, '6', result[0]?.error);
    } finally {
      registration.dispose();
    }
  });

  it('leaves out a folder that cannot be listed, says so, and reads the images beside it', async () => {
    const files = new MemoryFiles(new Map([['/album/six.png', digitPng(6, 6)]]), '/album/locked');
    const registration = vscode.workspace.registerFileSystemProvider('digit-lab-locked', files);
    try {
      const { result, told } = await classify(vscode.Uri.parse('digit-lab-locked:/album'));
      assert.deepEqual(
        result.map(({ reading }) => reading),
        ['6'],
      );
      assertTold(told, 'warning', /"locked" cannot be listed.*left out/);
      const alone = await classify(vscode.Uri.parse('digit-lab-locked:/album/locked'));
      assertTold(alone.told, 'error', /"locked" cannot be listed/);
    } finally {
      registration.dispose();
    }
  });

  it('reads a JPEG that is called .png', async () => {
    const pencil = vscode.Uri.joinPath(extension().extensionUri, 'samples/five-pencil.jpg');
    const { result } = await classify(write('jpeg.png', readFileSync(pencil.fsPath)));
    assert.equal(result[0]?.reading, '5');
  });

  it('reads a PNG that is called .JPG', async () => {
    const { result } = await classify(write('png called.JPG', digitPng(2, 9)));
    assert.equal(result[0]?.reading, '2');
  });
});

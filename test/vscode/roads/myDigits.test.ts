import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseIdxImages, parseIdxLabels } from '../../../src/ml/data/idx';
import { webviewFrame } from '../../../tools/host/workbench.mjs';
import { syntheticDrawings } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { photograph } from './photograph';
import { openPad, readByPad } from './steps';

describe('my digits', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab({ settings: { 'digitLab.myDigits.location': 'workspace' } });
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed my digits ${task.name}`);
  });

  const bytes = (name: string) => readFileSync(join(window.workspace, '.digit-lab/my-digits', name));
  const labelsOnDisk = () => {
    const images = parseIdxImages(bytes('train-images-idx3-ubyte'), 'images');
    const labels = parseIdxLabels(bytes('train-labels-idx1-ubyte'), 'labels');
    expect(images.shape).toEqual([labels.data.length, 28, 28]);
    return Array.from(labels.data);
  };

  test('a drawing is kept by key, found in the collection, tested, labelled anew, deleted and brought back', async () => {
    const { page } = window;
    const pad = await openPad(page);
    const line = pad.getByTestId('pad-kept');
    await readByPad(page, pad, syntheticDrawings(11)[3]!);
    await page.keyboard.press('7');
    await line.filter({ hasText: 'Kept as 7 in My Digits.' }).waitFor();
    expect(labelsOnDisk()).toEqual([7]);
    const image = bytes('train-images-idx3-ubyte').subarray(16);
    expect(Math.max(...image)).toBe(255);

    await readByPad(page, pad, syntheticDrawings(11)[1]!);
    await pad.getByTestId('pad-was-1').click();
    await line.filter({ hasText: 'Kept as 1' }).waitFor();
    await pad.getByTestId('pad-undo-keep').click();
    await line.filter({ hasText: 'Undone.' }).waitFor();
    expect(labelsOnDisk()).toEqual([7]);
    await page.keyboard.press('1');
    await line.filter({ hasText: 'Kept as 1' }).waitFor();
    expect(labelsOnDisk()).toEqual([7, 1]);

    await pad.getByTestId('pad-show-kept').click();
    const view = await webviewFrame(page, 'my-digits-grid');
    const tiles = view.getByTestId('image-tile');
    const words = view.getByTestId('my-digits-selection');
    await tiles.nth(1).waitFor();
    await view.getByTestId('my-digits-test').click();
    await view
      .getByTestId('my-digits-score')
      .filter({ hasText: /reads 1 of 2 right/ })
      .waitFor();

    await tiles.first().click();
    await photograph(window, 'my digits', view);
    await page.keyboard.press('3');
    await words.filter({ hasText: 'Image 1, label 3' }).waitFor();
    expect(labelsOnDisk()).toEqual([3, 1]);
    await view
      .getByTestId('my-digits-score')
      .filter({ hasText: /reads 2 of 2 right/ })
      .waitFor();

    await page.keyboard.press('Delete');
    await words.filter({ hasText: 'Image 1, label 1' }).waitFor();
    expect(labelsOnDisk()).toEqual([1]);
    await page.keyboard.press('Delete');
    await view.getByTestId('my-digits-empty').waitFor();
    expect(labelsOnDisk()).toEqual([]);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await tiles.nth(1).waitFor();
    expect(labelsOnDisk()).toEqual([3, 1]);
  });
});

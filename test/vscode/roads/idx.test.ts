import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rmSync, writeFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { webviewFrame } from '../../../tools/host/workbench.mjs';
import { writeSyntheticDataset } from '../suite/digits';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { photograph } from './photograph';

describe('a file of images', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    // Images gzipped, labels not, as somebody may have them.
    writeSyntheticDataset(window.workspace, 600, 10);
    const images = join(window.workspace, 'train-images-idx3-ubyte');
    writeFileSync(`${images}.gz`, gzipSync(readFileSync(images)));
    rmSync(images);
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed ${task.name}`);
  });

  test('opens from the Explorer, is filtered, and read with the mistakes first', async () => {
    const { page } = window;
    const row = page.locator('.explorer-folders-view .monaco-list-row');
    await row.filter({ hasText: 'train-images-idx3-ubyte.gz' }).dblclick();
    const editor = await webviewFrame(page, 'image-tile');
    expect(await editor.getByTestId('idx-counts').innerText()).toBe(
      '600 images of 28 × 28 pixels, labels from train-labels-idx1-ubyte',
    );
    await editor.locator('.tile:not(.awaited)').first().waitFor();
    await photograph(window, 'idx images', editor);

    await editor.getByTestId('label-7').click();
    await editor.locator('[aria-setsize="60"]:not(.awaited)').first().waitFor();
    const labels = await editor.locator('.tile .label').allInnerTexts();
    expect(new Set(labels)).toEqual(new Set(['7']));
    await photograph(window, 'idx filtered', editor);
    await editor.getByTestId('label-all').click();

    await editor.getByTestId('idx-read').click();
    const status = editor.getByTestId('idx-status').filter({ hasText: '600 read' });
    await status.waitFor({ timeout: 120_000 });
    const said = await status.innerText();
    expect(said).toContain('model compact (shipped)');
    const right = Number(/([\d.]+)\s*% right/.exec(said)?.[1]);
    expect(right).toBeGreaterThan(90);
    const tiles = editor.getByTestId('image-tile');
    const verdicts = await tiles.evaluateAll((all) =>
      all
        .sort((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')))
        .map((tile) => (tile as HTMLElement).dataset.verdict),
    );
    expect(verdicts).toEqual([
      ...verdicts.filter((verdict) => verdict === 'wrong'),
      ...verdicts.filter((verdict) => verdict === 'refused'),
      ...verdicts.filter((verdict) => verdict === 'right'),
    ]);
    await editor.locator('.tile.awaited').first().waitFor({ state: 'detached' });
    await photograph(window, 'idx mistakes first', editor);

    // The bars of an image say the same as its tile.
    const tile = editor.locator('.tile[aria-posinset="600"]');
    await editor.getByTestId('idx-grid').press('End');
    const read = await tile.locator('.says strong').innerText();
    await page.keyboard.press('Enter');
    await editor.getByTestId(`idx-bar-${read}`).and(editor.locator('.best')).waitFor();
    expect(await editor.getByTestId('idx-reading').innerText()).toBe(read);
    expect(await editor.getByTestId('idx-detail-label').innerText()).toBe(`Label ${read}: right`);
    await photograph(window, 'idx image open', editor);
    await page.keyboard.press('Escape');
    await editor.getByTestId('idx-detail').waitFor({ state: 'hidden' });
  });
});

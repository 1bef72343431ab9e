import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { syntheticDrawings } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { dragFromExplorer, openPad, readByPad, saveAs } from './steps';

/** What a PNG begins with. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('images on the pad', () => {
  let window: OpenWindow;
  let pad: Frame;
  beforeAll(async () => {
    window = await openDigitLab();
    return () => window.close();
  });
  beforeEach(async () => {
    pad = await openPad(window.page);
    const clear = pad.getByTestId('pad-clear');
    if (await clear.isEnabled()) await clear.click();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed images on the pad ${task.name}`);
  });

  const reads = (text: string) => pad.getByTestId('pad-reading').filter({ hasText: text }).waitFor();
  const inWorkspace = (name: string) => readFileSync(join(window.workspace, name));

  test('one is pasted from the clipboard by key', async () => {
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = new Blob([bytes], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    }, inWorkspace('seven.png').toString('base64'));
    await pad.getByTestId('pad-canvas').click({ position: { x: 3, y: 3 } });
    await pad.getByTestId('pad-undo').click();
    await page.keyboard.press('Control+v');
    await reads('7');
  });

  test('one is dropped from the Explorer', async () => {
    const { page } = window;
    await dragFromExplorer(page, 'seven.png');
    await reads('7');
  });

  test('one is offered by the Explorer’s menu on it, and several are not', async () => {
    const { page } = window;
    const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'seven.png' });
    const menu = page.locator('.context-view');
    const offered = async () => {
      await row.click({ button: 'right' });
      await menu.getByText('Classify Image').waitFor();
      const labels = await menu.locator('.action-label').allTextContents();
      await page.keyboard.press('Escape');
      await menu.getByText('Classify Image').waitFor({ state: 'detached' });
      return labels;
    };
    await row.click();
    expect(await offered()).toContain('Open on Drawing Pad');
    await row.click();
    await page.keyboard.press('Shift+ArrowUp');
    expect(await offered()).not.toContain('Open on Drawing Pad');
  });

  test('a drawing is saved as PNG and as SVG to where the dialog says', async () => {
    const { page } = window;
    await readByPad(page, pad, syntheticDrawings(11)[7]!);
    await reads('7');
    for (const format of ['png', 'svg']) {
      await pad.getByTestId('pad-more').click();
      await pad.getByTestId(`pad-save-${format}`).click();
      await saveAs(page, `mine.${format}`);
      const done = page.locator('.statusbar-item').filter({ hasText: `Saved mine.${format}` });
      await done.waitFor();
    }
    expect(inWorkspace('mine.png').subarray(0, 4)).toEqual(PNG);
    expect(inWorkspace('mine.svg').toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  });
});

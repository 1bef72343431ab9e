import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readyPad, shownByPad } from '../../../tools/host/pad.mjs';
import { chooseFromExplorerMenu, runCommand, webviewFrame } from '../../../tools/host/workbench.mjs';
import { digitPng, writeSyntheticDataset } from '../suite/digits';
import { syntheticDrawings } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { classifyFromExplorer, openPad, readByPad, reloadWindow, startTraining } from './steps';

/** Images of a folder that is still being read when the extension host goes. */
const MANY = 3000;

describe('the window', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    mkdirSync(join(window.workspace, 'many'));
    for (let index = 0; index < MANY; index++) {
      writeFileSync(join(window.workspace, 'many', `${index % 10}_${index}.png`), digitPng(index % 10, 5));
    }
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed the window ${task.name}`);
  });

  /** Begins to read a folder that takes a while. */
  async function classifyMany(): Promise<void> {
    await chooseFromExplorerMenu(window.page, 'many', 'Classify Image');
    const results = await webviewFrame(window.page, 'results-progress');
    await results
      .getByTestId('results-progress')
      .filter({ hasText: /Read [1-9]/ })
      .waitFor();
  }

  /** Goes from one pad's tab to another's. */
  async function padBehind(tab: Locator, shown: Frame): Promise<Frame> {
    const gone = window.page.waitForEvent('framedetached', (frame) => frame === shown);
    await tab.click();
    await gone;
    return readyPad(window.page);
  }

  const readings = () => window.page.locator('.tab').filter({ hasText: 'many (3,000)' });
  const status = () => window.page.locator('[id="digit-lab.digit-lab.digitLab.classification"]');

  test('comes back after a reload with the drawing on the pad, and without readings that nobody goes on with', async () => {
    const { page } = window;
    const drawn = await readByPad(page, await openPad(page), syntheticDrawings(11)[7]!);
    await classifyMany();
    await reloadWindow(page);
    await page.locator('.tab').filter({ hasText: 'Drawing Pad' }).click();
    const pad = await readyPad(page);
    expect((await shownByPad(pad)).text).toBe(drawn.text);
    await readings().waitFor({ state: 'detached' });
    await status().waitFor({ state: 'detached' });
  });

  test('gives the drawing of a pad that was closed to the next one', async () => {
    const { page } = window;
    await runCommand(page, 'View: Close All Editors');
    const drawn = await readByPad(page, await openPad(page), syntheticDrawings(11)[7]!);
    await runCommand(page, 'View: Close Editor');
    await page.locator('.tab').filter({ hasText: 'Drawing Pad' }).waitFor({ state: 'detached' });
    const pad = await openPad(page);
    expect((await shownByPad(pad)).text).toBe(drawn.text);
    await runCommand(page, 'View: Close Editor');
    await reloadWindow(page);
    expect((await shownByPad(await openPad(page))).text).toBe(drawn.text);
  });

  test('keeps a pad that was opened before the one of before the reload has come back, and both drawings', async () => {
    const { page } = window;
    await runCommand(page, 'View: Close All Editors');
    const before = await readByPad(page, await openPad(page), syntheticDrawings(11)[7]!);
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'README.md' }).dblclick();
    await page.locator('.tab.active', { hasText: 'README.md' }).waitFor();
    await reloadWindow(page);
    const opened = await openPad(page);
    const after = await readByPad(page, opened, syntheticDrawings(12)[1]!);
    const tabs = page.locator('.tab').filter({ hasText: 'Drawing Pad' });
    const first = await padBehind(tabs.first(), opened);
    expect((await shownByPad(first)).text).toBe(before.text);
    expect(await tabs.count()).toBe(2);
    const last = await padBehind(tabs.last(), first);
    expect((await shownByPad(last)).text).toBe(after.text);
  });

  test('goes on when its extension host has died: what was going on is told of, the drawing comes along, and images and drawings are read', async () => {
    const { page } = window;
    await runCommand(page, 'View: Close All Editors');
    const drawn = await readByPad(page, await openPad(page), syntheticDrawings(11)[7]!);
    await startTraining(page, { model: 'compact', dataset: 'Synthetic Digits', epochs: 500 });
    await page.locator('.notification-toast').filter({ hasText: 'Training compact' }).waitFor();
    await classifyMany();
    await runCommand(page, 'Digit Lab Companion: End Extension Host');
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'The training of compact ended' })
      .waitFor({ timeout: 120_000 });
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'was restarted, which closed "many (3,000)"' })
      .waitFor({ timeout: 120_000 });
    await readings().waitFor({ state: 'detached' });
    await status().waitFor({ state: 'detached' });
    // The pad that was beneath the readings is seen now, and hears nobody.
    const left = await webviewFrame(page, 'pad-problem');
    await left.getByTestId('pad-problem').filter({ hasText: 'close this pad' }).waitFor();
    expect(await classifyFromExplorer(page, 'seven.png')).toBe('7');
    const pad = await openPad(page);
    expect((await shownByPad(pad)).text).toBe(drawn.text);
    expect((await readByPad(page, pad, syntheticDrawings(11)[1]!)).text).toBe('1');
  });

  test('opens a file of images anew when its extension host has died', async () => {
    const { page, workspace } = window;
    await runCommand(page, 'View: Close All Editors');
    writeSyntheticDataset(workspace, 60, 10);
    await page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'train-images-idx3-ubyte' })
      .dblclick();
    const left = await webviewFrame(page, 'image-tile');
    const gone = page.waitForEvent('framedetached', (frame) => frame === left);
    await runCommand(page, 'Digit Lab Companion: End Extension Host');
    await gone;
    const editor = await webviewFrame(page, 'image-tile');
    await editor.getByTestId('idx-read').click();
    await editor.getByTestId('idx-status').filter({ hasText: '60 read' }).waitFor();
    expect(await page.locator('.tab').filter({ hasText: 'train-images-idx3-ubyte' }).count()).toBe(1);
  });
});

import type { Frame } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, webviewFrame } from '../../../tools/host/workbench.mjs';
import { contrasts } from './contrasts';
import { syntheticDrawings } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { photograph } from './photograph';
import { classifyFromExplorer, openPad, pick, readByPad } from './steps';

/** Keeps a picture of a view in each theme; what it must look like beyond its contrasts is judged by eye (test/.artifacts). */
describe('themes', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed theme ${task.name}`);
  });

  /** Keeps the pictures of a view, on which everything written can be told from what it is written on. */
  async function photographReadable(view: string, frame: Frame): Promise<void> {
    await photograph(window, view, frame, async (theme) => {
      const { read, unreadable } = await contrasts(frame);
      expect(unreadable, theme).toEqual([]);
      expect(read, theme).toBeGreaterThan(0);
    });
  }

  test('pad', async () => {
    const pad = await openPad(window.page);
    await readByPad(window.page, pad, syntheticDrawings(2)[8]!);
    await photographReadable('pad', pad);
  });

  test('menu and keys of the pad', async () => {
    const pad = await openPad(window.page);
    await pad.getByTestId('pad-more').click();
    await photographReadable('pad menu', pad);
    await pad.getByTestId('pad-show-keys').click();
    await photographReadable('pad keys', pad);
    await pad.getByTestId('pad-keys-close').click();
  });

  test('explanation', async () => {
    const pad = await openPad(window.page);
    await readByPad(window.page, pad, syntheticDrawings(2)[3]!);
    for (const part of ['explain-heat', 'explain-layers']) {
      await pad.locator(`[data-testid=${part}] > summary`).click();
    }
    for (const [view, part] of [
      ['explanation', pad.getByTestId('heat-map')],
      ['explanation of layers', pad.locator('[data-testid=explain-layers] li').last()],
    ] as const) {
      await part.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
      });
      await photographReadable(view, pad);
    }
  });

  test('results', async () => {
    await classifyFromExplorer(window.page, 'number-2024.png');
    const results = await webviewFrame(window.page, 'detail-reading');
    await photographReadable('results', results);
  });

  test('dataset', async () => {
    await runCommand(window.page, 'Digit Lab: Show Dataset');
    await pick(window.page, 'Which digits?', 'Synthetic');
    const dataset = await webviewFrame(window.page, 'label-chart');
    await photographReadable('dataset', dataset);
  });
});

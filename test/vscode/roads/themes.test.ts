import type { Frame } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, webviewFrame } from '../../../tools/host/workbench.mjs';
import { syntheticDrawings } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { photograph } from './photograph';
import { classifyFromExplorer, openPad, pick, readByPad } from './steps';

/** Keeps a picture of a view in each theme; what a view must look like is judged by eye (test/.artifacts). */
describe('themes', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed theme ${task.name}`);
  });

  /** What is written on a view can be told from what it is written on. */
  async function expectReadable(frame: Frame): Promise<void> {
    const { colour, ground } = await frame.locator('body').evaluate((body) => ({
      colour: getComputedStyle(body).color,
      ground: getComputedStyle(body).backgroundColor,
    }));
    expect(colour).not.toBe(ground);
  }

  test('pad', async () => {
    const pad = await openPad(window.page);
    await readByPad(window.page, pad, syntheticDrawings(2)[8]!);
    await photograph(window, 'pad', pad);
    await expectReadable(pad);
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
      await photograph(window, view, pad);
    }
    await expectReadable(pad);
  });

  test('results', async () => {
    await classifyFromExplorer(window.page, 'number-2024.png');
    const results = await webviewFrame(window.page, 'detail-reading');
    await photograph(window, 'results', results);
    await expectReadable(results);
  });

  test('dataset', async () => {
    await runCommand(window.page, 'Digit Lab: Show Dataset');
    await pick(window.page, 'Which digits?', 'Synthetic');
    const dataset = await webviewFrame(window.page, 'dataset-chart');
    await photograph(window, 'dataset', dataset);
    await expectReadable(dataset);
  });
});

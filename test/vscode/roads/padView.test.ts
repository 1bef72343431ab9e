import type { Frame, Locator } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readyPad, shownByPad } from '../../../tools/host/pad.mjs';
import { runCommand } from '../../../tools/host/workbench.mjs';
import { syntheticDrawings } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { dragFromExplorer, pick, readByPad, reloadWindow } from './steps';

describe('the pad as a view', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed the pad as a view ${task.name}`);
  });

  /** What opens a part of the side bar. */
  const icon = (name: string): Locator =>
    window.page.locator('.activitybar .action-item').filter({ has: window.page.getByLabel(name) });

  async function showPad(): Promise<Frame> {
    await icon('Digit Lab').click();
    return readyPad(window.page);
  }

  /** Shows the Explorer in the place of the pad. */
  async function leave(pad: Frame): Promise<void> {
    const gone = window.page.waitForEvent('framedetached', (frame) => frame === pad);
    await icon('Explorer').click();
    await gone;
  }

  test('keeps its drawing in the side bar while the Explorer is shown, and over a reload', async () => {
    const { page } = window;
    const pad = await showPad();
    const drawn = await readByPad(page, pad, syntheticDrawings(11)[7]!);
    expect(drawn.text).toBe('7');
    await leave(pad);
    expect((await shownByPad(await showPad())).text).toBe('7');
    await reloadWindow(page);
    expect((await shownByPad(await readyPad(page))).text).toBe('7');
  });

  test('moves to the panel, and takes an image there that is dragged to it from the Explorer', async () => {
    const { page } = window;
    const inSideBar = await readyPad(page);
    await inSideBar.getByTestId('pad-clear').click();
    const gone = page.waitForEvent('framedetached', (frame) => frame === inSideBar);
    await runCommand(page, 'View: Move View');
    await pick(page, 'Select a View to Move', 'Drawing Pad');
    await pick(page, 'Select a Destination for the View', 'New Panel Entry');
    await gone;
    // The side bar shows the Explorer again.
    const pad = await readyPad(page);
    await dragFromExplorer(page, 'seven.png');
    await pad.getByTestId('pad-reading').filter({ hasText: '7' }).waitFor();
  });
});

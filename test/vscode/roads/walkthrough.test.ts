import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, webviewFrame } from '../../../tools/host/workbench.mjs';
import { openDigitLab, ROOT, type OpenWindow } from './openDigitLab';
import { photograph } from './photograph';
import { pick } from './steps';

const TITLES = ['Draw a digit', 'Read images', 'Train a network', 'Look at its mistakes'];

describe('the walkthrough', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab({
      settings: { 'digitLab.dataset.path': join(ROOT, 'test/fixtures/synthetic') },
    });
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed ${task.name}`);
  });

  const step = (page: Page, title: string) =>
    page.locator('.getting-started-step').filter({ hasText: title });

  /** The webview of a step's picture, of which each theme makes another. */
  const picture = (page: Page) => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');

  test('has four steps with pictures, of which each is done with its command', async () => {
    const { page } = window;
    // Pictures are shown where there is room beside the steps.
    await page.setViewportSize({ width: 1600, height: 900 });
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Digit Lab' }).first().click();
    await step(page, TITLES[0]!).waitFor();
    expect(await page.locator('.getting-started-step').count()).toBe(TITLES.length);
    for (const title of TITLES) {
      await step(page, title).locator('.step-title').click();
      await picture(page).locator('svg[viewBox="0 0 600 400"]').waitFor();
      await photograph(window, `walkthrough ${title}`, picture(page));
    }
    await step(page, TITLES[0]!).locator('.step-title').click();
    await page.getByRole('button', { name: 'Open the Drawing Pad' }).click();
    await webviewFrame(page, 'pad-model');
    await page.locator('.tab').filter({ hasText: 'Welcome' }).click();
    await step(page, TITLES[0]!)
      .locator('.codicon-pass-filled, .codicon-getting-started-step-checked')
      .waitFor();
  });

  test('ends with the mistakes of the model in use', async () => {
    const { page } = window;
    await runCommand(page, 'Digit Lab: Show Mistakes');
    await pick(page, 'Which digits?', join('fixtures', 'synthetic'));
    const editor = await webviewFrame(page, 'image-tile');
    await editor
      .getByTestId('idx-status')
      .filter({ hasText: /\d read: [\d.]+\s% right/ })
      .waitFor();
    expect(await editor.getByTestId('idx-mistakes').evaluate(({ ariaPressed }) => ariaPressed)).toBe('true');
    expect(await page.locator('.tab.active').innerText()).toContain('t10k-images');
  });
});

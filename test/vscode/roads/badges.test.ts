import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { digitPng } from '../suite/digits';
import { openDigitLab, type OpenWindow } from './openDigitLab';

describe('badges in the Explorer', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab({ settings: { 'digitLab.explorer.badges': true } });
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed ${task.name}`);
  });

  /** Resolves when the Explorer shows this badge beside a file; `null` for none. */
  async function badgeIs(file: string, badge: string | null): Promise<void> {
    await window.page.waitForFunction(
      ([name, wanted]) => {
        const labels = [...document.querySelectorAll('.explorer-folders-view .monaco-icon-label')];
        const label = labels.find((each) => each.textContent.trim() === name);
        if (label === undefined) return false;
        const content = getComputedStyle(label, '::after').content;
        const shown = /^"(.+)"$/.exec(content)?.[1] ?? null;
        return shown === wanted;
      },
      [file, badge] as const,
      { timeout: 60_000 },
    );
  }

  test('say what images show in a window in which nothing was done yet, follow the files, and come and go with the setting', async () => {
    await badgeIs('seven.png', '7');
    await badgeIs('number-2024.png', '2…');
    await badgeIs('README.md', null);
    const { page } = window;
    await page.locator('.explorer-folders-view .label-name').filter({ hasText: 'seven.png' }).hover();
    const hover = page.locator('.workbench-hover').filter({ hasText: 'Digit Lab reads' });
    expect(await hover.innerText()).toMatch(/Digit Lab reads 7, (> )?\d+\.\d % sure/);
    await window.screenshot('badges');
    writeFileSync(join(window.workspace, 'seven.png'), digitPng(3, 5));
    await badgeIs('seven.png', '3');
    window.changeSettings({ 'digitLab.explorer.badges': false });
    await badgeIs('seven.png', null);
    window.changeSettings({ 'digitLab.explorer.badges': true });
    await badgeIs('seven.png', '3');
  });
});

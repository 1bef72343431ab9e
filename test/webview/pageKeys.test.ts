import { afterEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { PadPage } from './pad/padPage';
import { openIdx, openResults, ROWS } from './pageStates';
import type { WebviewPage } from './webviewPage';

let page: WebviewPage;

afterEach(() => page.close());

test.each(['k', ';'])(
  'the second of two keys for VS Code, after Ctrl+%s, is none for the pad',
  async (first) => {
    const pad = await PadPage.openWithoutModel();
    ({ page } = pad);
    page.window.document.querySelector<HTMLElement>('[tabindex="0"]')!.focus();
    await commands.pressOnPage(`ControlOrMeta+${first}`);
    await commands.pressOnPage('e');
    expect(page.get('pad-eraser').ariaPressed).toBe('false');
    await commands.pressOnPage('e');
    expect(page.get('pad-eraser').ariaPressed).toBe('true');
  },
);

describe.each([
  ['results', () => openResults(ROWS), 'results-row', 'results-detail'],
  ['a file of images', () => openIdx(), 'image-tile', 'idx-detail'],
] as const)('the detail of %s', (_, open, item, detail) => {
  const isOpen = () => page.get(detail).checkVisibility();

  test('is closed by Escape, but not by the second of two keys for VS Code', async () => {
    page = await open();
    page.all(item)[0]!.click();
    page.window.document.querySelector<HTMLElement>('[tabindex="0"]')!.focus();
    await commands.pressOnPage('ControlOrMeta+k');
    await commands.pressOnPage('Escape');
    expect(isOpen()).toBe(true);
    await commands.pressOnPage('Escape');
    expect(isOpen()).toBe(false);
  });
});

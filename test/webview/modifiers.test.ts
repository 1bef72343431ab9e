import { afterEach, describe, expect, test } from 'vitest';
import { openIdx, openResults, ROWS } from './pageStates';
import type { WebviewPage } from './webviewPage';

let page: WebviewPage;

afterEach(() => page.close());

/** Presses a key where the focus is. @returns whether the page took it for itself */
function press(key: KeyboardEventInit): boolean {
  const { document, KeyboardEvent } = page.window;
  const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true });
  return !document.activeElement!.dispatchEvent(event);
}

/** Each opens a page and gives the focus to a list of it. */
const LISTS: readonly (readonly [string, () => Promise<void>, readonly string[]])[] = [
  [
    'the table of results',
    async () => {
      page = await openResults(ROWS);
      page.all('results-row')[1]!.focus();
    },
    ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', ' '],
  ],
  [
    'the confusion matrix',
    async () => {
      page = await openResults(ROWS);
      page.get('results-matrix-toggle').click();
      page.window.document.querySelector<HTMLElement>('[data-cell="5-5"]')!.focus();
    },
    ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ],
  [
    'a grid of images',
    async () => {
      page = await openIdx();
      page.all('image-tile')[0]!.click();
      page.get('idx-grid').focus();
    },
    ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', ' '],
  ],
];

describe.each(LISTS)('%s', (_, open, keys) => {
  test('leaves keys with a modifier to the browser and the workbench', async () => {
    await open();
    const focused = page.window.document.activeElement;
    const modifiers = ['ctrlKey', 'altKey', 'metaKey'];
    const taken = modifiers.flatMap((modifier) => keys.filter((key) => press({ key, [modifier]: true })));
    expect(taken).toEqual([]);
    expect(page.window.document.activeElement).toBe(focused);
    expect(keys.filter((key) => press({ key }))).toEqual(keys);
  });
});

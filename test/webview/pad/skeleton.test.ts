import { afterEach, describe, expect, test } from 'vitest';
import { setTheme } from '../themes';
import { WebviewPage } from '../webviewPage';

/** What is seen of the pad before and after its bundle runs. */
const PARTS = [
  '.model-line',
  '.tools',
  '.surface',
  '.reading-digits',
  '.reading-words',
  '.bars',
  '.bars > :last-child',
  '.frame',
  'figcaption',
  '.correction h2',
  '.ten-digits',
  '.correction-line',
];

let page: WebviewPage;
afterEach(() => page.close());

/** Where each part lies and what it says, as far as that is the same before and after. */
function seen({ window }: WebviewPage) {
  return PARTS.map((part) => {
    const found = window.document.querySelectorAll<HTMLElement>(`main ${part}`);
    if (found.length !== 1) throw new Error(`There are ${String(found.length)} of ${part}.`);
    const { x, y, width, height } = found[0]!.getBoundingClientRect();
    const hasWords = part !== '.model-line' && part !== '.tools' && part !== '.surface';
    const words = hasWords ? found[0]!.innerText.replace(/\s+/g, ' ').trim() : '';
    return { part, box: [x, y, width, height].map(Math.round), words };
  });
}

describe('the page of the pad, before its bundle runs', () => {
  test.each([1400, 1000, 700, 500, 360, 260])(
    'has everything in the place and words that the bundle gives it, at %d pixels',
    async (width) => {
      page = await WebviewPage.openSkeleton('pad');
      page.width = width;
      await setTheme(page, 'light');
      const before = seen(page);
      page.close();
      page = await WebviewPage.open('pad');
      page.width = width;
      await setTheme(page, 'light');
      expect(before).toEqual(seen(page));
    },
  );

  test('says that it is not ready, and goes whole when the bundle runs', async () => {
    page = await WebviewPage.openSkeleton('pad');
    const { document } = page.window;
    expect(document.querySelector('main')?.ariaBusy).toBe('true');
    expect(document.querySelector('[role=status]')?.textContent).toBe('Starting the reading engine…');
    page.close();
    page = await WebviewPage.open('pad');
    expect(page.window.document.querySelectorAll('main')).toHaveLength(1);
    expect(page.window.document.querySelector('.skeleton')).toBeNull();
    expect(page.violations).toEqual([]);
  });

  test('is painted without waiting for anything but itself', async () => {
    page = await WebviewPage.openSkeleton('pad');
    expect(page.window.performance.getEntriesByType('resource')).toEqual([]);
  });
});

import { afterEach, expect, test } from 'vitest';
import { digitsInARow, PadPage } from '../pad/padPage';
import { openResults } from '../pageStates';
import { pageOfDigits, rowOf } from '../results/resultRows';
import { setTheme } from '../themes';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';

const ROWS = 6;

let page: WebviewPage;

afterEach(() => page.close());

/** The pad with rows of digits on it, which reads about as many as there are. */
async function openPad(): Promise<void> {
  const pad = await PadPage.openWithoutModel();
  ({ page } = pad);
  await pad.useThresholds({ notADigit: 0, notSure: 0 });
  const done = Array.from({ length: ROWS }, (_, row) =>
    digitsInARow('1234567890', row + 1).map((stroke) => ({
      kind: 'stroke',
      width: 0.01,
      stroke: stroke.map(({ x, y }) => ({ x, y: y - 0.5 + (row + 0.5) / ROWS })),
    })),
  ).flat();
  await pad.reading(() => page.send({ type: 'drawing', drawing: JSON.stringify({ done, undone: [] }) }));
  expect(pad.text.length).toBeGreaterThan(50);
}

/** Makes the page this wide, with the theme's font: words are as broad as they are in VS Code. */
async function narrow(width: number): Promise<void> {
  await setTheme(page, 'light');
  page.width = width;
  await until(() => page.window.innerWidth === width);
}

const part = (selector: string) => page.window.document.querySelector<HTMLElement>(selector)!;

/** That the number of a reading and what can be done with it are where they can be seen. */
async function expectInPlace(reading: HTMLElement): Promise<void> {
  const box = reading.getBoundingClientRect();
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(page.window.innerWidth);
  for (const digit of reading.children) {
    const place = digit.getBoundingClientRect();
    expect(place.left).toBeGreaterThanOrEqual(box.left);
    expect(place.right).toBeLessThanOrEqual(box.right);
    expect(place.top).toBeGreaterThanOrEqual(box.top);
    expect(place.bottom).toBeLessThanOrEqual(box.bottom);
  }
  expect(part('.reading-words').getBoundingClientRect().width).toBeGreaterThanOrEqual(150);
  // The labels of boxes follow the page's width with the next frame.
  await until(() => page.window.document.documentElement.scrollWidth === page.window.innerWidth);
}

test.each([1000, 280])('a number of many digits stays in its box on a pad of %i pixels', async (width) => {
  await openPad();
  await narrow(width);
  await expectInPlace(page.get('pad-reading'));
  const copy = page.get('pad-copy-number').getBoundingClientRect();
  expect(copy.width).toBeGreaterThan(0);
  expect(copy.right).toBeLessThanOrEqual(width);
});

test.each([1000, 320])('a number of many digits stays in its box in results of %i pixels', async (width) => {
  page = await openResults([pageOfDigits(ROWS), rowOf('7')]);
  await narrow(width);
  page.all('results-row')[0]!.click();
  await expectInPlace(page.get('detail-reading'));
  const { scrollWidth, clientWidth } = page.get('results-detail');
  expect(scrollWidth).toBe(clientWidth);
});

test('the digits of a long number to choose from leave the bars in reach, and the one that is looked at in sight', async () => {
  page = await openResults([pageOfDigits(ROWS)]);
  await narrow(320);
  const list = part('.digit-choices');
  const [box, last] = [list, list.lastElementChild as HTMLElement].map((each) =>
    each.getBoundingClientRect(),
  );
  expect(box!.height).toBeLessThan(200);
  expect(last!.top).toBeGreaterThan(box!.bottom);
  const scrolled = page.window.scrollY;
  page.all('digit-box').at(-1)!.click();
  expect(list.lastElementChild!.getBoundingClientRect().bottom).toBeLessThanOrEqual(box!.bottom);
  expect(page.window.scrollY).toBe(scrolled);
});

test('a number in more rows than are shown can be scrolled by key, and only that one', async () => {
  page = await openResults([pageOfDigits(5 * ROWS)]);
  await narrow(320);
  const reading = page.get('detail-reading');
  await until(() => reading.tabIndex === 0);
  expect(reading.scrollHeight).toBeGreaterThan(reading.clientHeight);
  expect(reading.getBoundingClientRect().height).toBeLessThan(200);
  page.close();
  page = await openResults([pageOfDigits(ROWS)]);
  await narrow(320);
  expect(page.get('detail-reading').tabIndex).toBe(-1);
});

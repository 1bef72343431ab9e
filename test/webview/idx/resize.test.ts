import { expect, test } from 'vitest';
import { openIdx } from '../pageStates';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';

/**
 * Scrolls as a user does, between two frames: the next one tells the page of it before it tells of a change of size. What
 * answers an event runs within a frame, between the two.
 */
async function scrollTo(grid: HTMLElement, top: number): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  const ended = new Promise((resolve) => grid.addEventListener('scrollend', resolve, { once: true }));
  grid.scrollTop = top;
  await ended;
}

/** Makes the page this wide and waits until the grid has as many columns as fit. */
async function widen(page: WebviewPage, width: number): Promise<void> {
  page.width = width;
  const sheet = page.get('idx-grid').firstElementChild!;
  await until(() => page.window.innerWidth === width);
  const columns = () => Math.floor(sheet.clientWidth / 84);
  const last = () => {
    const places = page.all('image-tile').map((tile) => new DOMMatrix(tile.style.transform).e);
    return Math.max(...places) / 84 + 1;
  };
  await until(() => last() === columns());
}

test('the images stay where they are however often the page is made wider and narrower', async () => {
  const page = await openIdx(600);
  const grid = page.get('idx-grid');
  await scrollTo(grid, 1234);
  const upper = grid.getBoundingClientRect().top;
  const first = () => {
    const inSight = page.all('image-tile').filter((tile) => tile.getBoundingClientRect().bottom > upper);
    return Math.min(...inSight.map(({ ariaPosInSet }) => Number(ariaPosInSet)));
  };
  const before = first();
  for (const width of [700, 830, 620, 900, 1000]) await widen(page, width);
  expect(grid.scrollTop).toBe(1234);
  for (const width of [640, 910, 700, 1000]) await widen(page, width);
  expect(grid.scrollTop).toBe(1234);
  expect(first()).toBe(before);
  page.close();
});

test('the images stay at the top where the user came back to it, whichever change of size comes next', async () => {
  const page = await openIdx(600);
  const grid = page.get('idx-grid');
  for (const top of [1234, 0]) await scrollTo(grid, top);
  for (const width of [700, 1000]) await widen(page, width);
  expect(grid.scrollTop).toBe(0);
  page.close();
});

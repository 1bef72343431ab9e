import { afterEach, expect, test } from 'vitest';
import { PadPage } from './pad/padPage';
import { openIdx, openMyDigits, openResults, ROWS } from './pageStates';
import { rowOf } from './results/resultRows';
import { until } from './until';
import type { WebviewPage } from './webviewPage';

let page: WebviewPage;

afterEach(() => page.close());

async function resize(width: number, height: number): Promise<void> {
  page.width = width;
  page.height = height;
  await until(() => page.window.innerWidth === width && page.window.innerHeight === height);
}

/** How much of an element is in sight, in pixels. */
function heightInSight(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.min(bottom, page.window.innerHeight) - Math.max(top, 0);
}

/** Scrolls the page to an element. @returns how much of it is in sight then, in pixels */
function heightScrolledTo(element: Element): number {
  element.scrollIntoView({ block: 'center' });
  return heightInSight(element);
}

test.each([
  [400, 400],
  [500, 340],
  [640, 300],
  [900, 300],
] as const)('My Digits shows a row of digits and its filter at %i x %i pixels', async (width, height) => {
  page = await openMyDigits(60);
  page.all('image-tile')[0]!.click();
  await resize(width, height);
  expect(heightScrolledTo(page.get('my-digits-grid'))).toBeGreaterThanOrEqual(100);
  expect(heightScrolledTo(page.get('label-3'))).toBeGreaterThanOrEqual(16);
  expect(heightScrolledTo(page.get('my-digits-selection'))).toBeGreaterThanOrEqual(16);
});

test.each([
  [640, 260],
  [500, 300],
] as const)('a file of images shows a row of them at %i x %i pixels', async (width, height) => {
  page = await openIdx(60);
  await resize(width, height);
  expect(heightScrolledTo(page.get('idx-grid'))).toBeGreaterThanOrEqual(100);
});

test.each([
  [422, 376],
  [542, 501],
  [480, 700],
  [831, 276],
] as const)(
  'an image that is opened in a file is in sight with its bars at %i x %i pixels',
  async (width, height) => {
    page = await openIdx(60);
    await resize(width, height);
    page.all('image-tile')[3]!.click();
    expect(heightInSight(page.get('idx-detail'))).toBeGreaterThanOrEqual(260);
    expect(heightInSight(page.get('idx-bar-1'))).toBeGreaterThanOrEqual(10);
    const marked = page.window.document.querySelector('.tile.marked')!;
    await until(() => heightInSight(marked) >= 100);
  },
);

test.each([
  [320, 500],
  [345, 500],
  [422, 500],
  [762, 600],
  [831, 600],
  [902, 600],
] as const)(
  'the results have all columns in sight with an image open at %i x %i pixels',
  async (width, height) => {
    page = await openResults(ROWS);
    page.all('results-row')[1]!.click();
    await resize(width, height);
    const { right } = page.window.document.querySelector('[role=grid]')!.getBoundingClientRect();
    for (const copy of page.all('results-copy'))
      expect(copy.getBoundingClientRect().right).toBeLessThan(right);
  },
);

test('the results show the whole of a label beside a reading that it is not, at 422 pixels', async () => {
  page = await openResults([rowOf('7'), rowOf('8', { label: '1234' })]);
  await resize(422, 376);
  const label = page.window.document.querySelector('.wrong-label')!;
  expect(label.textContent).toBe('labelled 1234');
  expect(label.scrollWidth).toBeLessThanOrEqual(label.clientWidth);
});

test.each([
  [1200, 230],
  [1200, 280],
  [760, 250],
] as const)('the pad has the whole of its canvas in sight at %i x %i pixels', async (width, height) => {
  const pad = await PadPage.openWithoutModel();
  ({ page } = pad);
  await resize(width, height);
  const { top, bottom } = page.get('pad-canvas').getBoundingClientRect();
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThanOrEqual(height);
});

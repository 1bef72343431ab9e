import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunEnd } from '../../../src/protocol/results';
import { until } from '../until';
import { rowOf } from './resultRows';
import { ResultsPage } from './resultsPage';

let page: ResultsPage;

beforeEach(async () => {
  page = await ResultsPage.open();
});

afterEach(() => page.close());

describe('a page that comes back', () => {
  /** All that is odd is a mistake. */
  const ROWS = Array.from({ length: 600 }, (_, index) => {
    const name = String(index);
    return { ...rowOf(name), label: index % 2 === 0 ? name : '7777' };
  });
  const scrollY = () => page.window.scrollY;
  const kept = () => (page.kept as { scrolled: number } | undefined)?.scrolled;

  async function scrollTo(top: number): Promise<void> {
    const before = kept();
    page.window.scrollTo(0, top);
    await until(() => kept() !== before);
  }

  /** Tells the page of the rows from `from` on, up to `to`. */
  async function send(from: number, to: number): Promise<void> {
    await page.deliver({ type: 'rows', rows: ROWS.slice(from, to) });
  }

  /** The page is hidden and shown again. @param end how reading had ended by then */
  async function comeBack(end: RunEnd | null = null): Promise<void> {
    await page.reload();
    const total = ROWS.length;
    await page.deliver({ type: 'start', total, modelName: 'compact', modelId: 'compact-1', end });
  }

  test('shows what was looked at: filter, sorting, place and detail, once its row has come', async () => {
    await page.fill(ROWS);
    page.get('filter-mistakes').click();
    page.get('results-sort-name').click();
    page.get('results-sort-name').click();
    await scrollTo(5_000);
    await until(() => page.names.includes('437.png'));
    page
      .all('results-row')
      .find(({ textContent }) => textContent.includes('437.png'))!
      .click();
    await scrollTo(5_100);
    const before = { names: page.names, top: scrollY() };

    await comeBack();
    await send(0, 100);
    expect(page.get('filter-mistakes').ariaPressed).toBe('true');
    expect(page.names[0]).toBe('99.png');
    expect([page.isShown('results-detail'), scrollY()]).toEqual([false, 0]);
    await send(100, 600);
    await page.deliver({ type: 'end', cancelled: false });
    expect(page.isShown('results-detail')).toBe(true);
    expect(page.get('detail-reading').textContent).toBe('437');
    expect(page.messages('look')).toEqual([{ type: 'look', index: 437 }]);
    expect(page.window.document.querySelector('[aria-selected=true]')!.textContent).toContain('437.png');
    expect(page.names).toEqual(before.names);
    // The browser rounds what it scrolls.
    expect(Math.abs(scrollY() - before.top)).toBeLessThan(3);
  });

  test('shows the matrix and the cell of it that was chosen', async () => {
    await page.fill(['4', '4', '9'].map((text) => ({ ...rowOf(text), label: '4' })));
    page.get('results-matrix-toggle').click();
    page.window.document.querySelector<HTMLElement>('[data-cell="4-9"]')!.click();
    await page.reload();
    await page.fill(['4', '4', '9'].map((text) => ({ ...rowOf(text), label: '4' })));
    expect(page.isShown('results-matrix')).toBe(true);
    expect(page.names).toEqual(['9.png']);
  });

  test('does not look as if images were still being read when they are not', async () => {
    await comeBack({ cancelled: false, done: 600, failed: 7 });
    const bar = page.window.document.querySelector('progress')!;
    for (const [from, to] of [
      [0, 0],
      [0, 100],
      [100, 600],
    ] as const) {
      await send(from, to);
      expect(page.progress).toContain('593 images read, 7 failed');
      expect([page.isShown('results-cancel'), bar.checkVisibility()]).toEqual([false, false]);
    }
  });

  test('waits with scrolling for the rows of what has been read', async () => {
    await page.fill(ROWS);
    await scrollTo(20_000);
    await comeBack({ cancelled: true, done: 600, failed: 0 });
    expect(page.progress).toContain('Cancelled after 600 of 600 images');
    await send(0, 100);
    expect(scrollY()).toBe(0);
    await send(100, 600);
    expect(Math.abs(scrollY() - 20_000)).toBeLessThan(3);
  });

  test('leaves a user alone who has scrolled meanwhile', async () => {
    await page.fill(ROWS);
    await scrollTo(20_000);
    await comeBack();
    await send(0, 100);
    await scrollTo(500);
    await send(100, 600);
    expect(scrollY()).toBe(500);
  });

  test('stays at its top, where it was, also if its head is higher in a narrower editor', async () => {
    await page.fill(ROWS);
    page.get('filter-mistakes').click();
    const head = () => page.get('results-shown').getBoundingClientRect().bottom;
    const before = head();
    await page.reload();
    page.width = 320;
    await until(() => page.window.innerWidth === 320);
    await page.fill(ROWS);
    expect(head()).toBeGreaterThan(before);
    expect(scrollY()).toBe(0);
  });

  test('goes as far as it can where there are fewer rows than there were', async () => {
    await page.fill(ROWS);
    await scrollTo(20_000);
    await comeBack();
    await send(0, 100);
    await page.deliver({ type: 'end', cancelled: true });
    expect(page.names.at(-1)).toBe('99.png');
  });

  test('takes nothing that it has not kept itself', async () => {
    await page.reload({ filter: { kind: 'odd' }, selected: 'all' });
    await page.fill([rowOf('3'), rowOf('4')]);
    expect(page.names).toEqual(['3.png', '4.png']);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openResults } from '../pageStates';
import { setTheme } from '../themes';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';
import { rowOf } from './resultRows';

let page: WebviewPage;

beforeEach(async () => {
  page = await openResults(Array.from({ length: 60 }, (_, each) => rowOf(String(100 + each))));
  page.width = 600;
  await until(() => page.window.innerWidth === 600);
});

afterEach(() => page.close());

const detail = () => page.get('results-detail').getBoundingClientRect();
const frame = () => new Promise((resolve) => page.window.requestAnimationFrame(resolve));

/** The row of an image whose number is its place from 100 on. */
function row(name: string): HTMLElement {
  const found = page.all('results-row').find(({ textContent }) => textContent.includes(`${name}.png`));
  if (found === undefined) throw new Error(`There is no row of ${name}.`);
  return found;
}

/** Whether the middle of a row can be seen. */
function isInSight(line: HTMLElement): boolean {
  const { left, top, width, height } = line.getBoundingClientRect();
  const there = page.window.document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && line.contains(there);
}

describe('where there is no room beside the table', () => {
  test.each([0.2, 0.5, 0.95])(
    'a row is in sight with its detail, clicked at %d of the height',
    async (share) => {
      page.window.scrollTo(0, 1000);
      await until(() => page.window.scrollY === 1000);
      await frame();
      const { innerHeight, document } = page.window;
      const at = document.elementFromPoint(100, share * innerHeight)!.closest<HTMLElement>('[role=row]')!;
      const name = /\d{3}/.exec(at.textContent)![0];
      at.click();
      await frame();
      expect(isInSight(row(name))).toBe(true);
      expect(detail().bottom).toBeLessThanOrEqual(innerHeight);
      expect(detail().height).toBeLessThanOrEqual(innerHeight / 2);
      expect(page.get('results-detail').textContent).toContain(`${name}.png`);
    },
  );

  test('the arrow keys lead to no row behind the detail', async () => {
    row('100').click();
    row('100').focus();
    for (let step = 0; step < 12; step++) {
      const { KeyboardEvent } = page.window;
      const focused = page.window.document.activeElement!;
      focused.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      await frame();
      expect(isInSight(page.window.document.activeElement as HTMLElement)).toBe(true);
    }
    expect(page.get('results-detail').textContent).toContain('112.png');
  });

  test.each(['light', 'high contrast'] as const)(
    'the rows do not shine through the detail (%s)',
    async (theme) => {
      await setTheme(page, theme);
      row('101').click();
      const style = page.window.getComputedStyle(page.get('results-detail'));
      expect(style.backgroundColor).toBe(
        page.window.getComputedStyle(page.window.document.body).backgroundColor,
      );
      expect(style.borderTopWidth).toBe('1px');
      expect(style.borderTopColor).not.toBe(style.backgroundColor);
    },
  );
});

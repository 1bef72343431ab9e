import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openResults, ROWS } from '../pageStates';
import type { WebviewPage } from '../webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await openResults(ROWS);
});

afterEach(() => page.close());

const isOpen = () => page.get('results-detail').checkVisibility();
const focused = () => page.window.document.activeElement;

describe('a filter', () => {
  test('closes the detail of a row that it leaves out', () => {
    page.all('results-row')[0]!.click();
    expect(isOpen()).toBe(true);
    page.get('filter-not-sure').click();
    expect(isOpen()).toBe(false);
    page.get('filter-all').click();
    expect(isOpen()).toBe(false);
  });

  test('leaves the detail of a row that it shows', () => {
    page.all('results-row')[3]!.click();
    page.get('filter-not-sure').click();
    expect(isOpen()).toBe(true);
    expect(page.get('results-detail').textContent).toContain('blot.png');
  });
});

test("closing a detail whose row is not shown hands the keyboard's focus on", async () => {
  page.all('results-row')[0]!.click();
  // As an earlier version of the page left it.
  await page.reload({ ...(page.kept as object), filter: { kind: 'not sure' } });
  await page.deliver({
    type: 'start',
    total: ROWS.length,
    modelName: 'compact',
    modelId: 'compact-1',
    end: null,
  });
  await page.deliver({ type: 'rows', rows: ROWS });
  expect(isOpen()).toBe(true);
  page.get('detail-close').focus();
  page.get('detail-close').click();
  expect(isOpen()).toBe(false);
  expect(focused()).not.toBe(page.window.document.body);
  expect(focused()?.checkVisibility()).toBe(true);
});

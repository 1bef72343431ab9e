import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { ResultRow } from '../../../src/protocol/results';
import { listenIn, speakAtOnce } from '../listenIn';
import { until } from '../until';
import { FAILED, REFUSED, rowOf } from './resultRows';
import { ResultsPage } from './resultsPage';

let page: ResultsPage;

beforeEach(async () => {
  page = await ResultsPage.open();
});

afterEach(() => page.close());

describe('sorting and filters', () => {
  const NOT_A_DIGIT: ResultRow = { ...REFUSED, name: 'letter.png', outcome: 'not a digit' };
  const ROWS = [
    { ...rowOf('10'), confidence: 0.5 },
    { ...REFUSED, name: 'blot.png' },
    { ...rowOf('9'), confidence: 0.7 },
    FAILED,
    NOT_A_DIGIT,
  ];
  const sort = (by: string) => page.get(`results-sort-${by}`).parentElement?.getAttribute('aria-sort');

  test.each([
    ['name', ['9.png', '10.png', 'blot.png', 'letter.png', 'notes.png']],
    ['reading', ['9.png', '10.png', 'blot.png', 'notes.png', 'letter.png']],
    ['confidence', ['blot.png', '10.png', '9.png', 'notes.png', 'letter.png']],
  ])('a click on the head sorts by %s, another the other way round', async (by, expected) => {
    await page.fill(ROWS);
    expect(sort(by)).toBe('none');
    page.get(`results-sort-${by}`).click();
    expect([sort(by), page.names]).toEqual(['ascending', expected]);
    page.get(`results-sort-${by}`).click();
    expect(sort(by)).toBe('descending');
    expect(page.names[0]).toBe({ name: 'notes.png', reading: '10.png', confidence: '9.png' }[by]);
    if (by !== 'name') expect(page.names.slice(-1)).toEqual(expected.slice(-1));
  });

  test('the keyboard sorts, and rows that come later fall into place', async () => {
    page.start(3);
    page.send({ type: 'rows', rows: [rowOf('5'), rowOf('3')] });
    await until(() => page.all('results-row').length === 2);
    page.get('results-sort-name').focus();
    await commands.pressOnPage('Enter');
    expect(page.names).toEqual(['3.png', '5.png']);
    page.send({ type: 'rows', rows: [rowOf('4')] });
    await until(() => page.all('results-row').length === 3);
    expect(page.names).toEqual(['3.png', '4.png', '5.png']);
  });

  test.each([
    ['not-sure', ['blot.png'], 'Not sure: 1 of 5'],
    ['not-a-digit', ['letter.png'], 'Not a digit: 1 of 5'],
    ['failed', ['notes.png'], 'Failed: 1 of 5'],
    ['all', ['10.png', 'blot.png', '9.png', 'notes.png', 'letter.png'], '5 images'],
  ])('the filter %s shows its rows and says how many', async (filter, expected, text) => {
    await page.fill(ROWS);
    page.get(`filter-${filter}`).click();
    expect(page.names).toEqual(expected);
    expect(page.get('results-shown').textContent).toBe(text);
    expect(page.get(`filter-${filter}`).getAttribute('aria-pressed')).toBe('true');
    expect(page.isShown('filter-mistakes')).toBe(false);
  });

  test('a filter that no row passes says so, in the table', async () => {
    await page.fill([rowOf('1'), rowOf('2')]);
    expect(page.isShown('results-none')).toBe(false);
    page.get('filter-not-sure').click();
    expect(page.isShown('results-none')).toBe(true);
    expect(page.get('results-none').textContent).toBe('No images match this filter.');
    page.get('filter-all').click();
    expect(page.isShown('results-none')).toBe(false);
  });

  test('a screen reader is told how many a filter shows, and not each number while the table fills', async () => {
    const told = listenIn(page);
    page.start(ROWS.length + 1);
    page.send({ type: 'rows', rows: ROWS.slice(0, 2) });
    page.send({ type: 'rows', rows: ROWS.slice(2) });
    await until(() => page.get('results-shown').textContent === '5 images');
    page.get('filter-not-sure').click();
    await until(() => told.length > 0);
    expect(told).toEqual(['Not sure: 1 of 5']);
  });

  test.each([
    ['done', false, '4 images read, 1 failed · model compact'],
    ['cancelled', true, 'Cancelled after 5 of 6 images, 1 failed · model compact'],
  ])(
    'a screen reader is told how it ended (%s), in the words of the page, once',
    async (_, cancelled, end) => {
      const told = listenIn(page);
      page.start(6);
      page.send({ type: 'rows', rows: ROWS });
      page.send({ type: 'end', cancelled });
      await until(() => told.length > 0);
      expect(told).toEqual([end]);
      expect(page.progress).toBe(end);

      // A page that comes back is told everything again.
      await page.reload();
      const toldAgain = listenIn(page);
      speakAtOnce(page);
      page.start(6);
      page.send({ type: 'rows', rows: ROWS });
      page.send({ type: 'end', cancelled });
      await until(() => page.progress === end);
      page.get('filter-not-sure').click();
      await until(() => toldAgain.length > 0);
      expect(toldAgain).toEqual(['Not sure: 1 of 5']);
    },
  );

  test('a screen reader is told of an end that came while the page was hidden', async () => {
    page.start(ROWS.length);
    await page.deliver({ type: 'rows', rows: ROWS });
    page.get('filter-not-sure').click();
    await page.reload();
    const told = listenIn(page);
    await page.fill(ROWS);
    await until(() => told.length > 0);
    expect(told).toEqual(['4 images read, 1 failed · model compact']);
  });

  test('the keyboard goes between the filters that are there', async () => {
    await page.fill(ROWS);
    page.get('filter-all').focus();
    await commands.pressOnPage('End');
    expect(page.window.document.activeElement).toBe(page.get('filter-failed'));
    await commands.pressOnPage('ArrowRight');
    await commands.pressOnPage('ArrowLeft');
    expect(page.window.document.activeElement).toBe(page.get('filter-not-a-digit'));
  });

  test('arrow keys take the open detail along', async () => {
    await page.fill(ROWS);
    page.all('results-row')[0]?.click();
    page.all('results-row')[0]?.focus();
    await commands.pressOnPage('ArrowDown');
    await commands.pressOnPage('ArrowDown');
    expect(page.get('detail-reading').textContent).toBe('9');
    expect(page.messages('look').map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});

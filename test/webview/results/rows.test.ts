import { afterEach, beforeEach, expect, test } from 'vitest';
import { REFUSED, rowOf } from './resultRows';
import { ResultsPage } from './resultsPage';

let page: ResultsPage;

beforeEach(async () => {
  page = await ResultsPage.open();
});

afterEach(() => page.close());

test('a row names the file, which is seen however long the folder is, and the folder below it', async () => {
  await page.fill([
    { ...rowOf('4'), name: 'scans/of/1998/a-folder-with-a-very-long-name/4.png' },
    rowOf('2'),
  ]);
  const [file, folder] = page.all('results-row')[0]!.querySelectorAll<HTMLElement>('.name-cell > *');
  expect([file!.textContent, folder!.textContent]).toEqual([
    '4.png',
    'scans/of/1998/a-folder-with-a-very-long-name',
  ]);
  expect(folder!.getBoundingClientRect().top).toBeGreaterThanOrEqual(file!.getBoundingClientRect().bottom);
  expect(file!.scrollWidth).toBe(file!.clientWidth);
});

test('a number is shown whole beside the detail, and one that is too long ends in an ellipsis', async () => {
  const long = '123456789012345678';
  await page.fill([
    { ...REFUSED, label: '1220' },
    { ...rowOf(long), label: long.replace('1', '7') },
  ]);
  page.all('results-row')[0]!.click();
  const numbers = (row: number) =>
    Array.from(page.all('results-reading')[row]!.querySelectorAll<HTMLElement>('.number'));
  expect(numbers(0).map(({ textContent }) => textContent)).toEqual(['labelled 1220']);
  expect(numbers(1)).toHaveLength(2);
  const right = (part: Element) => part.getBoundingClientRect().right;
  for (const number of [...numbers(0), ...numbers(1)]) {
    expect(right(number)).toBeLessThanOrEqual(right(number.closest('.reading-cell')!));
    expect(page.window.getComputedStyle(number).textOverflow).toBe('ellipsis');
    expect(number.title).toBe(number.textContent);
  }
  expect(numbers(0)[0]!.scrollWidth).toBe(numbers(0)[0]!.clientWidth);
});

test('a row whose reading is refused says so in its place', async () => {
  await page.fill([REFUSED, { ...REFUSED, outcome: 'not a digit' }]);
  expect(page.all('results-reading').map(({ textContent }) => textContent)).toEqual(['', '']);
  expect(page.all('results-reading').map(({ dataset }) => dataset.outcome)).toEqual([
    'not sure',
    'not a digit',
  ]);
  const [unsure, none] = page.all('results-row');
  expect(unsure!.textContent).toContain('Not sure');
  expect(none!.textContent).toContain('Not a digit');
  expect(page.all('results-copy')).toHaveLength(0);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { ResultRow } from '../../../src/protocol/results';
import { FAILED, REFUSED, rowOf } from './resultRows';
import { ResultsPage } from './resultsPage';

let page: ResultsPage;

beforeEach(async () => {
  page = await ResultsPage.open();
});

afterEach(() => page.close());

describe('labels in the names', () => {
  const labelled = (label: string, row: ResultRow, name: string): ResultRow => ({ ...row, label, name });
  const ROWS = [
    labelled('4', rowOf('4'), 'a.png'),
    labelled('4', rowOf('9'), 'b.png'),
    labelled('4', rowOf('9'), 'c.png'),
    labelled('7', REFUSED, 'd.png'),
    labelled('2024', rowOf('2029'), 'e.png'),
    rowOf('1'),
  ];
  const cell = (at: string) => page.window.document.querySelector<HTMLElement>(`[data-cell="${at}"]`)!;

  test('are compared with the readings; a refusal is a mistake', async () => {
    await page.fill(ROWS);
    expect(page.get('results-accuracy').textContent).toContain('20.00\u202f% read right');
    expect(page.get('results-accuracy').textContent).toContain('1 of 5 images labelled');
    page.get('filter-mistakes').click();
    expect(page.names).toEqual(['b.png', 'c.png', 'd.png', 'e.png']);
    expect(page.all('results-row')[3]?.textContent).toContain('labelled 2024');
  });

  test('of files that could not be opened are no mistakes', async () => {
    await page.fill([...ROWS, labelled('7', FAILED, 'f.png')]);
    expect(page.get('filter-mistakes').textContent).toBe('Mistakes4');
    expect(page.get('filter-failed').textContent).toBe('Failed1');
    page.get('filter-mistakes').click();
    expect(page.names).not.toContain('f.png');
  });

  test('come in the detail with what became of them', async () => {
    const rows = [...ROWS.slice(0, 2), labelled('7', REFUSED, 'd.png'), labelled('7', FAILED, 'f.png')];
    await page.fill(rows);
    const verdicts = rows.map((_, index) => {
      page.all('results-row')[index]!.click();
      return page.get('detail-label').textContent.split(': ')[1];
    });
    expect(verdicts).toEqual(['right', 'misread', 'refused', 'not read']);
  });

  test('make a confusion matrix, each cell of which shows its images', async () => {
    await page.fill(ROWS);
    expect(page.isShown('results-matrix')).toBe(false);
    page.get('results-matrix-toggle').click();
    expect(page.isShown('results-matrix')).toBe(true);
    expect(page.window.document.querySelectorAll('[data-cell]')).toHaveLength(5);
    expect(cell('4-9').textContent).toBe('3');
    expect(cell('4-9').getAttribute('aria-label')).toBe('3 times: 4 read as 9');
    cell('4-9').click();
    expect(page.names).toEqual(['b.png', 'c.png', 'e.png']);
    expect(page.get('results-shown').textContent).toBe('4 read as 9: 3 of 6');
    expect(cell('4-9').getAttribute('aria-pressed')).toBe('true');
    cell('7-10').click();
    expect(page.names).toEqual(['d.png']);
    expect(page.get('results-shown').textContent).toBe('7 refused: 1 of 6');
  });

  test('of several digits are counted digit by digit, and an image is in the cell of each of them', async () => {
    await page.fill([
      labelled('2024', rowOf('2029'), 'a.png'),
      labelled('1952', rowOf('1952'), 'b.png'),
      labelled('17', rowOf('1'), 'c.png'),
      labelled('30', REFUSED, 'd.png'),
    ]);
    expect(page.get('results-accuracy').textContent).toContain('1 of 4 images labelled');
    page.get('results-matrix-toggle').click();
    expect(cell('2-2').textContent).toBe('3');
    cell('2-2').click();
    expect(page.names).toEqual(['a.png', 'b.png']);
    expect(page.get('results-shown').textContent).toBe('2 read as 2: 2 of 4');
    cell('7-11').click();
    expect(page.names).toEqual(['c.png']);
    expect(page.get('results-shown').textContent).toBe('7 read as more or fewer digits: 1 of 4');
    cell('0-10').click();
    expect(page.names).toEqual(['d.png']);
    expect(page.isShown('results-matrix-not-counted')).toBe(false);
  });

  test('of files that could not be opened are not in the matrix, which says how many they are', async () => {
    await page.fill([...ROWS, labelled('7', FAILED, 'f.png'), labelled('8', FAILED, 'g.png')]);
    page.get('results-matrix-toggle').click();
    expect(page.get('results-matrix-not-counted').textContent).toBe(
      'Not in the matrix: 2 images that could not be opened.',
    );
    expect(cell('7-10').textContent).toBe('1');
    await page.reload(null);
    await page.fill(ROWS.slice(0, 3));
    page.get('results-matrix-toggle').click();
    expect(page.isShown('results-matrix')).toBe(true);
    expect(page.isShown('results-matrix-not-counted')).toBe(false);
  });

  test('make a matrix whose digits have equally wide columns, with or without counts', async () => {
    await page.fill(ROWS);
    page.get('results-matrix-toggle').click();
    const heads = page.get('results-matrix').querySelectorAll('[scope=col]:not(.corner)');
    const widths = Array.from(heads, (head) => head.getBoundingClientRect().width).slice(0, 10);
    expect(new Set(widths).size).toBe(1);
  });

  test('the keyboard walks the matrix and chooses a cell', async () => {
    await page.fill(ROWS);
    page.get('results-matrix-toggle').click();
    cell('4-4').focus();
    await commands.pressOnPage('ArrowRight');
    await commands.pressOnPage('Enter');
    expect(page.names).toEqual(['b.png', 'c.png', 'e.png']);
    expect(page.window.document.activeElement).toBe(cell('4-9'));
  });

  test('are counted in the matrix while images are read, and neither the view nor the focus moves', async () => {
    const more = Array.from({ length: 60 }, () => labelled('4', rowOf('9'), 'more.png'));
    page.start(200);
    await page.deliver({ type: 'rows', rows: more });
    page.get('results-matrix-toggle').click();
    const chosen = cell('4-9');
    chosen.focus();
    chosen.click();
    page.window.scrollTo(0, 1200);
    const { scrollY } = page.window;
    expect(scrollY).toBeGreaterThan(600);
    await page.deliver({ type: 'rows', rows: [...more, ...ROWS.slice(0, 4)] });
    expect(cell('4-9').textContent).toBe('122');
    expect(cell('4-4').textContent).toBe('1');
    expect(page.window.scrollY).toBe(scrollY);
    expect(page.window.document.activeElement).toBe(chosen);
  });

  test('have a column of readings with more or fewer digits as soon as there is one', async () => {
    const columns = () =>
      Array.from(page.get('results-matrix').querySelectorAll('th[scope=col]'))
        .filter((head) => head.checkVisibility())
        .map(({ textContent }) => textContent);
    page.start(10);
    await page.deliver({ type: 'rows', rows: ROWS });
    page.get('results-matrix-toggle').click();
    expect(columns().at(-1)).toBe('Refused');
    await page.deliver({ type: 'rows', rows: [labelled('4', rowOf('49'), 'g.png')] });
    expect(columns().at(-1)).toBe('More or fewer');
    expect(cell('4-11').checkVisibility()).toBe(true);
  });

  test('make a matrix that is one stop for Tab, also after a click on another cell', async () => {
    await page.fill(ROWS);
    page.get('results-matrix-toggle').click();
    const stops = () => Array.from(page.get('results-matrix').querySelectorAll('[tabindex="0"]'));
    expect(stops()).toEqual([cell('0-0')]);
    cell('4-9').focus();
    await commands.pressOnPage('ArrowDown');
    expect(stops()).toHaveLength(1);
    expect(stops()[0]).toBe(page.window.document.activeElement);
  });

  test('are nowhere if no name has one', async () => {
    await page.fill([rowOf('1'), rowOf('2')]);
    expect(page.isShown('results-accuracy')).toBe(false);
  });
});

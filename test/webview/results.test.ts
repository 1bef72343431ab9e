import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { ResultRow } from '../../src/protocol/results';
import { listenIn, speakAtOnce } from './listenIn';
import { until } from './until';
import { WebviewPage } from './webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('results');
});

afterEach(() => {
  page.close();
  expect(page.violations).toEqual([]);
});

const PREVIEW = { width: 20, height: 10, data: new Uint8Array(20 * 10 * 4).fill(200), scale: 4 };

/** What a file named after a number was read as: that number, digit by digit in boxes side by side. */
function rowOf(text: string): ResultRow {
  return {
    name: `${text}.png`,
    uri: `file:///pictures/${text}.png`,
    label: null,
    text,
    outcome: 'digit',
    confidence: 0.875,
    digits: Array.from(text, (character, index) => ({
      digit: Number(character),
      confidence: 0.875,
      probabilities: Array.from({ length: 10 }, (_, digit) => (digit === Number(character) ? 0.91 : 0.01)),
      outcome: 'digit' as const,
      box: [index * 20, 8, 16, 24] as const,
      frame: new Uint8Array(784).fill(255),
    })),
    preview: PREVIEW,
    error: null,
  };
}

const FAILED: ResultRow = {
  ...rowOf(''),
  name: 'notes.png',
  uri: 'file:///pictures/notes.png',
  text: null,
  outcome: 'nothing',
  confidence: 0,
  preview: null,
  error: 'This file is no image. Choose a picture instead.',
};

const REFUSED: ResultRow = { ...rowOf('7'), text: null, outcome: 'not sure', confidence: 0.31 };

function start(total: number): void {
  page.send({ type: 'start', total, modelName: 'compact', modelId: 'compact-1' });
}

async function fill(rows: readonly ResultRow[]): Promise<void> {
  start(rows.length);
  page.send({ type: 'rows', rows });
  page.send({ type: 'end', cancelled: false });
  await until(() => progress().includes(' read'));
}

const progress = () => page.get('results-progress').textContent;
const names = () => page.all('results-row').map((row) => row.querySelector('.name-cell')?.textContent ?? '');
const focused = () => page.window.document.activeElement;
/** What Tab comes to in the table's body. */
const tabStops = () => Array.from(page.window.document.querySelectorAll('.table-body [tabindex="0"]'));
const isShown = (testId: string) => page.get(testId).checkVisibility();

test('a view that does not know yet what it is of says nothing', () => {
  expect(page.window.document.querySelector('main')!.innerText.trim()).toBe('Readings');
});

describe('many images', () => {
  test('the table fills as they are read, with progress and a way to stop', async () => {
    start(3);
    page.send({ type: 'rows', rows: [rowOf('7'), FAILED] });
    await until(() => page.all('results-row').length === 2);
    expect(progress()).toContain('2 of 3 images');
    expect(progress()).toContain('compact');
    page.get('results-cancel').click();
    expect(page.messages('cancel')).toHaveLength(1);
    page.send({ type: 'end', cancelled: true });
    await until(() => progress().startsWith('Cancelled after 2 of 3 images, 1 failed'));
    expect(isShown('results-cancel')).toBe(false);
  });

  test.each([
    ['done', [rowOf('7'), FAILED], 'results-copy-all'],
    ['cancelled before the first', [], 'filter-all'],
  ])('the end hands the keyboard’s focus on from Cancel (%s)', async (_, rows, next) => {
    start(2);
    page.send({ type: 'rows', rows });
    await until(() => progress().startsWith(`Read ${String(rows.length)} of 2`));
    // The toolkit enables a button with the next frame.
    await until(() => page.get('results-copy-all').hasAttribute('disabled') === (rows.length === 0));
    page.get('results-cancel').focus();
    await page.deliver({ type: 'end', cancelled: rows.length === 0 });
    await until(() => !isShown('results-cancel'));
    expect(focused()).toBe(page.get(next));
  });

  test('the end leaves the keyboard’s focus where it is, if that is not on Cancel', async () => {
    start(2);
    page.send({ type: 'rows', rows: [rowOf('1'), rowOf('2')] });
    await until(() => page.all('results-row').length === 2);
    page.all('results-row')[1]!.focus();
    await page.deliver({ type: 'end', cancelled: false });
    expect(focused()).toBe(page.all('results-row')[1]);
  });

  test('each row has its reading, or the sentence that says why there is none', async () => {
    await fill([rowOf('42'), FAILED, rowOf('7')]);
    expect(page.all('results-reading').map(({ textContent }) => textContent)).toEqual(['42', '7']);
    expect(page.get('results-error').textContent).toBe(FAILED.error);
    expect(progress()).toContain('2 images read, 1 failed');
  });

  test('a reading is copied by its button; all of them are copied and exported by the host', async () => {
    await fill([rowOf('42'), FAILED]);
    page.all('results-copy')[0]?.click();
    page.get('results-copy-all').click();
    page.get('results-export-csv').click();
    page.get('results-export-json').click();
    expect(page.posted.slice(1)).toEqual([
      { type: 'copy', text: '42' },
      { type: 'copyAll' },
      { type: 'export', format: 'csv' },
      { type: 'export', format: 'json' },
    ]);
    expect(isShown('results-detail')).toBe(false);
  });

  test('what was read before the user cancelled can be exported', async () => {
    start(3);
    page.send({ type: 'rows', rows: [rowOf('7')] });
    page.send({ type: 'end', cancelled: true });
    await until(() => progress().startsWith('Cancelled'));
    page.get('results-export-csv').click();
    expect(page.messages('export')).toHaveLength(1);
  });

  test('a click opens a row’s detail, from which the file can be opened', async () => {
    await fill([rowOf('7'), rowOf('42')]);
    page.all('results-row')[1]?.click();
    expect(isShown('results-detail')).toBe(true);
    expect(page.get('detail-reading').textContent).toBe('42');
    page.get('detail-open').click();
    expect(page.messages('open')).toEqual([{ type: 'open', uri: 'file:///pictures/42.png' }]);
    page.get('detail-close').click();
    expect(isShown('results-detail')).toBe(false);
  });

  test('the keyboard walks the rows and opens one', async () => {
    await fill([rowOf('1'), rowOf('2'), rowOf('3')]);
    page.all('results-row')[0]?.focus();
    await commands.pressOnPage('ArrowDown');
    await commands.pressOnPage('ArrowDown');
    await commands.pressOnPage('Enter');
    expect(page.get('detail-reading').textContent).toBe('3');
    await commands.pressOnPage('Escape');
    expect(isShown('results-detail')).toBe(false);
  });

  test('Tab comes to one row and the button in it, also after the rows were sorted', async () => {
    const rows = [0.9, 0.5, 0.7].map((confidence, index) => ({ ...rowOf(String(index)), confidence }));
    await fill(rows);
    page.all('results-row')[2]!.focus();
    page.get('results-sort-confidence').focus();
    await commands.pressOnPage('Enter');
    await commands.pressOnPage('Tab');
    expect(focused()).toBe(page.all('results-row')[0]);
    await commands.pressOnPage('Tab');
    expect(focused()).toBe(page.all('results-copy')[0]);
    expect(tabStops()).toEqual([page.all('results-row')[0], page.all('results-copy')[0]]);
  });

  test('Tab comes to the row whose detail is open, wherever sorting took it', async () => {
    await fill([rowOf('1'), rowOf('2'), rowOf('3')]);
    page.all('results-row')[0]!.click();
    page.get('results-sort-name').click();
    page.get('results-sort-name').click();
    expect(names()).toEqual(['3.png', '2.png', '1.png']);
    await commands.pressOnPage('Tab');
    expect(tabStops()[0]).toBe(page.all('results-row')[2]);
  });

  test('the keyboard keeps its row while others come, and while they are sorted in', async () => {
    start(4);
    page.send({ type: 'rows', rows: [rowOf('1'), rowOf('3')] });
    await until(() => page.all('results-row').length === 2);
    page.get('results-sort-name').click();
    page.all('results-row')[1]!.focus();
    page.send({ type: 'rows', rows: [rowOf('4'), rowOf('2')] });
    await until(() => page.all('results-row').length === 4);
    expect(focused()).toBe(page.all('results-row')[2]);
    expect(focused()?.textContent).toContain('3.png');
  });

  test('keys work in the whole row, and copy its reading', async () => {
    await fill([rowOf('42'), rowOf('7'), FAILED]);
    page.all('results-copy')[0]!.focus();
    await commands.pressOnPage('ArrowDown');
    expect(focused()).toBe(page.all('results-row')[1]);
    await commands.pressOnPage('ControlOrMeta+c');
    await commands.pressOnPage('End');
    await commands.pressOnPage('ControlOrMeta+c');
    expect(page.messages('copy')).toEqual([{ type: 'copy', text: '7' }]);
  });

  test('a button that copies says of which file', async () => {
    await fill([{ ...rowOf('42'), name: 'scans/a.png' }, rowOf('7')]);
    expect(page.all('results-copy').map(({ ariaLabel }) => ariaLabel)).toEqual([
      'Copy 42, the reading of scans/a.png',
      'Copy 7, the reading of 7.png',
    ]);
  });

  test('ten thousand rows are in the document only where they are in sight', async () => {
    await fill(Array.from({ length: 10_000 }, (_, index) => rowOf(String(index))));
    expect(page.all('results-row').length).toBeLessThan(40);
    expect(page.get('results-shown').textContent).toBe('10,000 images');
    page.all('results-row')[0]?.focus();
    await commands.pressOnPage('End');
    await until(() => page.all('results-row').at(-1)?.textContent.includes('9999.png') === true);
    expect(page.window.document.activeElement?.textContent).toContain('9999.png');
    expect(page.window.document.activeElement?.querySelector('canvas')).not.toBeNull();
    expect(page.all('results-row').length).toBeLessThan(40);
    page.window.scrollTo(0, 0);
    await until(() => names()[0] === '0.png');
    // Out of sight, it keeps the keyboard's focus.
    expect(page.window.document.activeElement?.textContent).toContain('9999.png');
    expect(page.window.document.activeElement?.getAttribute('aria-rowindex')).toBe('10001');
  });
});

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
    await fill(ROWS);
    expect(sort(by)).toBe('none');
    page.get(`results-sort-${by}`).click();
    expect([sort(by), names()]).toEqual(['ascending', expected]);
    page.get(`results-sort-${by}`).click();
    expect(sort(by)).toBe('descending');
    expect(names()[0]).toBe({ name: 'notes.png', reading: '10.png', confidence: '9.png' }[by]);
    if (by !== 'name') expect(names().slice(-1)).toEqual(expected.slice(-1));
  });

  test('the keyboard sorts, and rows that come later fall into place', async () => {
    start(3);
    page.send({ type: 'rows', rows: [rowOf('5'), rowOf('3')] });
    await until(() => page.all('results-row').length === 2);
    page.get('results-sort-name').focus();
    await commands.pressOnPage('Enter');
    expect(names()).toEqual(['3.png', '5.png']);
    page.send({ type: 'rows', rows: [rowOf('4')] });
    await until(() => page.all('results-row').length === 3);
    expect(names()).toEqual(['3.png', '4.png', '5.png']);
  });

  test.each([
    ['not-sure', ['blot.png'], 'Not sure: 1 of 5'],
    ['not-a-digit', ['letter.png'], 'Not a digit: 1 of 5'],
    ['failed', ['notes.png'], 'Failed: 1 of 5'],
    ['all', ['10.png', 'blot.png', '9.png', 'notes.png', 'letter.png'], '5 images'],
  ])('the filter %s shows its rows and says how many', async (filter, expected, text) => {
    await fill(ROWS);
    page.get(`filter-${filter}`).click();
    expect(names()).toEqual(expected);
    expect(page.get('results-shown').textContent).toBe(text);
    expect(page.get(`filter-${filter}`).getAttribute('aria-pressed')).toBe('true');
    expect(isShown('filter-misread')).toBe(false);
  });

  test('a filter that no row passes says so, in the table', async () => {
    await fill([rowOf('1'), rowOf('2')]);
    expect(isShown('results-none')).toBe(false);
    page.get('filter-not-sure').click();
    expect(isShown('results-none')).toBe(true);
    expect(page.get('results-none').textContent).toBe('No images match this filter.');
    page.get('filter-all').click();
    expect(isShown('results-none')).toBe(false);
  });

  test('a screen reader is told how many a filter shows, and not each number while the table fills', async () => {
    const told = listenIn(page);
    start(ROWS.length + 1);
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
      start(6);
      page.send({ type: 'rows', rows: ROWS });
      page.send({ type: 'end', cancelled });
      await until(() => told.length > 0);
      expect(told).toEqual([end]);
      expect(progress()).toBe(end);

      // A page that comes back is told everything again.
      await page.reload();
      const toldAgain = listenIn(page);
      speakAtOnce(page);
      start(6);
      page.send({ type: 'rows', rows: ROWS });
      page.send({ type: 'end', cancelled });
      await until(() => progress() === end);
      page.get('filter-not-sure').click();
      await until(() => toldAgain.length > 0);
      expect(toldAgain).toEqual(['Not sure: 1 of 5']);
    },
  );

  test('a screen reader is told of an end that came while the page was hidden', async () => {
    start(ROWS.length);
    await page.deliver({ type: 'rows', rows: ROWS });
    page.get('filter-not-sure').click();
    await page.reload();
    const told = listenIn(page);
    await fill(ROWS);
    await until(() => told.length > 0);
    expect(told).toEqual(['4 images read, 1 failed · model compact']);
  });

  test('the keyboard goes between the filters that are there', async () => {
    await fill(ROWS);
    page.get('filter-all').focus();
    await commands.pressOnPage('End');
    expect(page.window.document.activeElement).toBe(page.get('filter-failed'));
    await commands.pressOnPage('ArrowRight');
    await commands.pressOnPage('ArrowLeft');
    expect(page.window.document.activeElement).toBe(page.get('filter-not-a-digit'));
  });

  test('arrow keys take the open detail along', async () => {
    await fill(ROWS);
    page.all('results-row')[0]?.click();
    page.all('results-row')[0]?.focus();
    await commands.pressOnPage('ArrowDown');
    await commands.pressOnPage('ArrowDown');
    expect(page.get('detail-reading').textContent).toBe('9');
    expect(page.messages('look').map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});

describe('a page that comes back', () => {
  /** All that is odd is misread. */
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

  /** The page is hidden and shown again. */
  async function comeBack(): Promise<void> {
    await page.reload();
    await page.deliver({ type: 'start', total: ROWS.length, modelName: 'compact', modelId: 'compact-1' });
  }

  test('shows what was looked at: filter, sorting, place and detail, once its row has come', async () => {
    await fill(ROWS);
    page.get('filter-misread').click();
    page.get('results-sort-name').click();
    page.get('results-sort-name').click();
    await scrollTo(5_000);
    await until(() => names().includes('437.png'));
    page
      .all('results-row')
      .find(({ textContent }) => textContent.includes('437.png'))!
      .click();
    await scrollTo(5_100);
    const before = { names: names(), top: scrollY() };

    await comeBack();
    await send(0, 100);
    expect(page.get('filter-misread').ariaPressed).toBe('true');
    expect(names()[0]).toBe('99.png');
    expect([isShown('results-detail'), scrollY()]).toEqual([false, 0]);
    await send(100, 600);
    await page.deliver({ type: 'end', cancelled: false });
    expect(isShown('results-detail')).toBe(true);
    expect(page.get('detail-reading').textContent).toBe('437');
    expect(page.messages('look')).toEqual([{ type: 'look', index: 437 }]);
    expect(page.window.document.querySelector('[aria-selected=true]')!.textContent).toContain('437.png');
    expect(names()).toEqual(before.names);
    // The browser rounds what it scrolls.
    expect(Math.abs(scrollY() - before.top)).toBeLessThan(3);
  });

  test('shows the matrix and the cell of it that was chosen', async () => {
    await fill(['4', '4', '9'].map((text) => ({ ...rowOf(text), label: '4' })));
    page.get('results-matrix-toggle').click();
    page.window.document.querySelector<HTMLElement>('[data-cell="4-9"]')!.click();
    await page.reload();
    await fill(['4', '4', '9'].map((text) => ({ ...rowOf(text), label: '4' })));
    expect(isShown('results-matrix')).toBe(true);
    expect(names()).toEqual(['9.png']);
  });

  test('leaves a user alone who has scrolled meanwhile', async () => {
    await fill(ROWS);
    await scrollTo(20_000);
    await comeBack();
    await send(0, 100);
    await scrollTo(500);
    await send(100, 600);
    expect(scrollY()).toBe(500);
  });

  test('goes as far as it can where there are fewer rows than there were', async () => {
    await fill(ROWS);
    await scrollTo(20_000);
    await comeBack();
    await send(0, 100);
    await page.deliver({ type: 'end', cancelled: true });
    expect(names().at(-1)).toBe('99.png');
  });

  test('takes nothing that it has not kept itself', async () => {
    await page.reload({ filter: { kind: 'odd' }, selected: 'all' });
    await fill([rowOf('3'), rowOf('4')]);
    expect(names()).toEqual(['3.png', '4.png']);
  });
});

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

  test('are compared with the readings; a refusal is wrong', async () => {
    await fill(ROWS);
    expect(page.get('results-accuracy').textContent).toContain('20.00\u202f% read right');
    expect(page.get('results-accuracy').textContent).toContain('1 of 5 images labelled');
    page.get('filter-misread').click();
    expect(names()).toEqual(['b.png', 'c.png', 'd.png', 'e.png']);
    expect(page.all('results-row')[3]?.textContent).toContain('labelled 2024');
  });

  test('make a confusion matrix, each cell of which shows its images', async () => {
    await fill(ROWS);
    expect(isShown('results-matrix')).toBe(false);
    page.get('results-matrix-toggle').click();
    expect(isShown('results-matrix')).toBe(true);
    expect(page.window.document.querySelectorAll('[data-cell]')).toHaveLength(3);
    expect(cell('4-9').textContent).toBe('2');
    expect(cell('4-9').getAttribute('aria-label')).toBe('2 images of 4 read as 9');
    cell('4-9').click();
    expect(names()).toEqual(['b.png', 'c.png']);
    expect(page.get('results-shown').textContent).toBe('4 read as 9: 2 of 6');
    expect(cell('4-9').getAttribute('aria-pressed')).toBe('true');
    cell('7-10').click();
    expect(names()).toEqual(['d.png']);
    expect(page.get('results-shown').textContent).toBe('7 refused: 1 of 6');
  });

  test('of several digits and of files that could not be opened are not in the matrix, which says how many they are', async () => {
    await fill(ROWS);
    page.get('results-matrix-toggle').click();
    expect(page.get('results-matrix-not-counted').textContent).toBe(
      'Not in the matrix: 1 image labelled with a number of several digits.',
    );
    await page.reload(null);
    await fill([...ROWS, labelled('7', FAILED, 'f.png'), labelled('8', FAILED, 'g.png')]);
    page.get('results-matrix-toggle').click();
    expect(page.get('results-matrix-not-counted').textContent).toBe(
      'Not in the matrix: 1 image labelled with a number of several digits, 2 images that could not be opened.',
    );
    expect(cell('7-10').textContent).toBe('1');
    await page.reload(null);
    await fill(ROWS.slice(0, 3));
    page.get('results-matrix-toggle').click();
    expect(isShown('results-matrix')).toBe(true);
    expect(isShown('results-matrix-not-counted')).toBe(false);
  });

  test('make a matrix whose digits have equally wide columns, with or without counts', async () => {
    await fill(ROWS);
    page.get('results-matrix-toggle').click();
    const heads = page.get('results-matrix').querySelectorAll('[scope=col]:not(.corner)');
    const widths = Array.from(heads, (head) => head.getBoundingClientRect().width).slice(0, 10);
    expect(new Set(widths).size).toBe(1);
  });

  test('the keyboard walks the matrix and chooses a cell', async () => {
    await fill(ROWS);
    page.get('results-matrix-toggle').click();
    cell('4-4').focus();
    await commands.pressOnPage('ArrowRight');
    await commands.pressOnPage('Enter');
    expect(names()).toEqual(['b.png', 'c.png']);
    expect(page.window.document.activeElement).toBe(cell('4-9'));
  });

  test('are nowhere if no name has one', async () => {
    await fill([rowOf('1'), rowOf('2')]);
    expect(isShown('results-accuracy')).toBe(false);
  });
});

test('a row names the file, which is seen however long the folder is, and the folder below it', async () => {
  await fill([{ ...rowOf('4'), name: 'scans/of/1998/a-folder-with-a-very-long-name/4.png' }, rowOf('2')]);
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
  await fill([
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
  await fill([REFUSED, { ...REFUSED, outcome: 'not a digit' }]);
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

describe('one image', () => {
  test('is shown at large, its digits boxed where they are in the picture', async () => {
    await fill([rowOf('42')]);
    expect(isShown('results-detail')).toBe(true);
    expect(isShown('detail-close')).toBe(false);
    expect(page.get('detail-reading').textContent).toBe('42');
    expect(page.get('detail-reading').dataset.confidence).toBe('0.875');
    const picture = page.window.document.querySelector('.picture canvas')!.getBoundingClientRect();
    const boxes = Array.from(page.window.document.querySelectorAll('.digit-box'), (box) =>
      box.getBoundingClientRect(),
    );
    expect(boxes).toHaveLength(2);
    // The file is 80 x 40 pixels; the second box lies at x 20, y 8 and is 16 x 24 large.
    expect((boxes[1]!.left - picture.left) / picture.width).toBeCloseTo(20 / 80, 2);
    expect((boxes[1]!.top - picture.top) / picture.height).toBeCloseTo(8 / 40, 2);
    expect(boxes[1]!.width / picture.width).toBeCloseTo(16 / 80, 2);
  });

  test('has its labels beside the digits, also where these reach the edges of the picture', async () => {
    const row = rowOf('42');
    await fill([
      { ...row, digits: row.digits.map((digit, at) => ({ ...digit, box: [40 * at, 0, 30, 40] })) },
    ]);
    const edges = (selector: string) =>
      Array.from(page.window.document.querySelectorAll(selector), (part) => part.getBoundingClientRect());
    const [title] = edges('.detail-title');
    const boxes = edges('.digit-box');
    edges('.digit-box-label').forEach((label, index) => {
      expect(label.bottom).toBeLessThanOrEqual(boxes[index]!.top);
      expect(label.top).toBeGreaterThanOrEqual(title!.bottom);
    });
  });

  test.each([
    ['its reading', rowOf('42'), '42, each digit at least 87.5\u202f%'],
    [
      'what to do about one that is refused',
      REFUSED,
      'Not sure: perhaps 7? Look at the picture, or try one that is sharper or larger.',
    ],
    ['that there is no digit', { ...REFUSED, outcome: 'nothing', digits: [] } as const, 'No digit found'],
    ['why it cannot be read', FAILED, String(FAILED.error)],
  ])('is told to a screen reader: %s, once', async (_, row, words) => {
    const told = listenIn(page);
    await fill([row]);
    await until(() => told.length > 0);
    expect(told).toEqual([words]);
    await page.reload();
    const toldAgain = listenIn(page);
    speakAtOnce(page);
    await fill([row]);
    expect(toldAgain).toEqual([]);
  });

  test('a click on a box shows its bars', async () => {
    await fill([rowOf('42')]);
    const bar = (digit: number) => Number(page.get(`detail-bar-${String(digit)}`).dataset.probability);
    expect(bar(4)).toBe(0.91);
    page.window.document.querySelectorAll<HTMLElement>('.digit-box')[1]!.click();
    expect(bar(4)).toBe(0.01);
    expect(bar(2)).toBe(0.91);
  });

  test('is looked at closely: a larger picture, and the steps of its clean-up', async () => {
    await fill([rowOf('42')]);
    expect(page.messages('look')).toEqual([{ type: 'look', index: 0 }]);
    expect(isShown('detail-steps')).toBe(false);
    const step = { width: 8, height: 4, data: new Uint8Array(8 * 4 * 4).fill(90) };
    const picture = { width: 80, height: 40, data: new Uint8Array(80 * 40 * 4).fill(90), scale: 1 };
    page.send({ type: 'look', index: 0, picture, steps: [step, step, step, step], problem: null });
    await until(() => isShown('detail-steps'));
    const captions = Array.from(
      page.get('detail-steps').querySelectorAll('strong'),
      (each) => each.textContent,
    );
    expect(captions).toEqual(['Grey', 'Even light', 'Ink', 'What is read']);
    expect(page.window.document.querySelector<HTMLCanvasElement>('.picture canvas')?.width).toBe(80);
    expect(page.all('digit-box')).toHaveLength(2);
  });

  test('says why it cannot be looked at closely', async () => {
    await fill([rowOf('42')]);
    page.send({ type: 'look', index: 0, picture: null, steps: [], problem: 'There is no such file.' });
    await until(() => page.get('results-detail').textContent.includes('There is no such file.'));
    expect(page.get('detail-reading').textContent).toBe('42');
  });

  test('whose reading is refused shows a guess as a guess', async () => {
    await fill([REFUSED]);
    expect(page.get('detail-reading').textContent).toBe('');
    expect(page.get('results-detail').textContent).toContain('Not sure: perhaps 7?');
  });

  test('that shows no digit is said to show none', async () => {
    await fill([{ ...REFUSED, outcome: 'not a digit' }]);
    expect(page.get('results-detail').textContent).toContain('This is no digit');
  });

  test('that cannot be read says why', async () => {
    await fill([FAILED]);
    expect(page.get('results-detail').textContent).toContain(String(FAILED.error));
    expect(isShown('detail-reading')).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../until';
import { FAILED, rowOf } from './resultRows';
import { ResultsPage } from './resultsPage';

let page: ResultsPage;

beforeEach(async () => {
  page = await ResultsPage.open();
});

afterEach(() => page.close());

test('a view that does not know yet what it is of says nothing', () => {
  expect(page.window.document.querySelector('main')!.innerText.trim()).toBe('Readings');
});

describe('many images', () => {
  test('the table fills as they are read, with progress and a way to stop', async () => {
    page.start(3);
    page.send({ type: 'rows', rows: [rowOf('7'), FAILED] });
    await until(() => page.all('results-row').length === 2);
    expect(page.progress).toContain('2 of 3 images');
    expect(page.progress).toContain('compact');
    page.get('results-cancel').click();
    expect(page.messages('cancel')).toHaveLength(1);
    page.send({ type: 'end', cancelled: true });
    await until(() => page.progress.startsWith('Cancelled after 2 of 3 images, 1 failed'));
    expect(page.isShown('results-cancel')).toBe(false);
  });

  test.each([
    ['done', [rowOf('7'), FAILED], 'results-copy-all'],
    ['cancelled before the first', [], 'filter-all'],
  ])('the end hands the keyboard’s focus on from Cancel (%s)', async (_, rows, next) => {
    page.start(2);
    page.send({ type: 'rows', rows });
    await until(() => page.progress.startsWith(`Read ${String(rows.length)} of 2`));
    // The toolkit enables a button with the next frame.
    await until(() => page.get('results-copy-all').hasAttribute('disabled') === (rows.length === 0));
    page.get('results-cancel').focus();
    await page.deliver({ type: 'end', cancelled: rows.length === 0 });
    await until(() => !page.isShown('results-cancel'));
    expect(page.focused).toBe(page.get(next));
  });

  test('the end leaves the keyboard’s focus where it is, if that is not on Cancel', async () => {
    page.start(2);
    page.send({ type: 'rows', rows: [rowOf('1'), rowOf('2')] });
    await until(() => page.all('results-row').length === 2);
    page.all('results-row')[1]!.focus();
    await page.deliver({ type: 'end', cancelled: false });
    expect(page.focused).toBe(page.all('results-row')[1]);
  });

  test('a double-click opens a row as a click does', async () => {
    await page.fill([rowOf('42'), rowOf('7')]);
    const row = page.all('results-row')[1]!;
    const { MouseEvent } = page.window;
    for (const detail of [1, 2]) row.dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
    expect(page.isShown('results-detail')).toBe(true);
    expect(page.get('detail-reading').textContent).toBe('7');
  });

  test('each row has its reading, or the sentence that says why there is none', async () => {
    await page.fill([rowOf('42'), FAILED, rowOf('7')]);
    expect(page.all('results-reading').map(({ textContent }) => textContent)).toEqual(['42', '7']);
    expect(page.get('results-error').textContent).toBe(FAILED.error);
    expect(page.progress).toContain('2 images read, 1 failed');
  });

  test('a reading is copied by its button; all of them are copied and exported by the host', async () => {
    await page.fill([rowOf('42'), FAILED]);
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
    expect(page.isShown('results-detail')).toBe(false);
  });

  test('what was read before the user cancelled can be exported', async () => {
    page.start(3);
    page.send({ type: 'rows', rows: [rowOf('7')] });
    page.send({ type: 'end', cancelled: true });
    await until(() => page.progress.startsWith('Cancelled'));
    await page.exportable();
    page.get('results-export-csv').click();
    expect(page.messages('export')).toHaveLength(1);
  });

  test('a click opens a row’s detail, from which the file can be opened', async () => {
    await page.fill([rowOf('7'), rowOf('42')]);
    page.all('results-row')[1]?.click();
    expect(page.isShown('results-detail')).toBe(true);
    expect(page.get('detail-reading').textContent).toBe('42');
    page.get('detail-open').click();
    expect(page.messages('open')).toEqual([{ type: 'open', uri: 'file:///pictures/42.png' }]);
    page.get('detail-close').click();
    expect(page.isShown('results-detail')).toBe(false);
  });

  test('the keyboard walks the rows and opens one', async () => {
    await page.fill([rowOf('1'), rowOf('2'), rowOf('3')]);
    page.all('results-row')[0]?.focus();
    await commands.pressOnPage('ArrowDown');
    await commands.pressOnPage('ArrowDown');
    await commands.pressOnPage('Enter');
    expect(page.get('detail-reading').textContent).toBe('3');
    await commands.pressOnPage('Escape');
    expect(page.isShown('results-detail')).toBe(false);
  });

  test('Tab comes to one row and the button in it, also after the rows were sorted', async () => {
    const rows = [0.9, 0.5, 0.7].map((confidence, index) => ({ ...rowOf(String(index)), confidence }));
    await page.fill(rows);
    page.all('results-row')[2]!.focus();
    page.get('results-sort-confidence').focus();
    await commands.pressOnPage('Enter');
    await commands.pressOnPage('Tab');
    expect(page.focused).toBe(page.all('results-row')[0]);
    await commands.pressOnPage('Tab');
    expect(page.focused).toBe(page.all('results-copy')[0]);
    expect(page.tabStops).toEqual([page.all('results-row')[0], page.all('results-copy')[0]]);
  });

  test('Tab comes to the row whose detail is open, wherever sorting took it', async () => {
    await page.fill([rowOf('1'), rowOf('2'), rowOf('3')]);
    page.all('results-row')[0]!.click();
    page.get('results-sort-name').click();
    page.get('results-sort-name').click();
    expect(page.names).toEqual(['3.png', '2.png', '1.png']);
    await commands.pressOnPage('Tab');
    expect(page.tabStops[0]).toBe(page.all('results-row')[2]);
  });

  test('the keyboard keeps its row while others come, and while they are sorted in', async () => {
    page.start(4);
    page.send({ type: 'rows', rows: [rowOf('1'), rowOf('3')] });
    await until(() => page.all('results-row').length === 2);
    page.get('results-sort-name').click();
    page.all('results-row')[1]!.focus();
    page.send({ type: 'rows', rows: [rowOf('4'), rowOf('2')] });
    await until(() => page.all('results-row').length === 4);
    expect(page.focused).toBe(page.all('results-row')[2]);
    expect(page.focused?.textContent).toContain('3.png');
  });

  test('keys work in the whole row, and copy its reading', async () => {
    await page.fill([rowOf('42'), rowOf('7'), FAILED]);
    page.all('results-copy')[0]!.focus();
    await commands.pressOnPage('ArrowDown');
    expect(page.focused).toBe(page.all('results-row')[1]);
    await commands.pressOnPage('ControlOrMeta+c');
    await commands.pressOnPage('End');
    await commands.pressOnPage('ControlOrMeta+c');
    expect(page.messages('copy')).toEqual([{ type: 'copy', text: '7' }]);
  });

  test('a button that copies says of which file', async () => {
    await page.fill([{ ...rowOf('42'), name: 'scans/a.png' }, rowOf('7')]);
    expect(page.all('results-copy').map(({ ariaLabel }) => ariaLabel)).toEqual([
      'Copy 42, the reading of scans/a.png',
      'Copy 7, the reading of 7.png',
    ]);
  });

  test('a small picture fills its place: pixel by pixel if the file has no more, smoothly if it was shrunk to it', async () => {
    const preview = { width: 32, height: 24, data: new Uint8Array(32 * 24 * 4).fill(200) };
    await page.fill([
      { ...rowOf('1'), preview: { ...preview, scale: 1 } },
      { ...rowOf('2'), preview: { ...preview, scale: 100 } },
    ]);
    const canvases = page.all('results-row').map((row) => row.querySelector('canvas')!);
    expect(canvases.map((canvas) => canvas.getBoundingClientRect().width)).toEqual([44, 44]);
    const rendered = canvases.map((canvas) => page.window.getComputedStyle(canvas).imageRendering);
    expect(rendered).toEqual(['pixelated', 'auto']);
  });

  test('it says where the thumbnails end, if they do', async () => {
    await page.fill([rowOf('1'), FAILED, rowOf('2')]);
    expect(page.isShown('results-thumbnails')).toBe(false);
    await page.reload(null);
    await page.fill([rowOf('1'), FAILED, rowOf('2'), { ...rowOf('3'), preview: null }]);
    expect(page.get('results-thumbnails').textContent).toBe(
      'To save memory, only the first 3 images have thumbnails.',
    );
  });

  test('ten thousand rows are in the document only where they are in sight', async () => {
    await page.fill(Array.from({ length: 10_000 }, (_, index) => rowOf(String(index))));
    expect(page.all('results-row').length).toBeLessThan(40);
    expect(page.get('results-shown').textContent).toBe('10,000 images');
    page.all('results-row')[0]?.focus();
    await commands.pressOnPage('End');
    await until(() => page.all('results-row').at(-1)?.textContent.includes('9999.png') === true);
    expect(page.window.document.activeElement?.textContent).toContain('9999.png');
    expect(page.window.document.activeElement?.querySelector('canvas')).not.toBeNull();
    expect(page.all('results-row').length).toBeLessThan(40);
    page.window.scrollTo(0, 0);
    await until(() => page.names[0] === '0.png');
    // Out of sight, it keeps the keyboard's focus.
    expect(page.window.document.activeElement?.textContent).toContain('9999.png');
    expect(page.window.document.activeElement?.getAttribute('aria-rowindex')).toBe('10001');
  });
});

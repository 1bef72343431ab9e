import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { ResultRow } from '../../src/protocol/results';
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
    text,
    outcome: 'digit',
    confidence: 0.875,
    digits: Array.from(text, (character, index) => ({
      digit: Number(character),
      confidence: 0.875,
      probabilities: Array.from({ length: 10 }, (_, digit) => (digit === Number(character) ? 0.91 : 0.01)),
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
  await vi.waitUntil(() => progress().includes(' read'));
}

const progress = () => page.get('results-progress').textContent;
const isShown = (testId: string) => page.get(testId).checkVisibility();

test('an empty view says what to do', () => {
  expect(isShown('results-empty')).toBe(true);
  expect(page.get('results-empty').textContent).toContain('Classify Image');
});

describe('many images', () => {
  test('the table fills as they are read, with progress and a way to stop', async () => {
    start(3);
    page.send({ type: 'rows', rows: [rowOf('7'), FAILED] });
    await vi.waitUntil(() => page.all('results-row').length === 2);
    expect(progress()).toContain('2 of 3 images');
    expect(progress()).toContain('compact');
    page.get('results-cancel').click();
    expect(page.messages('cancel')).toHaveLength(1);
    page.send({ type: 'end', cancelled: true });
    await vi.waitUntil(() => progress().startsWith('Cancelled'));
    expect(isShown('results-cancel')).toBe(false);
  });

  test('each row has its reading, or the sentence that says why there is none', async () => {
    await fill([rowOf('42'), FAILED, rowOf('7')]);
    expect(page.all('results-reading').map(({ textContent }) => textContent)).toEqual(['42', '7']);
    expect(page.get('results-error').textContent).toBe(FAILED.error);
    expect(progress()).toContain('2 images read, 1 could not be read');
  });

  test('a reading is copied by its button, all of them as a table', async () => {
    await fill([rowOf('42'), FAILED]);
    page.all('results-copy')[0]?.click();
    page.get('results-copy-all').click();
    expect(page.messages('copy').map(({ text }) => text)).toEqual([
      '42',
      `File\tReading\tConfidence\tError\n42.png\t42\t0.8750\t\nnotes.png\t\t\t${String(FAILED.error)}\n`,
    ]);
    expect(isShown('results-detail')).toBe(false);
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

  test('thumbnails are painted where they are in sight', async () => {
    await fill(Array.from({ length: 300 }, (_, index) => rowOf(String(index))));
    const rows = page.all('results-row');
    expect(rows).toHaveLength(300);
    await vi.waitUntil(() => rows[0]?.querySelector('canvas') !== null);
    expect(rows.at(-1)?.querySelector('canvas')).toBeNull();
    rows.at(-1)?.scrollIntoView();
    await vi.waitUntil(() => rows.at(-1)?.querySelector('canvas') !== null);
  });

  test('another classification starts with an empty table', async () => {
    await fill([rowOf('1'), rowOf('2')]);
    await fill([rowOf('3'), rowOf('4')]);
    await vi.waitUntil(() => page.all('results-reading').at(-1)?.textContent === '4');
    expect(page.all('results-row')).toHaveLength(2);
  });
});

test('a row whose reading is refused says so in its place', async () => {
  await fill([REFUSED, { ...REFUSED, outcome: 'not a digit' }]);
  expect(page.all('results-reading').map(({ textContent }) => textContent)).toEqual(['', '']);
  const [unsure, none] = page.all('results-row');
  expect(unsure!.textContent).toContain('not sure');
  expect(none!.textContent).toContain('not a digit');
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

  test('a click on a box shows its bars', async () => {
    await fill([rowOf('42')]);
    const bar = (digit: number) => Number(page.get(`detail-bar-${String(digit)}`).dataset.probability);
    expect(bar(4)).toBe(0.91);
    page.window.document.querySelectorAll<HTMLElement>('.digit-box')[1]!.click();
    expect(bar(4)).toBe(0.01);
    expect(bar(2)).toBe(0.91);
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

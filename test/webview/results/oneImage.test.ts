import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenIn, speakAtOnce } from '../listenIn';
import { until } from '../until';
import { FAILED, REFUSED, rowOf } from './resultRows';
import { ResultsPage } from './resultsPage';

let page: ResultsPage;

beforeEach(async () => {
  page = await ResultsPage.open();
});

afterEach(() => page.close());

describe('one image', () => {
  test('is shown at large, its digits boxed where they are in the picture', async () => {
    await page.fill([rowOf('42')]);
    expect(page.isShown('results-detail')).toBe(true);
    expect(page.isShown('detail-close')).toBe(false);
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
    await page.fill([
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
      'Not sure: perhaps 7? Look at the image, or try a sharper or larger one.',
    ],
    ['that there is no digit', { ...REFUSED, outcome: 'nothing', digits: [] } as const, 'No digit found'],
    ['why it cannot be read', FAILED, String(FAILED.error)],
  ])('is told to a screen reader: %s, once', async (_, row, words) => {
    const told = listenIn(page);
    await page.fill([row]);
    await until(() => told.length > 0);
    expect(told).toEqual([words]);
    await page.reload();
    const toldAgain = listenIn(page);
    speakAtOnce(page);
    await page.fill([row]);
    expect(toldAgain).toEqual([]);
  });

  test('a click on a box shows its bars', async () => {
    await page.fill([rowOf('42')]);
    const bar = (digit: number) => Number(page.get(`detail-bar-${String(digit)}`).dataset.probability);
    expect(bar(4)).toBe(0.91);
    page.window.document.querySelectorAll<HTMLElement>('.digit-box')[1]!.click();
    expect(bar(4)).toBe(0.01);
    expect(bar(2)).toBe(0.91);
  });

  test('shows a sign beside a number, but reads and looks at the digits', async () => {
    const row = rowOf('742');
    const digits = row.digits.with(0, { ...row.digits[0]!, outcome: 'not a digit' });
    await page.fill([{ ...row, text: '42', digits }]);
    expect(page.get('detail-reading').textContent).toBe('42');
    expect(page.all('digit-box').map((box) => box.dataset.outcome)).toEqual([
      'not a digit',
      'digit',
      'digit',
    ]);
    expect(page.all('digit-box').map((box) => box.ariaPressed)).toEqual(['false', 'true', 'false']);
    expect(Number(page.get('detail-bar-4').dataset.probability)).toBe(0.91);
    expect(page.get('results-detail').textContent).toContain('one sign left out');
  });

  test('is looked at closely: a larger picture, and the steps of its clean-up', async () => {
    await page.fill([rowOf('42')]);
    expect(page.messages('look')).toEqual([{ type: 'look', index: 0 }]);
    expect(page.isShown('detail-steps')).toBe(false);
    const step = { width: 8, height: 4, data: new Uint8Array(8 * 4 * 4).fill(90) };
    const picture = { width: 80, height: 40, data: new Uint8Array(80 * 40 * 4).fill(90), scale: 1 };
    page.send({ type: 'look', index: 0, picture, steps: [step, step, step, step] });
    await until(() => page.isShown('detail-steps'));
    const captions = Array.from(
      page.get('detail-steps').querySelectorAll('strong'),
      (each) => each.textContent,
    );
    expect(captions).toEqual(['Grey', 'Even light', 'Ink', 'What is read']);
    expect(page.window.document.querySelector<HTMLCanvasElement>('.picture canvas')?.width).toBe(80);
    expect(page.all('digit-box')).toHaveLength(2);
  });

  test('says why it cannot be looked at closely', async () => {
    await page.fill([rowOf('42')]);
    speakAtOnce(page);
    const told = listenIn(page);
    page.send({ type: 'lookFailed', index: 0, message: 'There is no such file.' });
    await until(() => page.get('results-detail').textContent.includes('There is no such file.'));
    await until(() => told.includes('There is no such file.'));
    expect(page.get('detail-reading').textContent).toBe('42');
  });

  test('whose reading is refused shows a guess as a guess', async () => {
    await page.fill([REFUSED]);
    expect(page.get('detail-reading').textContent).toBe('');
    expect(page.get('results-detail').textContent).toContain('Not sure: perhaps 7?');
  });

  test('that shows no digit is said to show none', async () => {
    await page.fill([{ ...REFUSED, outcome: 'not a digit' }]);
    expect(page.get('results-detail').textContent).toContain('This is not a digit');
  });

  test('that cannot be read says why', async () => {
    await page.fill([FAILED]);
    expect(page.get('results-detail').textContent).toContain(String(FAILED.error));
    expect(page.isShown('detail-reading')).toBe(false);
  });
});

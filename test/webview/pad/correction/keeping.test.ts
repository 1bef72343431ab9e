import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../../until';
import type { WebviewPage } from '../../webviewPage';
import { digitsInARow, PadPage } from '../padPage';
import { keptOn, UNDONE } from './keptDigits';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

const { kept, line, isDisabled, shownFrame, answerKept, keepAs } = keptOn(() => page);
const spoken = () => page.window.document.querySelector('.for-screen-readers[aria-live]')?.textContent;

describe('that was a …', () => {
  test('a click keeps the frame that the network sees under the digit clicked', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    page.get('pad-was-7').click();
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.label).toBe(7);
    const frame = Array.from(kept()[0]?.frame as Uint8Array);
    expect(frame).toHaveLength(784);
    expect(Math.max(...frame)).toBeGreaterThan(200);
    const shown = shownFrame();
    expect(Math.max(...frame.map((ink, pixel) => Math.abs(ink - shown[pixel]!)))).toBeLessThanOrEqual(1);
  });

  test('a key does the same, and the answer is a line with a way back, told to screen readers', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await commands.pressOnPage('8');
    expect(kept().map(({ label }) => label)).toEqual([8]);
    await answerKept();
    expect(page.get('pad-kept').querySelector('span')?.textContent).toBe('Kept as 8 in My Digits.');
    expect(page.get('pad-was-8').getAttribute('aria-pressed')).toBe('true');
    expect(page.get('pad-was-3').classList.contains('hinted')).toBe(true);
    await expect.poll(spoken).toBe('Kept as 8 in My Digits.');
    page.get('pad-undo-keep').focus();
    await commands.pressOnPage('Enter');
    expect(page.messages('undoKeep')).toHaveLength(1);
    page.send(UNDONE);
    await until(() => line() === 'Undone.');
    expect(page.window.document.activeElement).toBe(page.get('pad-was-0'));
    expect(page.get('pad-was-8').getAttribute('aria-pressed')).toBe('false');
    await expect.poll(spoken).toBe('Undone.');
  });

  test('a key that is held keeps once, and the second of two keys for VS Code keeps nothing', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await commands.pressOnPage('Control+k');
    await commands.pressOnPage('7');
    expect(kept()).toEqual([]);
    await commands.pressOnPage('8');
    const { KeyboardEvent } = page.window;
    page.window.document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: '8', repeat: true, bubbles: true }),
    );
    expect(kept().map(({ label }) => label)).toEqual([8]);
  });

  test('what was read right is kept by one click or key', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await until(() => !isDisabled('pad-right'));
    page.get('pad-right').click();
    await commands.pressOnPage('y');
    expect(kept().map(({ label }) => label)).toEqual([3, 3]);
  });

  test('says which label it had before, and that it was kept already', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(9, { instead: 3 });
    expect(line()).toContain('Kept as 9 in My Digits, no longer as 3.');
    await keepAs(9, { isNew: false });
    expect(line()).toContain('Kept as 9 in My Digits already.');
    page.get('pad-show-kept').click();
    expect(page.messages('showMyDigits')).toHaveLength(1);
  });
});

describe('of a number', () => {
  test('the digit that is selected gets the label', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('305'));
    await commands.pressOnPage('6');
    const last = Array.from(kept()[0]?.frame as Uint8Array);
    page.window.document.querySelectorAll<HTMLElement>('.digit-choice')[0]!.click();
    expect(page.window.document.querySelector('#correction-title')!.textContent).toBe(
      'The 1st digit was a …',
    );
    await commands.pressOnPage('2');
    expect(kept().map(({ label }) => label)).toEqual([6, 2]);
    const shown = shownFrame();
    const first = Array.from(kept()[1]?.frame as Uint8Array);
    expect(first).not.toEqual(last);
    expect(Math.max(...first.map((ink, pixel) => Math.abs(ink - shown[pixel]!)))).toBeLessThanOrEqual(1);
    await answerKept();
    expect(line()).toContain('Kept the 1st digit as 2 in My Digits.');
  });

  test('each digit gets its own answer, and the last of them the way back', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('305'));
    for (const [place, label] of [4, 6, 2].entries()) {
      page.window.document.querySelectorAll<HTMLElement>('.digit-choice')[place]!.click();
      await commands.pressOnPage(String(label));
    }
    const [, second, third] = kept();
    // The first could not be kept.
    await page.deliver({ type: 'problem', message: 'The disk is full.' });
    await answerKept({}, second);
    expect(line()).toContain('Kept the 2nd digit as 6 in My Digits.');
    expect(page.all('pad-undo-keep')).toHaveLength(0);
    expect(page.get('pad-was-6').getAttribute('aria-pressed')).toBe('false');
    await answerKept({}, third);
    expect(line()).toContain('Kept the 3rd digit as 2 in My Digits.');
    expect(page.all('pad-undo-keep')).toHaveLength(1);
    expect(page.get('pad-was-2').getAttribute('aria-pressed')).toBe('true');
  });
});

describe('of a refused reading', () => {
  test.each([
    ['not sure', { notADigit: 0, notSure: 1 }],
    ['not a digit', { notADigit: 1, notSure: 1 }],
  ] as const)('(%s) it can be said what it was, and nothing else', async (_, thresholds) => {
    await pad.useThresholds(thresholds);
    await pad.draw(digitsInARow('3'));
    expect(isDisabled('pad-right')).toBe(true);
    await commands.pressOnPage('y');
    expect(kept()).toHaveLength(0);
    await commands.pressOnPage('3');
    page.get('pad-was-5').click();
    expect(kept().map(({ label }) => label)).toEqual([3, 5]);
  });
});

test('a blank pad keeps nothing', async () => {
  await pad.useModel();
  expect(isDisabled('pad-was-3')).toBe(true);
  await commands.pressOnPage('3');
  await commands.pressOnPage('y');
  expect(kept()).toHaveLength(0);
});

test('Ctrl and a digit belong to VS Code', async () => {
  await pad.useModel();
  await pad.draw(digitsInARow('3'));
  await commands.pressOnPage('Control+1');
  await commands.pressOnPage('Alt+1');
  expect(kept()).toHaveLength(0);
});

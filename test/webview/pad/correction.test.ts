import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';
import { digitsInARow, PadPage } from './padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

const kept = () => page.messages('keep');
const line = () => page.get('pad-kept').textContent;
const spoken = () => page.window.document.querySelector('.for-screen-readers[aria-live]')?.textContent;
const isDisabled = (testId: string) => page.get(testId).hasAttribute('disabled');

/** The ink that the page shows as what the network sees, 784 values 0..255. */
function shownFrame(): number[] {
  const context = (page.get('pad-frame') as HTMLCanvasElement).getContext('2d')!;
  const { data } = context.getImageData(0, 0, 28, 28);
  return Array.from({ length: 784 }, (_, pixel) => data[4 * pixel + 3]!);
}

/** The host's answer when a digit is not kept any more. */
const UNDONE = { type: 'keepUndone', label: null, isUndoable: false } as const;

/** Answers as the host does, the keeping that was asked for last if no other is given. */
async function answerKept(more: object = {}, asked = kept().at(-1)): Promise<void> {
  const { id, label } = asked!;
  await page.deliver({ type: 'kept', id, label, instead: null, isNew: true, ...more });
}

/** Waits until what was asked for has been read: that is done with the next frame. */
function paintedTwice(): Promise<void> {
  const { window } = page;
  return new Promise((resolve) => {
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => resolve()));
  });
}

/** Keeps the digit that is looked at, with the host's answer. */
async function keepAs(label: number, more: object = {}): Promise<void> {
  await commands.pressOnPage(String(label));
  await answerKept(more);
}

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
    await until(() => line() === 'Taken back.');
    expect(page.window.document.activeElement).toBe(page.get('pad-was-0'));
    expect(page.get('pad-was-8').getAttribute('aria-pressed')).toBe('false');
    await expect.poll(spoken).toBe('Taken back.');
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

  test('the keeping is taken back by key once; the strokes stay', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(0);
    await keepAs(3);
    await commands.pressOnPage('u');
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(1);
    expect(page.get('pad-reading').textContent).toBe('3');
  });

  test('the keeping can still be taken back when another model reads the same drawing', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(8);
    await pad.reading(() => pad.useModel('another'));
    expect(line()).toContain('Kept as 8 in My Digits.');
    expect(page.get('pad-was-8').ariaPressed).toBe('true');
    page.get('pad-undo-keep').click();
    expect(page.messages('undoKeep')).toHaveLength(1);
  });

  test('the keeping can be taken back no more once there is more on the pad', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(8);
    pad.point('pointerdown', { x: 0.9, y: 0.9 });
    expect(line()).toContain('Keeps it in My Digits');
    expect(page.all('pad-undo-keep')).toHaveLength(0);
  });

  test('the keeping is taken back at the second try if the host could not do it at the first', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(3);
    page.get('pad-undo-keep').focus();
    await commands.pressOnPage('Enter');
    await page.deliver({ type: 'problem', message: 'The disk is full.', about: 'undoKeep' });
    await commands.pressOnPage('Enter');
    expect(page.messages('undoKeep')).toHaveLength(2);
    await page.deliver(UNDONE);
    await page.deliver({ type: 'problem', message: 'The file cannot be saved.' });
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(2);
  });

  test('the keeping is taken back whatever else goes wrong meanwhile', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(3);
    await commands.pressOnPage('u');
    await page.deliver({ type: 'problem', message: 'The picture is damaged.' });
    await page.deliver(UNDONE);
    expect(line()).toBe('Taken back.');
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

  test('what is kept twice can still be taken back, and what was kept before the pad knew cannot', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(9);
    await keepAs(9, { isNew: false });
    expect(page.all('pad-undo-keep')).toHaveLength(1);
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(1);
    await page.deliver(UNDONE);
    await keepAs(5, { isNew: false });
    expect(page.all('pad-undo-keep')).toHaveLength(0);
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(1);
  });

  test('the line is gone with the next stroke', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(3);
    await pad.draw([[{ x: 0.9, y: 0.9 }]]);
    expect(line()).not.toContain('Kept as');
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(0);
  });

  test('the line stays through keys that change nothing', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(3);
    await commands.pressOnPage('Control+y');
    await paintedTwice();
    expect(line()).toContain('Kept as 3');
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(1);
  });

  test('the keyboard keeps its link where the next line has it too, and goes to the digits where it has none', async () => {
    const focused = () => page.window.document.activeElement;
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await pad.draw([[{ x: 0.9, y: 0.9 }]]);
    await keepAs(3);
    page.get('pad-undo-keep').focus();
    await keepAs(8, { instead: 3 });
    expect(focused()).toBe(page.get('pad-undo-keep'));
    await commands.pressOnPage('Enter');
    await page.deliver({ type: 'keepUndone', label: 3, isUndoable: true });
    expect(focused()).toBe(page.get('pad-undo-keep'));
    await keepAs(7, { isNew: false });
    expect(focused()).toBe(page.get('pad-was-0'));
    page.get('pad-show-kept').focus();
    await keepAs(5, { instead: 3 });
    expect(focused()).toBe(page.get('pad-show-kept'));
    await pad.press('Control+z');
    expect(focused()).toBe(page.get('pad-was-0'));
  });

  test('the keyboard goes back to the reading when there is nothing to correct any more', async () => {
    const focused = () => page.window.document.activeElement;
    await pad.useModel();
    for (const from of ['pad-show-kept', 'pad-was-0']) {
      await pad.draw(digitsInARow('3'));
      await keepAs(3);
      page.get(from).focus();
      await pad.press('Escape');
      await until(() => isDisabled('pad-was-0'));
      expect(page.window.document.querySelector('.reading')!.contains(focused())).toBe(true);
    }
  });

  test('the keyboard goes from That Is Right to the digits when what is read is refused', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await until(() => !isDisabled('pad-right'));
    page.get('pad-right').focus();
    await pad.useThresholds({ notADigit: 0, notSure: 1 });
    await until(() => isDisabled('pad-right'));
    expect(page.window.document.activeElement).toBe(page.get('pad-was-0'));
  });

  test('an answer that comes after the next stroke says nothing of what is drawn now', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    const before = line();
    await commands.pressOnPage('5');
    await pad.draw([[{ x: 0.9, y: 0.9 }]]);
    await answerKept();
    expect(line()).toBe(before);
    expect(page.get('pad-was-5').getAttribute('aria-pressed')).toBe('false');
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(0);
    await keepAs(3);
    await commands.pressOnPage('u');
    await pad.draw([[{ x: 0.9, y: 0.8 }]]);
    await page.deliver(UNDONE);
    expect(line()).toBe(before);
  });

  test('the keeping that is under way is the one taken back', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(3);
    await commands.pressOnPage('8');
    await commands.pressOnPage('u');
    await answerKept({ instead: 3 });
    await commands.pressOnPage('u');
    expect(page.messages('undoKeep')).toHaveLength(1);
    await page.deliver(UNDONE);
    expect(line()).toBe('Taken back.');
  });

  test('a label that was changed and taken back is the one before again, which can be taken back too', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3'));
    await keepAs(3);
    await keepAs(8, { instead: 3 });
    await commands.pressOnPage('u');
    await page.deliver({ type: 'keepUndone', label: 3, isUndoable: true });
    expect(line()).toContain('Kept as 3 in My Digits again.');
    expect(page.get('pad-was-3').getAttribute('aria-pressed')).toBe('true');
    page.get('pad-undo-keep').click();
    expect(page.messages('undoKeep')).toHaveLength(2);
    await page.deliver(UNDONE);
    expect(line()).toBe('Taken back.');
    expect(page.get('pad-was-3').getAttribute('aria-pressed')).toBe('false');
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

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

const { line, isDisabled, answerKept, keepAs } = keptOn(() => page);

/** Waits until what was asked for has been read: that is done with the next frame. */
function paintedTwice(): Promise<void> {
  const { window } = page;
  return new Promise((resolve) => {
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => resolve()));
  });
}

describe('that was a …', () => {
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
});

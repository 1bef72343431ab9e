import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
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

const { line, answerKept, keepAs } = keptOn(() => page);

describe('that was a …', () => {
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
    await page.deliver({ type: 'problem', message: 'The image is damaged.' });
    await page.deliver(UNDONE);
    expect(line()).toBe('Undone.');
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
    expect(line()).toBe('Undone.');
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
    expect(line()).toBe('Undone.');
    expect(page.get('pad-was-3').getAttribute('aria-pressed')).toBe('false');
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { listenIn, speakAtOnce } from '../listenIn';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';
import { contentOf, without } from './myDigitsContent';
import { shownOn } from './shownDigits';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('myDigits');
});

afterEach(() => page.close());

const { show, tiles, shownIndices, words, active, press } = shownOn(() => page);
const spoken = () => page.window.document.querySelector('.for-screen-readers[aria-live]')?.textContent;

test.each(['Delete', 'Backspace', '5'])(
  'a key that is held down changes one digit, not one after the other (%s)',
  async (key) => {
    await show(contentOf([7, 7, 7]));
    press(tiles()[0]!);
    const { KeyboardEvent } = page.window;
    const hold = (repeat: boolean) =>
      page.get('my-digits-grid').dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }));
    for (const repeat of [false, true, true]) hold(repeat);
    expect([...page.messages('remove'), ...page.messages('relabel')]).toHaveLength(1);
  },
);

describe('a digit', () => {
  test('is marked by a click, labelled anew by key, and named by what it looks like', async () => {
    await show(contentOf([7, 3, 7]));
    press(tiles()[1]!);
    expect(words()).toBe('Image 2, label 3');
    await commands.pressOnPage('8');
    const [message] = page.messages('relabel');
    expect(message).toMatchObject({ label: 3, to: 8 });
    expect((message?.image as Uint8Array).indexOf(255)).toBe(1);
    await show(contentOf([7, 8, 7], { undo: 'New Label' }));
    expect(words()).toBe('Image 2, label 8');
    await commands.pressOnPage('8');
    expect(page.messages('relabel')).toHaveLength(1);
  });

  test('is labelled anew and deleted by buttons', async () => {
    await show(contentOf([7, 3, 7]));
    press(tiles()[2]!);
    page.get('my-digits-label-4').click();
    expect(page.messages('relabel')[0]).toMatchObject({ label: 7, to: 4 });
    await until(() => !page.get('my-digits-delete').hasAttribute('disabled'));
    page.get('my-digits-delete').click();
    expect((page.messages('remove')[0]?.image as Uint8Array).indexOf(255)).toBe(2);
  });

  test('is said to be deleted or labelled anew by the host, once it is', async () => {
    await show(contentOf([7, 3, 7]));
    speakAtOnce(page);
    press(tiles()[2]!);
    await commands.pressOnPage('4');
    await commands.pressOnPage('Delete');
    expect(page.messages('remove')).toHaveLength(1);
    expect([active(), spoken()]).toEqual(['Image 3, label 7', '']);
    await page.deliver({ type: 'done', message: 'Deleted. Undo brings it back.' });
    expect(spoken()).toBe('Deleted. Undo brings it back.');
  });

  test('is said to be deleted also where the one before was', async () => {
    await show(contentOf([7, 3, 7]));
    const told = listenIn(page);
    const isTold = (times: number) =>
      until(() => told.filter((words) => words === 'Deleted. Undo brings it back.').length === times);
    await page.deliver({ type: 'done', message: 'Deleted. Undo brings it back.' });
    await isTold(1);
    await page.deliver({ type: 'done', message: 'Deleted. Undo brings it back.' });
    expect(spoken()).toBe('');
    await isTold(2);
  });

  test('is found, deleted and brought back by key alone', async () => {
    await show(contentOf([7, 3, 7, 5]));
    page.get('my-digits-grid').focus();
    await commands.pressOnPage('ArrowRight');
    await commands.pressOnPage('ArrowRight');
    await commands.pressOnPage('ArrowRight');
    expect(active()).toBe('Image 3, label 7');
    await commands.pressOnPage('Delete');
    expect((page.messages('remove')[0]?.image as Uint8Array).indexOf(255)).toBe(2);
    await show(contentOf([7, 3, 5], { undo: 'Delete' }));
    // The mark stays where it was, so that one after the other can be looked at.
    expect(words()).toBe('Image 3, label 5');
    expect(active()).toBe('Image 3, label 5');
    expect(page.get('my-digits-undo').getAttribute('aria-label')).toBe('Undo Delete');
    await commands.pressOnPage('Control+z');
    expect(page.messages('undo')).toHaveLength(1);
  });

  test.each([
    ['a Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'Undo Delete (⌘Z)'],
    ['others', 'Mozilla/5.0 (X11; Linux x86_64)', 'Undo Delete (Ctrl+Z)'],
  ])('is brought back by a key that is written as on the keyboard of %s', async (_, userAgent, title) => {
    page.close();
    const is = `{ get: () => ${JSON.stringify(userAgent)} }`;
    page = await WebviewPage.open('myDigits', `Object.defineProperty(navigator, 'userAgent', ${is});`);
    await show(contentOf([7], { undo: 'Delete' }));
    expect(page.get('my-digits-undo').title).toBe(title);
  });

  test('is corrected by a second key, also where the first took it from those that are shown', async () => {
    await show(contentOf([3, 7, 3, 5]));
    page.get('label-3').click();
    press(tiles()[1]!);
    await commands.pressOnPage('8');
    await show(contentOf([3, 7, 8, 5], { undo: 'New Label' }));
    // It stays beside the threes until the user goes on.
    expect(shownIndices()).toEqual([0, 2]);
    expect(words()).toBe('Image 3, label 8');
    await commands.pressOnPage('9');
    expect(page.messages('relabel')[1]).toMatchObject({ label: 8, to: 9 });
    expect((page.messages('relabel')[1]!.image as Uint8Array).indexOf(255)).toBe(2);
    await show(contentOf([3, 7, 9, 5], { undo: 'New Label' }));
    press(tiles()[0]!);
    await show(contentOf([3, 7, 9, 5], { undo: 'New Label' }));
    expect(shownIndices()).toEqual([0]);
  });

  test('that was the last of its label stays marked among all', async () => {
    await show(contentOf([7, 3, 7]));
    page.get('label-3').click();
    press(tiles()[0]!);
    await commands.pressOnPage('8');
    await show(contentOf([7, 8, 7], { undo: 'New Label' }));
    expect(shownIndices()).toEqual([0, 1, 2]);
    expect(words()).toBe('Image 2, label 8');
    expect(tiles()[1]!.classList.contains('marked')).toBe(true);
  });

  test('is marked again when its label or its deletion is taken back', async () => {
    await show(contentOf([7, 3, 7]));
    press(tiles()[1]!);
    await commands.pressOnPage('8');
    await show(contentOf([7, 8, 7], { undo: 'New Label' }));
    page.get('label-7').click();
    expect(words()).toContain('Select a digit');
    await commands.pressOnPage('Control+z');
    // The host also sends what is the same.
    await show(contentOf([7, 8, 7], { undo: 'New Label' }));
    expect(words()).toContain('Select a digit');
    await show(contentOf([7, 3, 7]));
    expect(words()).toBe('Image 2, label 3');
    await commands.pressOnPage('Delete');
    await show(without(1, contentOf([7, 3, 7])));
    await until(() => !page.get('my-digits-undo').hasAttribute('disabled'));
    page.get('my-digits-undo').click();
    await show(contentOf([7, 3, 7]));
    expect(words()).toBe('Image 2, label 3');
  });

  test('that is marked is not looked for among others', async () => {
    await show(contentOf([7, 3, 7]));
    press(tiles()[0]!);
    page.get('label-3').click();
    expect(words()).toContain('Select a digit');
    await commands.pressOnPage('5');
    expect(page.messages('relabel')).toEqual([]);
  });

  test('that is not marked is not touched', async () => {
    await show(contentOf([7, 3]));
    page.get('my-digits-grid').focus();
    await commands.pressOnPage('5');
    await commands.pressOnPage('Delete');
    expect(page.messages('relabel').concat(page.messages('remove'))).toEqual([]);
    expect(page.get('my-digits-label-5').hasAttribute('disabled')).toBe(true);
  });
});

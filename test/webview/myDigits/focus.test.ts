import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';
import { contentOf, without } from './myDigitsContent';
import { shownOn } from './shownDigits';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('myDigits');
});

afterEach(() => page.close());

const { show, tiles, words, press } = shownOn(() => page);

describe('the keyboard’s focus', () => {
  const focused = () => page.window.document.activeElement;

  test('stays on the label that has it while digits come and go, and goes to All with the last of them', async () => {
    await show(contentOf([7, 3, 7]));
    const choice = page.get('label-3');
    choice.focus();
    await show(contentOf([7, 3, 7, 5, 3]));
    expect([focused(), choice.textContent]).toEqual([choice, '32']);
    const names = Array.from(choice.parentElement!.children, (each) => (each as HTMLElement).dataset.testid);
    expect(names).toEqual(['label-all', 'label-3', 'label-5', 'label-7']);
    await commands.pressOnPage('ArrowRight');
    expect(focused()).toBe(page.get('label-5'));
    await show(contentOf([7, 3, 7]));
    expect(focused()).toBe(page.get('label-all'));
  });

  test('goes on from Undo when there is no more to take back', async () => {
    await show(contentOf([7, 3], { undo: 'New Label' }));
    // The toolkit enables a button with the next frame.
    await until(() => !page.get('my-digits-undo').hasAttribute('disabled'));
    page.get('my-digits-undo').focus();
    await show(contentOf([7, 5], { undo: 'New Label' }));
    expect(focused()).toBe(page.get('my-digits-undo'));
    await show(contentOf([7, 7]));
    await until(() => !page.get('my-digits-undo').checkVisibility());
    expect(focused()).toBe(page.get('my-digits-test'));
  });

  test('goes to the pad’s button with the last digit, and back to the collection with the next', async () => {
    await show(contentOf([7]));
    press(tiles()[0]!);
    await show(contentOf([], { undo: 'Delete' }));
    await until(() => !page.get('my-digits-grid').checkVisibility());
    expect(focused()).toBe(page.get('my-digits-pad'));
    await show(contentOf([7]));
    await until(() => !page.get('my-digits-pad').checkVisibility());
    expect(focused()).toBe(page.get('label-all'));
  });

  test.each(['my-digits-test', 'my-digits-train', 'my-digits-reveal'])(
    'goes on to what can be done still with the last digit (%s)',
    async (from) => {
      await show(contentOf([7]));
      await until(() => !page.get(from).hasAttribute('disabled'));
      page.get(from).focus();
      expect(focused()).toBe(page.get(from));
      await show(contentOf([], { undo: 'Delete' }));
      await until(() => !page.get(from).checkVisibility());
      expect(focused()).toBe(page.get('my-digits-pad'));
    },
  );

  test.each(['my-digits-label-3', 'my-digits-delete'])(
    'goes back to the collection when nothing is marked any more (%s)',
    async (from) => {
      await show(contentOf([7, 3, 7]));
      page.get('label-3').click();
      press(tiles()[0]!);
      await until(() => !page.get('my-digits-delete').hasAttribute('disabled'));
      page.get(from).focus();
      await show(without(1, contentOf([7, 3, 7])));
      expect(words()).toContain('Select a digit');
      await until(() => page.get('my-digits-delete').hasAttribute('disabled'));
      expect(focused()).toBe(page.get('my-digits-grid'));
    },
  );

  test('goes on from a problem that is dismissed', async () => {
    await show(contentOf([7, 3]));
    await page.deliver({ type: 'problem', message: 'The folder is read-only.' });
    page.get('my-digits-problem').parentElement!.querySelector<HTMLElement>('vscode-button')!.focus();
    await commands.pressOnPage('Enter');
    await until(() => !page.get('my-digits-problem').checkVisibility());
    expect(focused()).toBe(page.get('label-all'));
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { MyDigitsContent } from '../../src/protocol/myDigits';
import { TestLine } from '../../src/webview/myDigits/testLine';
import { listenIn, speakAtOnce } from './listenIn';
import { contentOf, without } from './myDigitsContent';
import { setTheme } from './themes';
import { until } from './until';
import { WebviewPage } from './webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('myDigits');
});

afterEach(() => page.close());

/** A test that read these digits, the first `refused` of them with too little confidence. */
function testOf(digits: readonly number[], refused = 0, wasTrainedOnThem = false): MyDigitsContent['test'] {
  return {
    modelName: 'compact',
    wasTrainedOnThem,
    readings: {
      digits: Uint8Array.from(digits),
      outcomes: Uint8Array.from(digits, (_, index) => (index < refused ? 1 : 0)),
      confidences: Float32Array.from(digits, (_, index) => 0.5 + index / 100),
    },
  };
}

async function show(content: MyDigitsContent): Promise<void> {
  await page.deliver({ type: 'digits', content });
}

const tiles = () => page.all('image-tile').sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet));
const shownIndices = () => tiles().map(({ dataset }) => Number(dataset.index));
const words = () => page.get('my-digits-selection').textContent;
/** What a screen reader says of the grid while that has the focus: the option that is active. */
const active = () => {
  const id = page.get('my-digits-grid').getAttribute('aria-activedescendant') ?? '';
  return page.window.document.getElementById(id)?.querySelector(':scope > :not([aria-hidden])')?.textContent;
};
const spoken = () => page.window.document.querySelector('.for-screen-readers[aria-live]')?.textContent;

/** As a mouse does: what is pressed gets the keyboard's focus. */
function press(tile: HTMLElement): void {
  page.get('my-digits-grid').focus();
  tile.click();
}

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

describe('the collection', () => {
  test('shows every digit with its label, and how many there are of each', async () => {
    await show(contentOf([7, 7, 3]));
    expect(tiles().map((tile) => tile.querySelector('.label')?.textContent)).toEqual(['7', '7', '3']);
    const counts = page.all('label-7').concat(page.all('label-3'));
    expect(counts.map(({ textContent }) => textContent)).toEqual(['72', '31']);
    const canvas = tiles()[2]!.querySelector('canvas')!;
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, 28, 28).data;
    expect(
      Array.from({ length: 784 }, (_, pixel) => pixel).filter((pixel) => pixels[4 * pixel + 3] === 255),
    ).toEqual([2]);
  });

  test('without digits it says how to get some', async () => {
    await show(contentOf([]));
    expect(page.get('my-digits-counts').textContent).toBe('Kept on this machine');
    expect(page.get('my-digits-empty').hidden).toBe(false);
    expect(page.get('my-digits-test').hidden).toBe(true);
    expect(page.get('my-digits-reveal').hidden).toBe(true);
    expect(page.all('image-tile')).toHaveLength(0);
    page.get('my-digits-pad').click();
    expect(page.messages('openPad')).toHaveLength(1);
  });

  test('shows those of one label', async () => {
    await show(contentOf([7, 3, 7]));
    page.get('label-7').click();
    expect(shownIndices()).toEqual([0, 2]);
    page.get('label-all').click();
    expect(shownIndices()).toEqual([0, 1, 2]);
  });

  test('shows all when the last of the label that was looked for is gone', async () => {
    await show(contentOf([7, 3, 7]));
    page.get('label-3').click();
    await show(contentOf([7, 7]));
    expect(shownIndices()).toEqual([0, 1]);
  });

  test('what is wrong is shown as it is, and gone with the next content', async () => {
    page.send({ type: 'problem', message: 'My Digits cannot be read.' });
    await until(() => page.get('my-digits-problem').textContent === 'My Digits cannot be read.');
    await show(contentOf([7]));
    expect(page.get('my-digits-problem').textContent).toBe('');
  });
});

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

describe('a test', () => {
  const score = () => page.get('my-digits-score').textContent;

  test('says how many are read right, and what became of the others', async () => {
    await show(contentOf([7, 3, 7, 5]));
    expect(page.get('my-digits-score').closest<HTMLElement>('.test-line')!.hidden).toBe(true);
    await until(() => !page.get('my-digits-test').hasAttribute('disabled'));
    page.get('my-digits-test').click();
    expect(page.messages('test')).toHaveLength(1);
    // The first is refused, though it would be right: that counts as wrong.
    await show(contentOf([7, 3, 7, 5], { test: testOf([7, 3, 1, 5], 1) }));
    expect(score()).toBe(
      'The model compact reads 2 of 4 right (50.00\u202f%): 1 as another digit, 1 refused.',
    );
    expect(tiles().map(({ dataset }) => dataset.verdict)).toEqual(['refused', 'right', 'wrong', 'right']);
  });

  test('counts thousands as the rest of the page does', () => {
    const line = new TestLine(() => undefined);
    const score = { right: 8000, wrong: 1500, refused: 1001, judged: 10_501 };
    line.show(testOf([7]), score, false);
    expect(line.root.textContent).toContain(
      'reads 8,000 of 10,501 right (76.18\u202f%): 1,500 as another digit, 1,001 refused.',
    );
  });

  test('can put the digits back into their order when the last mistake is mended', async () => {
    const mistakes = () => page.get('my-digits-mistakes') as HTMLButtonElement;
    await show(contentOf([7, 3], { test: testOf([7, 8]) }));
    mistakes().focus();
    mistakes().click();
    await show(contentOf([7, 8], { test: testOf([7, 8]) }));
    expect(mistakes().disabled).toBe(false);
    mistakes().click();
    expect(mistakes().ariaPressed).toBe('false');
    expect(mistakes().disabled).toBe(true);
    expect(page.window.document.activeElement).toBe(page.get('my-digits-grid'));
  });

  test('shows the mistakes first, and back', async () => {
    await show(contentOf([7, 3, 7, 5], { test: testOf([7, 3, 1, 5]) }));
    await until(() => !page.get('my-digits-mistakes').hasAttribute('disabled'));
    page.get('my-digits-mistakes').click();
    expect(shownIndices()[0]).toBe(2);
    page.get('my-digits-mistakes').click();
    expect(shownIndices()).toEqual([0, 1, 2, 3]);
  });

  test('says that a model was trained on what it reads', async () => {
    await show(contentOf([7], { test: testOf([7], 0, true) }));
    expect(score()).toContain('It was trained on digits of yours');
  });
});

test('a mistake keeps its colour in high contrast while it is marked', async () => {
  await show(contentOf([7, 3], { test: testOf([7, 5]) }));
  await setTheme(page, 'high contrast');
  press(tiles()[1]!);
  const read = tiles()[1]!.querySelector('.says strong')!;
  expect(tiles()[1]!.classList).toContain('marked');
  expect(page.window.getComputedStyle(read).color).toBe('rgb(244, 135, 113)');
});

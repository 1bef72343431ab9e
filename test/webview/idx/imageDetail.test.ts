import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { listenIn, speakAtOnce } from '../listenIn';
import { until } from '../until';
import { COUNT, IdxPage, IMAGES, inked, pixelsOf, wordsOf } from './idxPage';

let page: IdxPage;

beforeEach(async () => {
  page = await IdxPage.open();
});

afterEach(() => page.close());

describe('an image of them', () => {
  const shownBars = () => page.all('idx-detail').filter((detail) => detail.checkVisibility()).length === 1;
  const asked = () => page.messages('look').map(({ index }) => index as number);
  const title = () => page.get('idx-detail').querySelector('h2')!.textContent;
  const isSeen = () => {
    const grid = page.get('idx-grid').getBoundingClientRect();
    const marked = page.window.document.querySelector('.marked')?.getBoundingClientRect();
    // The heights that a browser tells of are rounded.
    return marked !== undefined && marked.top >= grid.top && marked.bottom <= grid.bottom + 1;
  };

  /** Tells what a model makes of an image: this digit with 0.73. */
  async function look(index: number, digit: number, outcome: 'digit' | 'not sure' = 'digit'): Promise<void> {
    const probabilities = Array.from({ length: 10 }, (_, each) => (each === digit ? 0.73 : 0.03));
    const prediction = { digit, confidence: 0.73, outcome, probabilities };
    await page.deliver({ type: 'look', index, modelId: 'compact-1', prediction, image: pixelsOf(index) });
  }

  test('opens with a click: its bars, its frame, and whether its label was read', async () => {
    await page.show();
    expect(shownBars()).toBe(false);
    page.tiles[13]!.click();
    expect(asked()).toEqual([13]);
    expect([shownBars(), title(), page.get('idx-detail-label').textContent]).toEqual([
      true,
      'Image 13',
      'Label 3',
    ]);
    expect(page.get('idx-bar-8').textContent).toBe('8');
    await look(13, 8);
    expect(page.get('idx-reading').textContent).toBe('8');
    expect(page.get('idx-detail-label').textContent).toBe('Label 3: misread');
    expect(inked(page.get('idx-frame').parentElement!)).toEqual([13]);
    expect(page.window.document.querySelector('.marked')).toBe(page.tiles[13]);

    page.tiles[4]!.click();
    expect([asked(), title()]).toEqual([[13, 4], 'Image 4']);
    expect(page.get('idx-bar-8').textContent).toBe('8');
    await look(4, 4);
    expect(page.get('idx-detail-label').textContent).toBe('Label 4: right');
    page.tiles[4]!.click();
    expect(shownBars()).toBe(false);
  });

  test('opens with a double-click as with a click, whatever its second half hits', async () => {
    await page.show();
    const { MouseEvent } = page.window;
    const click = (tile: HTMLElement, detail: number) =>
      tile.dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
    for (const hit of [13, 4]) {
      click(page.tiles[13]!, 1);
      click(page.tiles[hit]!, 2);
      expect([shownBars(), title()]).toEqual([true, 'Image 13']);
      click(page.tiles[13]!, 1);
      expect(shownBars()).toBe(false);
    }
  });

  test('is reached, opened, passed and closed by keys', async () => {
    await page.show();
    page.get('idx-grid').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await commands.pressOnPage(key);
    expect([shownBars(), asked()]).toEqual([false, []]);
    await commands.pressOnPage('Enter');
    expect([asked(), title()]).toEqual([[2], 'Image 2']);
    await commands.pressOnPage('ArrowRight');
    expect([asked(), title()]).toEqual([[2, 3], 'Image 3']);
    await look(3, 5, 'not sure');
    expect(page.get('idx-detail').textContent).toContain('Not sure');
    await commands.pressOnPage('Tab');
    expect(page.window.document.activeElement).toBe(page.get('idx-detail-close'));
    await commands.pressOnPage('Escape');
    expect(shownBars()).toBe(false);
    expect(page.window.document.activeElement).toBe(page.get('idx-grid'));
    await commands.pressOnPage('Enter');
    expect([shownBars(), title()]).toEqual([true, 'Image 3']);
  });

  test('is told to a screen reader as it was read, once it is, where the user came to it', async () => {
    await page.show();
    const told = listenIn(page);
    speakAtOnce(page);
    page.get('idx-grid').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await commands.pressOnPage(key);
    await look(1, 7);
    await commands.pressOnPage('ArrowRight');
    await look(2, 2, 'not sure');
    expect(told).toEqual(['7, 73.0\u202f%', 'Not sure: perhaps 2? The model finds no digit likely enough.']);
    await page.goTo('45');
    await look(45, 5);
    expect(told.slice(2)).toEqual(['Image 45, label 5.', 'Image 45, label 5. 5, 73.0\u202f%']);
    // Neither another model nor a page that comes back is an answer to the user.
    await page.deliver({ type: 'model', name: 'mlp' });
    await look(45, 6);
    await page.reload();
    await page.show();
    const toldAgain = listenIn(page);
    speakAtOnce(page);
    await look(45, 5);
    expect([told.length, toldAgain]).toEqual([4, []]);
  });

  test('that was read is told with its option, and again only when it is opened', async () => {
    await page.show();
    page.readAll(true);
    await until(() => page.get('idx-status').textContent.startsWith('60,000 read'));
    const told = listenIn(page);
    speakAtOnce(page);
    page.get('idx-grid').focus();
    for (const key of ['ArrowRight', 'ArrowRight']) await commands.pressOnPage(key);
    expect(wordsOf(page.window.document.querySelector('.marked')!)).toBe(
      'Image 1, label 1, read as 1, 90.0\u202f%',
    );
    await commands.pressOnPage('Enter');
    await look(1, 1);
    expect(told).toEqual(['1, 73.0\u202f%']);
    await commands.pressOnPage('ArrowRight');
    await look(2, 2);
    expect(told).toHaveLength(1);
    await page.goTo('45');
    await look(45, 5);
    expect(told.slice(1)).toEqual(['Image 45, label 5, read as 5, 90.0\u202f%.']);
  });

  test.each([
    [0, [4, 4, 4]],
    [1, [4, 4]],
  ])(
    'is looked at again by another model after a reading that came to %s images',
    async (done, asksInAll) => {
      await page.show();
      await page.deliver({ type: 'model', name: 'compact' });
      page.tiles[4]!.click();
      await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
      const one = { digits: [0], outcomes: [0], confidences: [0.9] };
      if (done > 0) await page.deliver({ type: 'readings', from: 0, readings: one });
      await page.deliver({ type: 'end', state: 'failed', message: 'The model is damaged.' });
      await page.deliver({ type: 'model', name: 'mlp' });
      expect(asked()).toEqual(asksInAll);
    },
  );

  test('stays in sight when the detail takes its room, and when keys go on from it', async () => {
    await page.show();
    const last = page.tiles.findLast((tile) => tile.getBoundingClientRect().bottom < 700)!;
    last.click();
    await until(() => isSeen() && page.get('idx-grid').clientWidth < 700);
    page.get('idx-grid').focus();
    await commands.pressOnPage('End');
    expect([asked().at(-1), isSeen()]).toEqual([COUNT - 1, true]);
  });

  test('stays in sight also if it is the last of many, which the narrower grid has further below', async () => {
    await page.show();
    page.get('idx-grid').focus();
    await commands.pressOnPage('End');
    expect(isSeen()).toBe(true);
    await commands.pressOnPage('Enter');
    await until(() => page.get('idx-grid').clientWidth < 700);
    await until(isSeen);
  });

  test('leaves the grid half of the room where it has to lie below', async () => {
    await page.show();
    page.width = 480;
    await until(() => page.get('idx-grid').clientWidth < 500);
    page.tiles[0]!.click();
    await look(0, 0);
    const [grid, detail] = ['idx-grid', 'idx-detail'].map((each) => page.get(each).getBoundingClientRect());
    expect(detail!.top).toBeGreaterThanOrEqual(grid!.bottom);
    expect(grid!.height).toBeGreaterThanOrEqual(detail!.height);
  });

  test('stays in sight where the detail takes the lower half of the grid, in which it lay', async () => {
    await page.show();
    page.width = 480;
    await until(() => page.tiles.every((tile) => tile.getBoundingClientRect().right < 480));
    const { bottom, height } = page.get('idx-grid').getBoundingClientRect();
    page.tiles.findLast((tile) => tile.getBoundingClientRect().bottom < bottom)!.click();
    await look(asked()[0]!, 0);
    await until(() => isSeen() && page.get('idx-grid').clientHeight < height);
  });

  test('is asked for again when another model reads, and when the page comes back', async () => {
    await page.show();
    page.tiles[7]!.click();
    await look(7, 7);
    page.send({ type: 'model', name: 'mlp' });
    await until(() => asked().length === 2);
    expect(page.get('idx-bar-7').textContent).toBe('7');
    page.readAll();
    await until(() => asked().length === 3);
    await page.reload();
    await page.show();
    expect([asked(), title()]).toEqual([[7], 'Image 7']);
  });

  test('that no model could look at says why, until the next one is opened', async () => {
    await page.show();
    page.tiles[13]!.click();
    await page.deliver({ type: 'lookFailed', index: 13, message: 'The model is damaged.' });
    await page.deliver({ type: 'lookFailed', index: 4, message: 'Another image could not be read.' });
    expect(page.get('idx-detail-problem').textContent).toBe('The model is damaged.');
    page.tiles[4]!.click();
    expect(page.get('idx-detail-problem').checkVisibility()).toBe(false);
  });

  test('keeps the keyboard’s focus when its problem is dismissed', async () => {
    await page.show();
    page.tiles[13]!.click();
    await page.deliver({ type: 'lookFailed', index: 13, message: 'The model is damaged.' });
    page.get('idx-detail-problem').parentElement!.querySelector<HTMLElement>('vscode-button')!.focus();
    await commands.pressOnPage('Enter');
    await page.nextFrame();
    expect(page.get('idx-detail-problem').checkVisibility()).toBe(false);
    expect(page.get('idx-detail').contains(page.window.document.activeElement)).toBe(true);
  });

  test('that is not open any more takes no reading', async () => {
    await page.show();
    page.tiles[13]!.click();
    page.tiles[4]!.click();
    await look(4, 4);
    await look(13, 3);
    expect(page.get('idx-reading').textContent).toBe('4');
  });

  test('of a size that no network reads is marked and not opened', async () => {
    await page.show({ ...IMAGES, count: 50, rows: 3, columns: 5, labels: null, isReadable: false });
    page.tiles[4]!.click();
    expect(page.window.document.querySelector('.marked')).toBe(page.tiles[4]);
    expect([shownBars(), asked()]).toEqual([false, []]);
  });
});

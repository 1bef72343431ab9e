import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { IdxImages } from '../../src/protocol/idx';
import { listenIn, speakAtOnce } from './listenIn';
import { until } from './until';
import { WebviewPage, type Posted } from './webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('idx');
});

afterEach(() => {
  page.close();
  expect(page.violations).toEqual([]);
});

const COUNT = 60_000;

const IMAGES: IdxImages = {
  kind: 'images',
  name: 'train-images-idx3-ubyte',
  count: COUNT,
  rows: 28,
  columns: 28,
  labels: {
    name: 'train-labels-idx1-ubyte',
    values: Uint8Array.from({ length: COUNT }, (_, index) => index % 10),
  },
  remarks: [],
  isReadable: true,
};

/** An image of one pixel of full ink; its place tells which image it is. */
function pixelsOf(index: number, size = 784): Uint8Array {
  const pixels = new Uint8Array(size);
  pixels[index % size] = 255;
  return pixels;
}

/** Answers the requests for pixels as the host does, from now on. */
function servePixels(size = 784): void {
  const post = page.posted.push.bind(page.posted);
  page.posted.push = (...messages: Posted[]) => {
    for (const { type, indices } of messages) if (type === 'pixels') answer(indices as number[], size);
    return post(...messages);
  };
}

function answer(indices: readonly number[], size: number): void {
  const pixels = new Uint8Array(indices.length * size);
  indices.forEach((index, place) => pixels.set(pixelsOf(index, size), place * size));
  page.send({ type: 'pixels', indices, pixels });
}

async function show(content: IdxImages = IMAGES): Promise<void> {
  servePixels(content.rows * content.columns);
  page.send({ type: 'content', content });
  await until(() => page.messages('shown').length > 0);
}

/** The tiles that can be seen, in their order on the page. */
function tiles(): HTMLElement[] {
  const place = (tile: HTMLElement) => Number(tile.getAttribute('aria-posinset'));
  return page.all('idx-tile').sort((a, b) => place(a) - place(b));
}
const indices = () => tiles().map(({ dataset }) => Number(dataset.index));
const verdicts = () => tiles().map(({ dataset }) => dataset.verdict);

/** What a screen reader is told of a tile: all in it that is not hidden from it. */
function wordsOf(tile: HTMLElement): string {
  const parts = Array.from(tile.children).filter(({ ariaHidden }) => ariaHidden !== 'true');
  return parts.map(({ textContent }) => textContent).join();
}

function inked(tile: HTMLElement): number[] {
  const canvas = tile.querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: data.length / 4 }, (_, pixel) => pixel).filter(
    (each) => data[4 * each + 3]! > 0,
  );
}

const note = () => page.get('idx-go-to-note').textContent;
const frame = () => new Promise((resolve) => page.window.requestAnimationFrame(resolve));

async function goTo(index: string): Promise<void> {
  page.get('idx-go-to').focus();
  (page.get('idx-go-to') as HTMLInputElement).value = index;
  await commands.pressOnPage('Enter');
}

/** Every image read as its label with rising confidence, but for image 12 (as 9), 13 (as 8) and 14 (not sure). */
function readAll(isAgain = false): void {
  const digits = Uint8Array.from({ length: COUNT }, (_, index) => index % 10);
  const confidences = Float32Array.from({ length: COUNT }, (_, index) => 0.9 + index / COUNT / 20);
  const outcomes = new Uint8Array(COUNT);
  digits.set([9, 8], 12);
  confidences.set([0.8, 0.95, 0.4], 12);
  outcomes[14] = 1;
  page.send({ type: 'start', modelName: 'compact', isAgain });
  page.send({ type: 'readings', from: 0, readings: { digits, outcomes, confidences } });
  page.send({ type: 'end', state: 'done', message: '' });
}

describe('a file of images', () => {
  test('shows 60,000 of them with a few tiles, pixel for pixel, each with its label', async () => {
    await show();
    expect(page.get('idx-counts').textContent).toBe(
      '60,000 images of 28 × 28 pixels, labels from train-labels-idx1-ubyte',
    );
    expect(tiles().length).toBeGreaterThan(20);
    expect(tiles().length).toBeLessThan(300);
    expect(indices()).toEqual(tiles().map((_, place) => place));
    expect(inked(tiles()[7]!)).toEqual([7]);
    expect(tiles()[17]!.querySelector('.says')!.textContent).toBe('7');
    expect(wordsOf(tiles()[17]!)).toBe('Image 17, label 7');
    expect(tiles()[17]!.getAttribute('aria-setsize')).toBe('60000');
  });

  test('asks for the pixels of what is in view and for nothing else, also where it is scrolled to', async () => {
    await show();
    const asked = () => page.messages('pixels').flatMap((message) => message.indices as number[]);
    expect(asked().toSorted((a, b) => a - b)).toEqual(indices());
    const before = asked().length;
    page.get('idx-grid').scrollTop = 200_000;
    await until(() => tiles().every((tile) => !tile.classList.contains('awaited')) && indices()[0]! > 1000);
    expect(
      asked()
        .slice(before)
        .toSorted((a, b) => a - b),
    ).toEqual(indices());
    const there = tiles()[30]!;
    expect(inked(there)).toEqual([Number(there.dataset.index) % 784]);
  });

  test('goes to an index, and takes a filter away that hides it', async () => {
    await show();
    page.get('idx-label-3').click();
    expect(indices().every((index) => index % 10 === 3)).toBe(true);
    await goTo('45678');
    await until(() => indices().includes(45_678));
    const found = tiles().find(({ dataset }) => dataset.index === '45678')!;
    expect(found.classList.contains('marked')).toBe(true);
    const grid = page.get('idx-grid').getBoundingClientRect();
    const { top, bottom } = found.getBoundingClientRect();
    expect(top > grid.top && bottom < grid.bottom).toBe(true);
    expect(page.get('idx-label-all').getAttribute('aria-pressed')).toBe('true');
    expect(note()).toBe('Image 45678 has another label, so all labels are shown.');
    page.get('idx-label-3').click();
    expect(note()).toBe('');
    await goTo('45673');
    expect(page.get('idx-label-3').getAttribute('aria-pressed')).toBe('true');
    expect(note()).toBe('');
  });

  test.each([
    ['60000', 'There is no image 60000. Type a whole number from 0 to 59999.'],
    ['-1', 'There is no image -1. Type a whole number from 0 to 59999.'],
    ['7.5', 'There is no image 7.5. Type a whole number from 0 to 59999.'],
    ['', 'Type a whole number from 0 to 59999.'],
  ])('does not go to the index "%s", which is not there, and says so', async (index, says) => {
    await show();
    await goTo(index);
    await frame();
    expect(indices()[0]).toBe(0);
    expect(page.window.document.querySelector('.marked')).toBeNull();
    expect(note()).toBe(says);
    expect(page.get('idx-go-to').ariaInvalid).toBe('true');
    await goTo('7');
    expect(note()).toBe('');
    expect(page.get('idx-go-to').ariaInvalid).toBeNull();
  });

  test('closes the detail of an image that a filter leaves out', async () => {
    await show();
    await goTo('13');
    page.get('idx-grid').focus();
    await commands.pressOnPage('Enter');
    expect(page.get('idx-detail').checkVisibility()).toBe(true);
    page.get('idx-label-3').click();
    expect(page.get('idx-detail').checkVisibility()).toBe(true);
    page.get('idx-label-4').click();
    expect(page.get('idx-detail').checkVisibility()).toBe(false);
    expect(page.kept).toMatchObject({ marked: null, isOpen: false });
  });

  test('Page Up and Page Down take the mark along, a page at a time in its column', async () => {
    await show();
    await goTo('1');
    page.get('idx-grid').focus();
    const marked = () => Number(page.window.document.querySelector<HTMLElement>('.marked')!.dataset.index);
    await commands.pressOnPage('ArrowDown');
    const columns = marked() - 1;
    const rows = Math.floor(page.get('idx-grid').clientHeight / 104);
    await commands.pressOnPage('PageDown');
    expect(marked()).toBe(1 + columns * (1 + rows));
    await commands.pressOnPage('PageUp');
    expect(marked()).toBe(1 + columns);
  });

  test('is a list to choose from for a screen reader, which follows the mark and hears each image once', async () => {
    await show();
    const told = listenIn(page);
    speakAtOnce(page);
    const grid = page.get('idx-grid');
    const active = () =>
      page.window.document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')!;
    expect([grid.role, grid.ariaLabel]).toEqual(['listbox', 'Images of train-images-idx3-ubyte']);
    expect(grid.querySelectorAll('[aria-label]')).toHaveLength(0);
    grid.focus();
    expect(active()).toBeNull();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await commands.pressOnPage(key);
    expect(active()).toBe(tiles()[2]);
    expect([active().role, wordsOf(active())]).toEqual(['option', 'Image 2, label 2']);
    expect([active().ariaPosInSet, active().ariaSetSize]).toEqual(['3', '60000']);
    expect(tiles().filter(({ ariaSelected }) => ariaSelected !== 'false')).toEqual([active()]);
    // The tooltip is for sighted users alone.
    expect([active().title, active().querySelector<HTMLElement>('.image')!.title]).toEqual([
      '',
      'Image 2, label 2',
    ]);
    await commands.pressOnPage('End');
    expect(wordsOf(active())).toBe('Image 59999, label 9');
    expect(told).toEqual([]);
    grid.scrollTop = 0;
    await until(() => indices()[0] === 0);
    expect(active()).toBeNull();
    await commands.pressOnPage('ArrowLeft');
    expect(wordsOf(active())).toBe('Image 59998, label 8');
  });

  test('says by itself where Go to Image led, as the keyboard stays in the field', async () => {
    await show();
    const told = listenIn(page);
    speakAtOnce(page);
    await goTo('45678');
    expect(told).toEqual(['Image 45678, label 8.']);
  });

  test('shows the images of one label, and how many there are of each', async () => {
    await show();
    expect(page.get('idx-label-7').textContent).toBe('76,000');
    page.get('idx-label-7').click();
    expect(indices().slice(0, 4)).toEqual([7, 17, 27, 37]);
    expect(tiles()[0]!.getAttribute('aria-setsize')).toBe('6000');
    // Images that were out of sight until now among them.
    await until(() => tiles().every((tile) => !tile.classList.contains('awaited')));
    expect(tiles().map((tile) => inked(tile)[0])).toEqual(indices().map((index) => index % 784));
  });

  test('fills the width that it gets', async () => {
    await show();
    const columns = () => tiles().findIndex((tile) => !tile.style.transform.endsWith(' 0px)'));
    const before = columns();
    page.window.frameElement!.setAttribute('style', 'width: 500px; height: 760px; border: 0');
    await until(() => columns() !== before);
    expect(columns()).toBe(Math.floor((page.get('idx-grid').clientWidth - 36) / 84));
  });

  test('of one image is said to have one', async () => {
    await show({ ...IMAGES, count: 1, labels: null });
    expect(page.get('idx-counts').textContent).toBe('1 image of 28 × 28 pixels, no labels');
  });

  test('of another size is shown, and not offered to a network', async () => {
    await show({
      ...IMAGES,
      count: 50,
      rows: 3,
      columns: 5,
      labels: null,
      remarks: ['Networks read 28 x 28.'],
      isReadable: false,
    });
    expect(page.get('idx-counts').textContent).toBe('50 images of 5 × 3 pixels, no labels');
    expect(page.get('idx-remark').textContent).toBe('Networks read 28 x 28.');
    expect(inked(tiles()[14]!)).toEqual([14]);
    expect(page.get('idx-read').checkVisibility()).toBe(false);
    expect(page.get('idx-label-all').checkVisibility()).toBe(false);
  });

  test('is looked at as before when the page comes back', async () => {
    await show();
    page.get('idx-label-7').click();
    page.get('idx-grid').scrollTop = 5_000;
    await until(() => indices()[0]! > 100);
    const before = indices();
    await until(() => (page.kept as { first: number }).first > 0);
    await page.reload();
    await show();
    expect(indices()).toEqual(before);
  });
});

describe('an image of them', () => {
  const shownBars = () => page.all('idx-detail').filter((detail) => detail.checkVisibility()).length === 1;
  const asked = () => page.messages('look').map(({ index }) => index);
  const title = () => page.get('idx-detail').querySelector('h2')!.textContent;
  const isSeen = () => {
    const grid = page.get('idx-grid').getBoundingClientRect();
    const marked = page.window.document.querySelector('.marked')?.getBoundingClientRect();
    return marked !== undefined && marked.top >= grid.top && marked.bottom <= grid.bottom;
  };

  /** Tells what a model makes of an image: this digit with 0.73. */
  async function look(index: number, digit: number, outcome: 'digit' | 'not sure' = 'digit'): Promise<void> {
    const probabilities = Array.from({ length: 10 }, (_, each) => (each === digit ? 0.73 : 0.03));
    const prediction = { digit, confidence: 0.73, outcome, probabilities };
    await page.deliver({ type: 'look', index, modelId: 'compact-1', prediction, image: pixelsOf(index) });
  }

  test('opens with a click: its bars, its frame, and whether its label was read', async () => {
    await show();
    expect(shownBars()).toBe(false);
    tiles()[13]!.click();
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
    expect(page.window.document.querySelector('.marked')).toBe(tiles()[13]);

    tiles()[4]!.click();
    expect([asked(), title()]).toEqual([[13, 4], 'Image 4']);
    expect(page.get('idx-bar-8').textContent).toBe('8');
    await look(4, 4);
    expect(page.get('idx-detail-label').textContent).toBe('Label 4: right');
    tiles()[4]!.click();
    expect(shownBars()).toBe(false);
  });

  test('is reached, opened, passed and closed by keys', async () => {
    await show();
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
    await show();
    const told = listenIn(page);
    speakAtOnce(page);
    page.get('idx-grid').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await commands.pressOnPage(key);
    await look(1, 7);
    await commands.pressOnPage('ArrowRight');
    await look(2, 2, 'not sure');
    expect(told).toEqual([
      '7, 73.0\u202f%',
      'Not sure: perhaps 2? No digit is likely enough for the model to say so.',
    ]);
    await goTo('45');
    await look(45, 5);
    expect(told.slice(2)).toEqual(['Image 45, label 5.', 'Image 45, label 5. 5, 73.0\u202f%']);
    // Neither another model nor a page that comes back is an answer to the user.
    await page.deliver({ type: 'model', modelId: 'mlp-1', name: 'mlp' });
    await look(45, 6);
    await page.reload();
    await show();
    const toldAgain = listenIn(page);
    speakAtOnce(page);
    await look(45, 5);
    expect([told.length, toldAgain]).toEqual([4, []]);
  });

  test('that was read is told with its option, and again only when it is opened', async () => {
    await show();
    readAll(true);
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
    await goTo('45');
    await look(45, 5);
    expect(told.slice(1)).toEqual(['Image 45, label 5, read as 5, 90.0\u202f%.']);
  });

  test('stays in sight when the detail takes its room, and when keys go on from it', async () => {
    await show();
    const last = tiles().findLast((tile) => tile.getBoundingClientRect().bottom < 700)!;
    last.click();
    await until(() => isSeen() && page.get('idx-grid').clientWidth < 700);
    page.get('idx-grid').focus();
    await commands.pressOnPage('End');
    expect([asked().at(-1), isSeen()]).toEqual([COUNT - 1, true]);
  });

  test('stays in sight also if it is the last of many, which the narrower grid has further below', async () => {
    await show();
    page.get('idx-grid').focus();
    await commands.pressOnPage('End');
    expect(isSeen()).toBe(true);
    await commands.pressOnPage('Enter');
    await until(() => page.get('idx-grid').clientWidth < 700);
    await until(isSeen);
  });

  test('leaves the grid half of the room where it has to lie below', async () => {
    await show();
    (page.window.frameElement as HTMLIFrameElement).style.width = '480px';
    await until(() => page.get('idx-grid').clientWidth < 500);
    tiles()[0]!.click();
    await look(0, 0);
    const [grid, detail] = ['idx-grid', 'idx-detail'].map((each) => page.get(each).getBoundingClientRect());
    expect(detail!.top).toBeGreaterThanOrEqual(grid!.bottom);
    expect(grid!.height).toBeGreaterThanOrEqual(detail!.height);
  });

  test('is asked for again when another model reads, and when the page comes back', async () => {
    await show();
    tiles()[7]!.click();
    await look(7, 7);
    page.send({ type: 'model', modelId: 'mlp-1', name: 'mlp' });
    await until(() => asked().length === 2);
    expect(page.get('idx-bar-7').textContent).toBe('7');
    readAll();
    await until(() => asked().length === 3);
    await page.reload();
    await show();
    expect([asked(), title()]).toEqual([[7], 'Image 7']);
  });

  test('that no model could look at says why, until the next one is opened', async () => {
    await show();
    tiles()[13]!.click();
    await page.deliver({ type: 'unseen', index: 13, message: 'The model is damaged.' });
    await page.deliver({ type: 'unseen', index: 4, message: 'Another image could not be read.' });
    expect(page.get('idx-detail-problem').textContent).toBe('The model is damaged.');
    tiles()[4]!.click();
    expect(page.get('idx-detail-problem').checkVisibility()).toBe(false);
  });

  test('keeps the keyboard’s focus when its problem is dismissed', async () => {
    await show();
    tiles()[13]!.click();
    await page.deliver({ type: 'unseen', index: 13, message: 'The model is damaged.' });
    page.get('idx-detail-problem').parentElement!.querySelector<HTMLElement>('vscode-button')!.focus();
    await commands.pressOnPage('Enter');
    await frame();
    expect(page.get('idx-detail-problem').checkVisibility()).toBe(false);
    expect(page.get('idx-detail').contains(page.window.document.activeElement)).toBe(true);
  });

  test('that is not open any more takes no reading', async () => {
    await show();
    tiles()[13]!.click();
    tiles()[4]!.click();
    await look(4, 4);
    await look(13, 3);
    expect(page.get('idx-reading').textContent).toBe('4');
  });

  test('of a size that no network reads is marked and not opened', async () => {
    await show({ ...IMAGES, count: 50, rows: 3, columns: 5, labels: null, isReadable: false });
    tiles()[4]!.click();
    expect(page.window.document.querySelector('.marked')).toBe(tiles()[4]);
    expect([shownBars(), asked()]).toEqual([false, []]);
  });
});

describe('reading', () => {
  test('is offered with the model in use, shows how far it is, and can be cancelled', async () => {
    await show();
    expect(page.get('idx-read').checkVisibility()).toBe(false);
    page.send({ type: 'model', modelId: 'compact-1', name: 'compact' });
    await until(() => page.get('idx-read').checkVisibility());
    expect(page.get('idx-status').textContent).toContain('compact');
    page.get('idx-read').click();
    expect(page.messages('read')).toHaveLength(1);
    page.send({ type: 'start', modelName: 'compact', isAgain: false });
    const readings = {
      digits: new Uint8Array(20),
      outcomes: new Uint8Array(20),
      confidences: new Float32Array(20).fill(0.9),
    };
    page.send({ type: 'readings', from: 0, readings });
    await until(() => page.get('idx-status').textContent.includes('20 of 60,000'));
    // Every tenth image is a 0.
    expect(page.get('idx-status').textContent).toContain('10.00\u202f% right, 18 wrong, 0 refused');
    expect(verdicts().slice(0, 3)).toEqual(['right', 'wrong', 'wrong']);
    expect(verdicts()[20]).toBe('unread');
    page.get('idx-cancel').click();
    expect(page.messages('cancel')).toHaveLength(1);
    page.send({ type: 'end', state: 'cancelled', message: '' });
    await until(() => page.get('idx-status').textContent.startsWith('Cancelled after 20 of 60,000'));
    expect(page.get('idx-read').checkVisibility()).toBe(true);
    expect(indices()[0]).toBe(0);
  });

  test.each([
    ['done', 'idx-mistakes'],
    ['cancelled', 'idx-read'],
  ])('hands the keyboard’s focus on to what can be done next (%s)', async (state, next) => {
    await show();
    await page.deliver({ type: 'model', modelId: 'compact-1', name: 'compact' });
    page.get('idx-read').focus();
    await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
    expect(page.window.document.activeElement).toBe(page.get('idx-cancel'));
    await frame();
    const readings = { digits: [7], outcomes: [0], confidences: [0.9] };
    await page.deliver({ type: 'readings', from: 0, readings });
    expect(page.window.document.activeElement).toBe(page.get('idx-cancel'));
    await page.deliver({ type: 'end', state, message: '' });
    await frame();
    expect(page.window.document.activeElement).toBe(page.get(next));
  });

  test('leaves the keyboard’s focus where it is, if that is elsewhere', async () => {
    await show();
    await page.deliver({ type: 'model', modelId: 'compact-1', name: 'compact' });
    page.get('idx-grid').focus();
    await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
    await page.deliver({ type: 'end', state: 'cancelled', message: '' });
    expect(page.window.document.activeElement).toBe(page.get('idx-grid'));
  });

  test('ends with the mistakes first, the surest of them at the front, and with the accuracy', async () => {
    await show();
    readAll();
    await until(() => page.get('idx-status').textContent.startsWith('60,000 read'));
    // A refusal counts as a mistake: 59,997 of 60,000.
    expect(page.get('idx-status').textContent).toBe(
      '60,000 read: 99.99\u202f% right, 2 wrong, 1 refused · model compact',
    );
    expect(indices().slice(0, 5)).toEqual([13, 12, 14, 0, 1]);
    expect(verdicts().slice(0, 4)).toEqual(['wrong', 'wrong', 'refused', 'right']);
    const words = tiles().map(wordsOf);
    expect(words[0]).toBe('Image 13, label 3, read as 8, 95.0\u202f%');
    expect(words[2]).toBe('Image 14, label 4, not sure: perhaps 4, 40.0\u202f%');
    page.get('idx-mistakes').click();
    expect(indices().slice(0, 3)).toEqual([0, 1, 2]);
    expect(page.get('idx-mistakes').ariaPressed).toBe('false');
  });

  test('tells a screen reader how it ended, once, and not how far it has come', async () => {
    await show();
    const told = listenIn(page);
    await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
    for (const from of [0, 20]) {
      const readings = {
        digits: new Uint8Array(20),
        outcomes: new Uint8Array(20),
        confidences: new Float32Array(20).fill(0.9),
      };
      await page.deliver({ type: 'readings', from, readings });
    }
    await page.deliver({ type: 'end', state: 'cancelled', message: '' });
    await until(() => told.length > 0);
    expect(told).toEqual([
      'Cancelled after 40 of 60,000: 10.00\u202f% right, 36 wrong, 0 refused · model compact',
    ]);
  });

  test('that the user has seen already leaves the page as it was', async () => {
    await show();
    readAll(true);
    await until(() => page.get('idx-status').textContent.startsWith('60,000 read'));
    expect(indices().slice(0, 3)).toEqual([0, 1, 2]);
    expect(verdicts()[12]).toBe('wrong');
  });

  test('that fails says why', async () => {
    await show();
    page.send({ type: 'start', modelName: 'compact', isAgain: false });
    page.send({ type: 'end', state: 'failed', message: 'The model is damaged. Choose another.' });
    await until(() => page.get('idx-status').textContent === 'The model is damaged. Choose another.');
    expect(page.get('idx-read').checkVisibility()).toBe(true);
  });
});

test('a view of a file that has changed since is neither painted again nor given pixels', async () => {
  await show();
  page.get('idx-grid').scrollTop = 200_000;
  await until(() => (page.kept as { first: number }).first > 1000);
  await page.reload();
  await show();
  tiles()[0]!.click();
  const [index] = page.messages('look').map((message) => message.index as number);
  const prediction = { digit: 7, confidence: 0.73, outcome: 'digit', probabilities: new Array(10).fill(0.1) };
  page.send({ type: 'look', index, modelId: 'compact-1', prediction, image: pixelsOf(index!) });
  await until(() => page.get('idx-reading').textContent === '7');
  const gone = page.get('idx-grid');
  page.send({ type: 'content', content: IMAGES });
  await until(() => !gone.isConnected);
  await until(() => tiles().every((tile) => !tile.classList.contains('awaited')));
  await frame();

  const ask = page.window.getComputedStyle.bind(page.window);
  const painted: Element[] = [];
  page.window.getComputedStyle = (of, ...more) => {
    painted.push(of);
    return ask(of, ...more);
  };
  page.window.document.body.className = 'vscode-dark';
  await frame();
  expect(painted.map((each) => each.isConnected)).toContain(true);
  expect(painted.filter((each) => !each.isConnected)).toEqual([]);
  const asked = page.messages('pixels').flatMap((message) => message.indices as number[]);
  expect(Math.min(...asked)).toBeGreaterThan(1000);
});

test('a file of labels shows how many there are of each', async () => {
  page.send({
    type: 'content',
    content: { kind: 'labels', name: 'train-labels-idx1-ubyte', count: 30, perLabel: [10, 0, 20] },
  });
  await until(() => page.messages('shown').length > 0);
  expect(page.get('idx-counts').textContent).toBe('30 labels');
  const bars = Array.from(
    page.get('dataset-chart').querySelectorAll('rect'),
    (bar) => bar.height.baseVal.value,
  );
  expect(bars[0]! / bars[2]!).toBeCloseTo(0.5, 5);
  expect(bars[1]).toBe(0);
});

test('a file of one label is said to have one', async () => {
  page.send({
    type: 'content',
    content: { kind: 'labels', name: 'train-labels-idx1-ubyte', count: 1, perLabel: [0, 1] },
  });
  await until(() => page.messages('shown').length > 0);
  expect(page.get('idx-counts').textContent).toBe('1 label');
});

test('a problem is shown as it is, and gone when the file is mended', async () => {
  page.send({ type: 'problem', message: 'The file is cut short. Copy it again.' });
  await until(() => page.all('idx-problem').length === 1);
  expect(page.get('idx-problem').textContent).toBe('The file is cut short. Copy it again.');
  // The page has nothing else to show.
  expect(page.get('idx-problem').parentElement!.querySelector('vscode-button')!.checkVisibility()).toBe(
    false,
  );
  await show();
  expect(page.all('idx-problem')).toHaveLength(0);
});

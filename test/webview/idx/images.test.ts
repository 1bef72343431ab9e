import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { listenIn, speakAtOnce } from '../listenIn';
import { until } from '../until';
import { IdxPage, IMAGES, inked, wordsOf } from './idxPage';

let page: IdxPage;

beforeEach(async () => {
  page = await IdxPage.open();
});

afterEach(() => page.close());

describe('a file of images', () => {
  test('shows 60,000 of them with a few tiles, pixel for pixel, each with its label', async () => {
    await page.show();
    expect(page.get('idx-counts').textContent).toBe(
      '60,000 images of 28 × 28 pixels, labels from train-labels-idx1-ubyte',
    );
    expect(page.tiles.length).toBeGreaterThan(20);
    expect(page.tiles.length).toBeLessThan(300);
    expect(page.indices).toEqual(page.tiles.map((_, place) => place));
    expect(inked(page.tiles[7]!)).toEqual([7]);
    expect(page.tiles[17]!.querySelector('.says')!.textContent).toBe('7');
    expect(wordsOf(page.tiles[17]!)).toBe('Image 17, label 7');
    expect(page.tiles[17]!.getAttribute('aria-setsize')).toBe('60000');
  });

  test('asks for the pixels of what is in view and for nothing else, also where it is scrolled to', async () => {
    await page.show();
    const asked = () => page.messages('pixels').flatMap((message) => message.indices as number[]);
    expect(asked().toSorted((a, b) => a - b)).toEqual(page.indices);
    const before = asked().length;
    page.get('idx-grid').scrollTop = 200_000;
    await until(
      () => page.tiles.every((tile) => !tile.classList.contains('awaited')) && page.indices[0]! > 1000,
    );
    expect(
      asked()
        .slice(before)
        .toSorted((a, b) => a - b),
    ).toEqual(page.indices);
    const there = page.tiles[30]!;
    expect(inked(there)).toEqual([Number(there.dataset.index) % 784]);
  });

  test('goes to an index, and takes a filter away that hides it', async () => {
    await page.show();
    page.get('label-3').click();
    expect(page.indices.every((index) => index % 10 === 3)).toBe(true);
    await page.goTo('45678');
    await until(() => page.indices.includes(45_678));
    const found = page.tiles.find(({ dataset }) => dataset.index === '45678')!;
    expect(found.classList.contains('marked')).toBe(true);
    const grid = page.get('idx-grid').getBoundingClientRect();
    const { top, bottom } = found.getBoundingClientRect();
    expect(top > grid.top && bottom < grid.bottom).toBe(true);
    expect(page.get('label-all').getAttribute('aria-pressed')).toBe('true');
    expect(page.note).toBe('Image 45678 has a different label, so all labels are shown.');
    page.get('label-3').click();
    expect(page.note).toBe('');
    await page.goTo('45673');
    expect(page.get('label-3').getAttribute('aria-pressed')).toBe('true');
    expect(page.note).toBe('');
  });

  test.each([
    ['60000', 'There is no image 60000. Type a whole number from 0 to 59999.'],
    ['-1', 'There is no image -1. Type a whole number from 0 to 59999.'],
    ['7.5', 'There is no image 7.5. Type a whole number from 0 to 59999.'],
    ['', 'Type a whole number from 0 to 59999.'],
  ])('does not go to the index "%s", which is not there, and says so', async (index, says) => {
    await page.show();
    await page.goTo(index);
    await page.nextFrame();
    expect(page.indices[0]).toBe(0);
    expect(page.window.document.querySelector('.marked')).toBeNull();
    expect(page.note).toBe(says);
    expect(page.get('idx-go-to').ariaInvalid).toBe('true');
    await page.goTo('7');
    expect(page.note).toBe('');
    expect(page.get('idx-go-to').ariaInvalid).toBeNull();
  });

  test('closes the detail of an image that a filter leaves out', async () => {
    await page.show();
    await page.goTo('13');
    page.get('idx-grid').focus();
    await commands.pressOnPage('Enter');
    expect(page.get('idx-detail').checkVisibility()).toBe(true);
    page.get('label-3').click();
    expect(page.get('idx-detail').checkVisibility()).toBe(true);
    page.get('label-4').click();
    expect(page.get('idx-detail').checkVisibility()).toBe(false);
    expect(page.kept).toMatchObject({ marked: null, isOpen: false });
  });

  test('Page Up and Page Down take the mark along, a page at a time in its column', async () => {
    await page.show();
    await page.goTo('1');
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
    await page.show();
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
    expect(active()).toBe(page.tiles[2]);
    expect([active().role, wordsOf(active())]).toEqual(['option', 'Image 2, label 2']);
    expect([active().ariaPosInSet, active().ariaSetSize]).toEqual(['3', '60000']);
    expect(page.tiles.filter(({ ariaSelected }) => ariaSelected !== 'false')).toEqual([active()]);
    // The tooltip is for sighted users alone.
    expect([active().title, active().querySelector<HTMLElement>('.image')!.title]).toEqual([
      '',
      'Image 2, label 2',
    ]);
    await commands.pressOnPage('End');
    expect(wordsOf(active())).toBe('Image 59999, label 9');
    expect(told).toEqual([]);
    grid.scrollTop = 0;
    await until(() => page.indices[0] === 0);
    expect(active()).toBeNull();
    await commands.pressOnPage('ArrowLeft');
    expect(wordsOf(active())).toBe('Image 59998, label 8');
  });

  test('says by itself where Go to Image led, as the keyboard stays in the field', async () => {
    await page.show();
    const told = listenIn(page);
    speakAtOnce(page);
    await page.goTo('45678');
    expect(told).toEqual(['Image 45678, label 8.']);
  });

  test('shows the images of one label, and how many there are of each', async () => {
    await page.show();
    expect(page.get('label-7').textContent).toBe('76,000');
    page.get('label-7').click();
    expect(page.indices.slice(0, 4)).toEqual([7, 17, 27, 37]);
    expect(page.tiles[0]!.getAttribute('aria-setsize')).toBe('6000');
    // Images that were out of sight until now among them.
    await until(() => page.tiles.every((tile) => !tile.classList.contains('awaited')));
    expect(page.tiles.map((tile) => inked(tile)[0])).toEqual(page.indices.map((index) => index % 784));
  });

  test('fills the width that it gets', async () => {
    await page.show();
    const columns = () => page.tiles.findIndex((tile) => !tile.style.transform.endsWith(' 0px)'));
    const before = columns();
    page.window.frameElement!.setAttribute('style', 'width: 500px; height: 760px; border: 0');
    await until(() => columns() !== before);
    expect(columns()).toBe(Math.floor((page.get('idx-grid').clientWidth - 36) / 84));
  });

  test('of one image is said to have one', async () => {
    await page.show({ ...IMAGES, count: 1, labels: null });
    expect(page.get('idx-counts').textContent).toBe('1 image of 28 × 28 pixels, no labels');
  });

  test('of another size is shown, and not offered to a network', async () => {
    await page.show({
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
    expect(inked(page.tiles[14]!)).toEqual([14]);
    // Whenever the model changes, every page of the kind is told.
    await page.deliver({ type: 'model', name: 'compact' });
    expect(page.get('idx-read').checkVisibility()).toBe(false);
    expect(page.get('label-all').checkVisibility()).toBe(false);
  });

  test('is looked at as before when the page comes back', async () => {
    await page.show();
    page.get('label-7').click();
    page.get('idx-grid').scrollTop = 5_000;
    await until(() => page.indices[0]! > 100);
    const before = page.indices;
    await until(() => (page.kept as { first: number }).first > 0);
    await page.reload();
    await page.show();
    expect(page.indices).toEqual(before);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';
import { contentOf } from './myDigitsContent';
import { shownOn } from './shownDigits';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('myDigits');
});

afterEach(() => page.close());

const { show, tiles, shownIndices } = shownOn(() => page);

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

import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { DatasetOverview } from '../../src/protocol/dataset';
import { setTheme } from './themes';
import { until } from './until';
import { WebviewPage } from './webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('dataset');
});

afterEach(() => page.close());

/** Images of one pixel of full ink each; its place is the image's number. */
function strip(label: number, count: number) {
  const images = new Uint8Array(count * 784);
  for (let image = 0; image < count; image++) images[image * 784 + image] = 255;
  return { label, images, count };
}

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

const OVERVIEW: DatasetOverview = {
  name: 'MNIST',
  trainingImages: 60_000,
  testImages: 10_000,
  perLabel: DIGITS.map((digit) => 5_000 + 100 * digit),
  samples: DIGITS.map((digit) => strip(digit, 6)),
  augmented: DIGITS.map((digit) => strip(digit, 4)),
};

async function show(overview: DatasetOverview): Promise<void> {
  page.send({ type: 'dataset', overview });
  await until(() => page.all('dataset-counts').length === 1);
}

test('shows how many images there are, and of each digit', async () => {
  await show(OVERVIEW);
  expect(page.get('dataset-counts').textContent).toContain('60,000 training images, 10,000 test images');
  const bars = Array.from(
    page.get('label-chart').querySelectorAll('rect'),
    (bar) => bar.height.baseVal.value,
  );
  expect(bars).toHaveLength(10);
  expect(bars[0]! / bars[9]!).toBeCloseTo(5000 / 5900, 5);
  expect(page.get('label-chart').textContent).toContain('5,900');
});

test('shows samples digit by digit and what augmentation makes of them, pixel for pixel', async () => {
  await show(OVERVIEW);
  const samples = page.get('dataset-samples').querySelectorAll('canvas');
  expect(samples).toHaveLength(60);
  expect(page.get('dataset-augmented').querySelectorAll('canvas')).toHaveLength(40);
  const pixels = samples[5]?.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [];
  const inked = Array.from({ length: 784 }, (_, pixel) => pixel).filter(
    (pixel) => pixels[4 * pixel + 3] === 255,
  );
  expect(inked).toEqual([5]);
});

test('asks for other samples once, until they are there', async () => {
  await show(OVERVIEW);
  page.get('dataset-shuffle').click();
  page.get('dataset-shuffle').click();
  expect(page.messages('shuffle')).toHaveLength(1);
  page.send({ type: 'dataset', overview: { ...OVERVIEW, name: 'Again' } });
  await until(() => page.get('dataset-counts').textContent.includes('Again'));
  page.get('dataset-shuffle').click();
  expect(page.messages('shuffle')).toHaveLength(2);
});

test('asks once also where the theme changes meanwhile', async () => {
  await show(OVERVIEW);
  page.get('dataset-shuffle').click();
  const counts = page.get('dataset-counts');
  await setTheme(page, 'high contrast');
  await until(() => page.get('dataset-counts') !== counts);
  page.get('dataset-shuffle').click();
  expect(page.messages('shuffle')).toHaveLength(1);
});

test('the keyboard stays on the button while other samples come', async () => {
  await show(OVERVIEW);
  page.get('dataset-shuffle').focus();
  await commands.pressOnPage('Enter');
  await page.deliver({ type: 'dataset', overview: OVERVIEW });
  await commands.pressOnPage('Enter');
  expect(page.messages('shuffle')).toHaveLength(2);
  expect(page.window.document.activeElement).toBe(page.get('dataset-shuffle'));
});

test('tells screen readers that other samples are shown', async () => {
  const said = () => page.window.document.querySelector('.for-screen-readers[aria-live]')!.textContent;
  await show(OVERVIEW);
  expect(said()).toBe('');
  page.get('dataset-shuffle').click();
  await page.deliver({ type: 'dataset', overview: OVERVIEW });
  await until(() => said() === 'Other samples are shown.');
});

test('a problem that is all there is stays under the dataset’s name, with a way to another dataset', async () => {
  const headings = () =>
    Array.from(page.window.document.querySelectorAll('h1'))
      .filter((heading) => heading.checkVisibility())
      .map(({ textContent }) => textContent);
  await page.deliver({ type: 'problem', message: 'The folder has no labels. Add them.' });
  expect(headings()).toEqual(['dataset']);
  const dismiss = () => page.get('dataset-problem').parentElement!.querySelector('vscode-button')!;
  expect(dismiss().checkVisibility()).toBe(false);
  page.get('dataset-choose').click();
  expect(page.messages('choose')).toHaveLength(1);
  await show(OVERVIEW);
  expect(page.get('dataset-choose').checkVisibility()).toBe(false);
  expect(headings()).toEqual(['MNIST']);
  await page.deliver({ type: 'problem', message: 'The folder is gone.' });
  expect(headings()).toEqual(['MNIST']);
  expect(dismiss().checkVisibility()).toBe(true);
  expect(page.get('dataset-choose').checkVisibility()).toBe(false);
});

test('the keyboard goes on to the samples when the way to another dataset has led there', async () => {
  await page.deliver({ type: 'problem', message: 'The folder has no labels. Add them.' });
  page.get('dataset-choose').focus();
  await show(OVERVIEW);
  await until(() => !page.get('dataset-choose').checkVisibility());
  expect(page.window.document.activeElement).toBe(page.get('dataset-shuffle'));
});

test('a problem is shown as it is, and gone with the next dataset', async () => {
  page.send({ type: 'problem', message: 'The folder has no labels. Add them.' });
  await until(() => page.get('dataset-problem').textContent !== '');
  expect(page.get('dataset-problem').textContent).toBe('The folder has no labels. Add them.');
  await show(OVERVIEW);
  expect(page.get('dataset-problem').textContent).toBe('');
});

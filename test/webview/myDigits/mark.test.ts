import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { MyDigitsContent } from '../../../src/protocol/myDigits';
import { contentOf, without } from './myDigitsContent';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('myDigits');
});

afterEach(() => page.close());

/** Each with another label than the one before. */
const MANY = contentOf(Array.from({ length: 300 }, (_, index) => index % 10));

async function show(content: MyDigitsContent): Promise<void> {
  await page.deliver({ type: 'digits', content });
}

const grid = () => page.get('my-digits-grid');
const marked = () => page.window.document.querySelector<HTMLElement>('.marked');

/** Whether all of the marked digit can be seen. */
function isInSight(): boolean {
  const [around, tile] = [grid(), marked()].map((each) => each?.getBoundingClientRect());
  // The heights that a browser tells of are rounded.
  return tile !== undefined && tile.top >= around!.top - 1 && tile.bottom <= around!.bottom + 1;
}

/** Goes on to the digits below until one is marked that the grid was scrolled to, at its lower edge. */
async function goBelow(): Promise<number> {
  grid().focus();
  while (grid().scrollTop === 0) await commands.pressOnPage('ArrowDown');
  return Number(marked()!.dataset.index);
}

/** Labels the marked digit anew, with the host's answer. */
async function relabel(index: number): Promise<void> {
  const label = index % 10 === 7 ? 8 : 7;
  await commands.pressOnPage(String(label));
  await show({ ...MANY, labels: MANY.labels.with(index, label), undo: 'New Label' });
}

test('a digit at the lower edge stays in sight when it is labelled anew', async () => {
  await show(MANY);
  const index = await goBelow();
  const { scrollTop } = grid();
  await relabel(index);
  expect([grid().scrollTop, isInSight()]).toEqual([scrollTop, true]);
});

test('a digit that was brought into sight on a narrower page stays there when it is labelled anew', async () => {
  await show(MANY);
  const index = await goBelow();
  const { scrollTop } = grid();
  page.width = 500;
  await until(() => grid().scrollTop > scrollTop && isInSight());
  await relabel(index);
  expect(isInSight()).toBe(true);
});

test('the digit that is marked in place of one that is deleted is in sight, wherever the user scrolled to', async () => {
  await show(MANY);
  const index = await goBelow();
  const { scrollTop } = grid();
  await show(without(index, MANY));
  expect([grid().scrollTop, isInSight()]).toEqual([scrollTop, true]);
  grid().scrollTop = 0;
  await new Promise((resolve) => grid().addEventListener('scrollend', resolve, { once: true }));
  await until(() => !isInSight());
  await show(without(index, without(index, MANY)));
  expect(isInSight()).toBe(true);
});

test.each(['label-7', 'my-digits-mistakes'])(
  'digits that are looked at in another way are shown from the first of them (%s)',
  async (way) => {
    const labels = MANY.labels.map((label) => (label < 7 ? 7 : label));
    const readings = {
      digits: labels,
      outcomes: new Uint8Array(MANY.count).fill(1, 150),
      confidences: new Float32Array(MANY.count).fill(0.9),
    };
    await show({ ...MANY, labels, test: { modelName: 'compact', wasTrainedOnThem: false, readings } });
    grid().scrollTop = 200;
    await new Promise((resolve) => grid().addEventListener('scrollend', resolve, { once: true }));
    page.get(way).click();
    expect(grid().scrollTop).toBe(0);
  },
);

test('a digit that was the last of its label is in sight among all when it gets another', async () => {
  const content = { ...MANY, labels: MANY.labels.map((_, index) => (index === 250 ? 3 : 7)) };
  await show(content);
  page.get('label-3').click();
  page.all('image-tile')[0]!.click();
  await show({ ...content, labels: content.labels.with(250, 7), undo: 'New Label' });
  expect(page.get('my-digits-selection').textContent).toContain('Image 251, ');
  expect(isInSight()).toBe(true);
});

test('a page that comes back shows what was looked at, with its mark, which may be out of sight', async () => {
  const kept = () => page.kept as { first: number };
  await show(MANY);
  const index = await goBelow();
  grid().scrollTop = 1200;
  await until(() => kept().first >= 20);
  const { first } = kept();
  await page.reload();
  await show(MANY);
  await until(() => grid().scrollTop > 1000);
  expect(page.get('my-digits-selection').textContent).toContain(`Image ${String(index + 1)}, `);
  expect([kept().first, isInSight()]).toEqual([first, false]);
  await page.reload();
  // It may have been deleted meanwhile.
  await show(contentOf([7, 3]));
  expect(page.get('my-digits-selection').textContent).toContain('Select a digit');
});

test('none is marked in place of the last of a label that was looked for', async () => {
  const content = contentOf([7, 3, 5]);
  await show(content);
  page.get('label-3').click();
  grid().focus();
  page.all('image-tile')[0]!.click();
  await commands.pressOnPage('Delete');
  expect(page.messages('remove')).toHaveLength(1);
  await show(without(1, content));
  expect(page.all('image-tile')).toHaveLength(2);
  expect([marked(), page.get('my-digits-selection').textContent]).toEqual([
    null,
    expect.stringContaining('Select a digit'),
  ]);
  await commands.pressOnPage('Delete');
  expect(page.messages('remove')).toHaveLength(1);
});

test.each([
  ['fails', [{ type: 'problem', message: 'My Digits cannot be written.' }]],
  ['is void, as nothing is left to take back', [{ type: 'digits', content: contentOf([7, 3]) }]],
  [
    'is void, as another window was first',
    [
      { type: 'done', message: 'Undone.' },
      { type: 'digits', content: contentOf([7, 3], { undo: 'Delete' }) },
    ],
  ],
])('a digit that is kept after an undo that %s is not marked', async (_, answers) => {
  await show(contentOf([7, 3], { undo: 'Delete' }));
  await until(() => !page.get('my-digits-undo').hasAttribute('disabled'));
  page.get('my-digits-undo').click();
  for (const answer of answers) await page.deliver(answer);
  await show(contentOf([7, 3, 5], { undo: 'Delete' }));
  expect(page.all('image-tile')).toHaveLength(3);
  expect(marked()).toBeNull();
});

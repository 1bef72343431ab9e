import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenIn, speakAtOnce } from '../listenIn';
import { until } from '../until';
import { IdxPage, IMAGES, pixelsOf } from './idxPage';

let page: IdxPage;

beforeEach(async () => {
  page = await IdxPage.open();
});

afterEach(() => page.close());

test('a view of a file that has changed since is neither painted again nor given pixels', async () => {
  await page.show();
  page.get('idx-grid').scrollTop = 200_000;
  await until(() => (page.kept as { first: number }).first > 1000);
  await page.reload();
  await page.show();
  page.tiles[0]!.click();
  const [index] = page.messages('look').map((message) => message.index as number);
  const prediction = { digit: 7, confidence: 0.73, outcome: 'digit', probabilities: new Array(10).fill(0.1) };
  page.send({ type: 'look', index, modelId: 'compact-1', prediction, image: pixelsOf(index!) });
  await until(() => page.get('idx-reading').textContent === '7');
  const gone = page.get('idx-grid');
  page.send({ type: 'content', content: IMAGES });
  await until(() => !gone.isConnected);
  await until(() => page.tiles.every((tile) => !tile.classList.contains('awaited')));
  await page.nextFrame();

  const ask = page.window.getComputedStyle.bind(page.window);
  const painted: Element[] = [];
  page.window.getComputedStyle = (of, ...more) => {
    painted.push(of);
    return ask(of, ...more);
  };
  page.window.document.body.className = 'vscode-dark';
  await page.nextFrame();
  expect(painted.map((each) => each.isConnected)).toContain(true);
  expect(painted.filter((each) => !each.isConnected)).toEqual([]);
  // The browser may have something to tell of it still, which lies nowhere any more.
  for (const type of ['scroll', 'scrollend']) gone.dispatchEvent(new Event(type));
  const asked = page.messages('pixels').flatMap((message) => message.indices as number[]);
  expect(Math.min(...asked)).toBeGreaterThan(1000);
  expect((page.kept as { first: number }).first).toBeGreaterThan(1000);
});

test('a screen reader is told that the file has changed, and not that it is there', async () => {
  const told = listenIn(page);
  speakAtOnce(page);
  await page.show();
  expect(told).toEqual([]);
  await page.deliver({ type: 'content', content: IMAGES });
  await page.nextFrame();
  expect(told).toEqual(['The file or its labels have changed.']);
});

describe('the keyboard’s focus, when the file changes', () => {
  const focused = () => page.window.document.activeElement;

  test('goes from the grid to that of the changed file', async () => {
    await page.show();
    const gone = page.get('idx-grid');
    gone.focus();
    await page.deliver({ type: 'content', content: IMAGES });
    expect(page.get('idx-grid')).not.toBe(gone);
    expect(focused()).toBe(page.get('idx-grid'));
  });

  test('goes from what is looked at closely to the grid', async () => {
    await page.show();
    page.tiles[0]!.click();
    const close = page.get('idx-detail-close');
    close.focus();
    expect(focused()).toBe(close);
    await page.deliver({ type: 'content', content: IMAGES });
    expect(focused()).toBe(page.get('idx-grid'));
  });

  test('comes back to the grid when the file could not be shown meanwhile', async () => {
    await page.show();
    page.get('idx-grid').focus();
    await page.deliver({ type: 'problem', message: 'The file is cut short. Copy it again.' });
    expect(focused()).toBe(page.window.document.querySelector('h1'));
    await page.deliver({ type: 'content', content: IMAGES });
    expect(focused()).toBe(page.get('idx-grid'));
  });

  test('stays where it is, if that is not on the page', async () => {
    await page.show();
    await page.deliver({ type: 'content', content: IMAGES });
    expect(focused()).toBe(page.window.document.body);
  });
});

test('a file of labels shows how many there are of each', async () => {
  page.send({
    type: 'content',
    content: { kind: 'labels', name: 'train-labels-idx1-ubyte', count: 30, perLabel: [10, 0, 20] },
  });
  await until(() => page.messages('shown').length > 0);
  expect(page.get('idx-counts').textContent).toBe('30 labels');
  const bars = Array.from(
    page.get('label-chart').querySelectorAll('rect'),
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

test('a problem is shown as it is, under the file’s name, and gone when the file is mended', async () => {
  const headings = () => Array.from(page.window.document.querySelectorAll('h1'), (each) => each.textContent);
  page.send({ type: 'problem', message: 'The file is cut short. Copy it again.' });
  await until(() => page.all('idx-problem').length === 1);
  expect(page.get('idx-problem').textContent).toBe('The file is cut short. Copy it again.');
  expect(headings()).toEqual(['idx']);
  // The page has nothing else to show.
  expect(page.get('idx-problem').parentElement!.querySelector('vscode-button')!.checkVisibility()).toBe(
    false,
  );
  await page.show();
  expect(page.all('idx-problem')).toHaveLength(0);
  expect(headings()).toEqual([IMAGES.name]);
});

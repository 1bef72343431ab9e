import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenIn } from '../listenIn';
import { until } from '../until';
import { IdxPage, IMAGES, wordsOf } from './idxPage';

let page: IdxPage;

beforeEach(async () => {
  page = await IdxPage.open();
});

afterEach(() => page.close());

describe('reading', () => {
  test('is offered with the model in use, shows how far it is, and can be cancelled', async () => {
    await page.show();
    expect(page.get('idx-read').checkVisibility()).toBe(false);
    page.send({ type: 'model', name: 'compact' });
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
    expect(page.verdicts.slice(0, 3)).toEqual(['right', 'wrong', 'wrong']);
    expect(page.verdicts[20]).toBe('unread');
    page.get('idx-cancel').click();
    expect(page.messages('cancel')).toHaveLength(1);
    page.send({ type: 'end', state: 'cancelled', message: '' });
    await until(() => page.get('idx-status').textContent.startsWith('Cancelled after 20 of 60,000'));
    expect(page.get('idx-read').checkVisibility()).toBe(true);
    expect(page.indices[0]).toBe(0);
  });

  test('is offered with the model that is chosen now, until there is a reading to tell of', async () => {
    await page.show();
    await page.deliver({ type: 'model', name: 'compact (shipped)' });
    await page.deliver({ type: 'model', name: 'cnn (shipped)' });
    expect(page.get('idx-status').textContent).toBe(
      'Have the model cnn (shipped) read all of them and see its mistakes first.',
    );
    await page.deliver({ type: 'start', modelName: 'cnn (shipped)', isAgain: false });
    await page.deliver({ type: 'end', state: 'cancelled', message: '' });
    await page.deliver({ type: 'model', name: 'mlp (shipped)' });
    expect(page.get('idx-status').textContent).toContain('Cancelled');
    expect(page.get('idx-read').title).toBe('Read with the model mlp (shipped)');
  });

  test.each([
    ['with labels, shows the mistakes first', IMAGES, 'see its mistakes first.', 'Mistakes First'],
    [
      'without labels, shows first what is refused',
      { ...IMAGES, labels: null },
      'see what it refuses first.',
      'Refused First',
    ],
  ])('of a file %s', async (_, content, offer, toggle) => {
    await page.show(content);
    await page.deliver({ type: 'model', name: 'compact' });
    expect(page.get('idx-status').textContent).toBe(`Have the model compact read all of them and ${offer}`);
    expect(page.get('idx-mistakes').textContent).toBe(toggle);
  });

  test.each([
    ['done', 'idx-mistakes'],
    ['cancelled', 'idx-read'],
  ])('hands the keyboard’s focus on to what can be done next (%s)', async (state, next) => {
    await page.show();
    await page.deliver({ type: 'model', name: 'compact' });
    page.get('idx-read').focus();
    await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
    expect(page.window.document.activeElement).toBe(page.get('idx-cancel'));
    await page.nextFrame();
    const readings = { digits: [7], outcomes: [0], confidences: [0.9] };
    await page.deliver({ type: 'readings', from: 0, readings });
    expect(page.window.document.activeElement).toBe(page.get('idx-cancel'));
    await page.deliver({ type: 'end', state, message: '' });
    await page.nextFrame();
    expect(page.window.document.activeElement).toBe(page.get(next));
  });

  test('hands the keyboard’s focus on where one that was not asked for here takes the order’s button away', async () => {
    await page.show();
    page.readAll();
    await until(() => page.get('idx-mistakes').checkVisibility());
    page.get('idx-mistakes').focus();
    await page.deliver({ type: 'start', modelName: 'cnn', isAgain: false });
    expect(page.window.document.activeElement).toBe(page.get('idx-cancel'));
  });

  test('leaves the keyboard’s focus where it is, if that is elsewhere', async () => {
    await page.show();
    await page.deliver({ type: 'model', name: 'compact' });
    page.get('idx-grid').focus();
    await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
    await page.deliver({ type: 'end', state: 'cancelled', message: '' });
    expect(page.window.document.activeElement).toBe(page.get('idx-grid'));
  });

  test('ends with the mistakes first, the surest of them at the front, and with the accuracy', async () => {
    await page.show();
    page.readAll();
    await until(() => page.get('idx-status').textContent.startsWith('60,000 read'));
    // A refusal counts as a mistake: 59,997 of 60,000.
    expect(page.get('idx-status').textContent).toBe(
      '60,000 read: 99.99\u202f% right, 2 wrong, 1 refused · model compact',
    );
    expect(page.indices.slice(0, 5)).toEqual([13, 12, 14, 0, 1]);
    expect(page.verdicts.slice(0, 4)).toEqual(['wrong', 'wrong', 'refused', 'right']);
    const words = page.tiles.map(wordsOf);
    expect(words[0]).toBe('Image 13, label 3, read as 8, 95.0\u202f%');
    expect(words[2]).toBe('Image 14, label 4, not sure: perhaps 4, 40.0\u202f%');
    page.get('idx-mistakes').click();
    expect(page.indices.slice(0, 3)).toEqual([0, 1, 2]);
    expect(page.get('idx-mistakes').ariaPressed).toBe('false');
  });

  test('tells a screen reader how it ended, once, and not how far it has come', async () => {
    await page.show();
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
    await page.show();
    page.readAll(true);
    await until(() => page.get('idx-status').textContent.startsWith('60,000 read'));
    expect(page.indices.slice(0, 3)).toEqual([0, 1, 2]);
    expect(page.verdicts[12]).toBe('wrong');
  });

  test.each(['cancelled', 'failed'])(
    'that ends early leaves the grid where it is scrolled to (%s)',
    async (state) => {
      await page.show();
      await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
      const grid = page.get('idx-grid');
      const rested = new Promise((resolve) => grid.addEventListener('scrollend', resolve, { once: true }));
      // In the middle of a row.
      grid.scrollTop = 5_060;
      await rested;
      await page.deliver({ type: 'end', state, message: 'The model is damaged. Choose another.' });
      expect(grid.scrollTop).toBe(5_060);
    },
  );

  test('that fails says why', async () => {
    await page.show();
    page.send({ type: 'start', modelName: 'compact', isAgain: false });
    page.send({ type: 'end', state: 'failed', message: 'The model is damaged. Choose another.' });
    await until(() => page.get('idx-status').textContent === 'The model is damaged. Choose another.');
    expect(page.get('idx-read').checkVisibility()).toBe(true);
  });
});

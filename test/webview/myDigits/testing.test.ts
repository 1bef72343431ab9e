import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MyDigitsContent } from '../../../src/protocol/myDigits';
import { TestLine } from '../../../src/webview/myDigits/testLine';
import { setTheme } from '../themes';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';
import { contentOf } from './myDigitsContent';
import { shownOn } from './shownDigits';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('myDigits');
});

afterEach(() => page.close());

const { show, tiles, shownIndices, press } = shownOn(() => page);

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
    expect(score()).toContain('It was trained on your digits');
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

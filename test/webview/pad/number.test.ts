import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { PenStrokes } from '../penCommands.mjs';
import { setTheme } from '../themes';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';
import { digitsInARow, PadPage } from './padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

/** Draws, and waits for the frame in which the pad has read the finished drawing. */
async function draw(strokes: PenStrokes): Promise<void> {
  await commands.drawOnPad(strokes);
  const { window } = page;
  // The pad reads in the next frame; a callback asked for after it runs after its own.
  await new Promise((resolve) => window.requestAnimationFrame(() => window.requestAnimationFrame(resolve)));
}

const reading = () => page.get('pad-reading').textContent;
const boxes = () => page.all('digit-box');
const best = () => page.window.document.querySelector('.bar.best .bar-digit')?.textContent;
const middleOf = (box: HTMLElement) => {
  const area = page.get('pad-canvas').getBoundingClientRect();
  const { left, top, width, height } = box.getBoundingClientRect();
  return { x: (left + width / 2 - area.left) / area.width, y: (top + height / 2 - area.top) / area.height };
};

describe('a number', () => {
  test('is read with a box and a confidence on each digit', async () => {
    await pad.useModel();
    await draw(digitsInARow('305'));
    expect(reading()).toBe('305');
    expect(boxes().map((box) => box.querySelector('strong')?.textContent)).toEqual(['3', '0', '5']);
    for (const box of boxes())
      expect(box.getAttribute('aria-label')).toMatch(/^\d(st|nd|rd|th) digit: \d, .+%$/);
    const confidences = boxes().map((box) => box.querySelector('.digit-box-confidence')?.textContent);
    for (const confidence of confidences) expect(confidence).toMatch(/^(>\u202f)?\d+\u202f%$/);
    expect(page.messages('reading').at(-1)).toMatchObject({ text: '305' });
  });

  test('shows the bars of the digit that is drawn, and of the one whose box is clicked, without ink', async () => {
    await pad.useModel();
    await draw(digitsInARow('305'));
    expect(best()).toBe('5');
    const before = page.get('pad-reading').dataset.confidence;
    await draw([[middleOf(boxes()[1]!)]]);
    expect(best()).toBe('0');
    expect(boxes().map((box) => box.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
    expect(page.get('pad-reading').dataset.confidence).toBe(before);
    expect(boxes()).toHaveLength(3);
  });

  test('lets a stroke begin inside a box', async () => {
    await pad.useModel();
    await draw(digitsInARow('305'));
    const strokes = () => (page.kept as { drawing: { done: unknown[] } }).drawing.done.length;
    const before = await until(() => page.kept !== undefined && strokes());
    const { x, y } = middleOf(boxes()[1]!);
    await draw([[0, 0.02, 0.04].map((step) => ({ x: x + step, y: y + step }))]);
    await expect.poll(strokes).toBe(before + 1);
  });

  test('is gone through by key: one stop for Tab, arrows to a box, Enter', async () => {
    await pad.useModel();
    await draw(digitsInARow('305'));
    expect(boxes().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
    boxes()[2]!.focus();
    await commands.pressOnPage('ArrowLeft');
    expect(page.window.document.activeElement).toBe(boxes()[1]);
    expect(best()).toBe('5');
    await commands.pressOnPage('Enter');
    expect(best()).toBe('0');
    await commands.pressOnPage('Home');
    await commands.pressOnPage('Space');
    expect(best()).toBe('3');
    expect(boxes().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  });

  test('keeps its boxes around the ink when the pad is resized', async () => {
    await pad.useModel();
    await draw(digitsInARow('305'));
    const before = middleOf(boxes()[0]!);
    const { width } = page.get('pad-canvas').getBoundingClientRect();
    (page.window.frameElement as HTMLIFrameElement).style.width = '560px';
    await until(() => page.get('pad-canvas').getBoundingClientRect().width !== width);
    expect(middleOf(boxes()[0]!).x).toBeCloseTo(before.x, 2);
    expect(middleOf(boxes()[0]!).y).toBeCloseTo(before.y, 2);
  });

  test('is told to screen readers with its confidence, once the pen rests', async () => {
    await pad.useModel();
    await draw(digitsInARow('305'));
    const spoken = () => page.window.document.querySelector('.for-screen-readers[aria-live]')?.textContent;
    await expect.poll(spoken).toMatch(/^305, each digit at least .+%$/);
  });
});

describe('a long number', () => {
  const labels = () => Array.from(page.window.document.querySelectorAll<HTMLElement>('.digit-box-label'));
  const covers = (one: DOMRect, other: DOMRect) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  test('has labels that cover no other, with the confidence of most digits and all names', async () => {
    await pad.useModel();
    await draw(digitsInARow('30527164'));
    const places = labels().map((label) => label.getBoundingClientRect());
    expect(places.length).toBeGreaterThan(5);
    for (const [index, place] of places.entries()) {
      expect(places.filter((other, each) => each !== index && covers(place, other))).toEqual([]);
    }
    const said = labels().filter((label) => label.querySelector('.digit-box-confidence')!.checkVisibility());
    expect(said.length).toBeGreaterThan(places.length / 2);
    for (const box of boxes()) expect(box.title).toMatch(/^\d(st|nd|rd|th) digit: .+%$/);
  });

  test('has labels that cover no other once the pad is narrow', async () => {
    await pad.useModel();
    await draw(digitsInARow('30527164'));
    page.width = 260;
    const isApart = () => {
      const places = labels().map((label) => label.getBoundingClientRect());
      return places.every((place, index) =>
        places.every((other, each) => each === index || !covers(place, other)),
      );
    };
    await until(() => page.get('pad-canvas').getBoundingClientRect().width < 260);
    await expect.poll(isApart).toBe(true);
  });
});

describe('what is said of a digit of a number', () => {
  test.each([172, 260, 420, 767, 1000])('can be corrected at %i pixels', async (width) => {
    await pad.useModel();
    // With its font: words are as broad as they are in VS Code.
    await setTheme(page, 'light');
    await draw(digitsInARow('305'));
    page.width = width;
    await until(() => page.window.innerWidth === width);
    for (let digit = 0; digit < 10; digit++) {
      const choice = page.get(`pad-was-${String(digit)}`).getBoundingClientRect();
      expect(choice.width).toBeGreaterThanOrEqual(20);
      expect(choice.right).toBeLessThanOrEqual(width);
    }
    const right = page.get('pad-right').getBoundingClientRect();
    expect(right.height).toBeLessThan(34);
    expect(right.right).toBeLessThanOrEqual(width);
    const caption = page.window.document.querySelector('figcaption')!;
    if (caption.checkVisibility()) expect(caption.getBoundingClientRect().width).toBeGreaterThan(100);
  });
});

test('one digit has no box', async () => {
  await pad.useModel();
  await draw(digitsInARow('3'));
  expect(reading()).toBe('3');
  expect(boxes()).toHaveLength(0);
});

describe('a refusal', () => {
  const state = () => page.window.document.querySelector<HTMLElement>('.reading')!.dataset.state;
  const spoken = () => page.window.document.querySelector('.for-screen-readers[aria-live]')?.textContent;

  test('looks unlike a reading, and unlike the other kind; it says what to do, also to screen readers', async () => {
    await pad.useThresholds({ notADigit: 0, notSure: 1 });
    await draw(digitsInARow('3'));
    expect(state()).toBe('not-sure');
    await expect.poll(spoken).toMatch(/^Not sure: .+\? Undo and draw it more clearly\.$/);
    await pad.useThresholds({ notADigit: 1, notSure: 1 });
    await until(() => state() === 'not-a-digit');
    expect(page.window.document.body.textContent).toContain('This is not a digit');
    await expect.poll(spoken).toMatch(/^This is not a digit\. Undo or clear/);
  });

  test('of each digit of a number stands on its box', async () => {
    await pad.useThresholds({ notADigit: 1, notSure: 1 });
    await draw(digitsInARow('305'));
    expect(boxes().map((box) => box.getAttribute('aria-label'))).toContain('1st sign: not a digit');
    expect(boxes()[0]!.querySelector('.codicon-circle-slash')).not.toBeNull();
    expect(reading()).toBe('');
  });
});

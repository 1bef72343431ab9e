import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMyDigits, openResults, ROWS } from './pageStates';
import { rowOf } from './results/resultRows';
import { setTheme, THEMES } from './themes';
import { WebviewPage } from './webviewPage';

let page: WebviewPage;

beforeAll(async () => {
  page = await WebviewPage.open('results');
});

afterAll(() => {
  page.close();
});

/** Red, green and blue, 0..255, of colours of the page laid one over the other, the lowest first. */
function seen(...layers: readonly string[]): readonly number[] {
  const { document } = page.window;
  const probe = document.body.appendChild(document.createElement('i'));
  const context = document.createElement('canvas').getContext('2d')!;
  for (const layer of layers) {
    probe.style.color = `var(${layer})`;
    context.fillStyle = page.window.getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
  }
  probe.remove();
  return Array.from(context.getImageData(0, 0, 1, 1).data.subarray(0, 3));
}

/** By WCAG 2.2: 1 to 21. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe.each(THEMES)('the accent in the theme %s', (theme) => {
  beforeAll(() => setTheme(page, theme));

  test('is a colour, not the grey of what is off', () => {
    const accent = seen('--accent');
    expect(Math.max(...accent) - Math.min(...accent)).toBeGreaterThan(100);
  });

  test('is seen as the line around what is chosen', () => {
    const [ground, line] = [seen('--vscode-editor-background'), seen('--chosen-line')];
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
    const chosen = seen('--vscode-editor-background', '--chosen-ground');
    expect(contrast(line, chosen)).toBeGreaterThanOrEqual(3);
  });

  test('is told from the ground where it counts, and can be written on where it marks', () => {
    const ground = seen('--vscode-editor-background');
    expect(contrast(seen('--accent'), ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(seen('--chosen-line'), ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('is not that of what is chosen in high contrast, where this has its own', () => {
    const isSame = String(seen('--accent')) === String(seen('--chosen-line'));
    expect(isSame).toBe(!theme.startsWith('high contrast'));
  });
});

describe('what is chosen has the accent around it', () => {
  test.each([
    ['which results are shown', () => openResults(ROWS), '[data-testid=filter-all]'],
    ['which of My Digits are shown', () => openMyDigits(30), '[data-testid=label-all]'],
    ['which digit is looked at', () => openResults([rowOf('42')]), '.digit-choice'],
    ['the pen', () => WebviewPage.open('pad'), '.in-use'],
  ])('%s', async (_, open, selector) => {
    const opened = await open();
    await setTheme(opened, 'light');
    const { window } = opened;
    const { borderTopColor, outlineColor, outlineStyle } = window.getComputedStyle(
      window.document.querySelector(selector)!,
    );
    const line = outlineStyle === 'none' ? borderTopColor : outlineColor;
    opened.close();
    expect(line).toBe('rgb(26, 92, 255)');
  });
});

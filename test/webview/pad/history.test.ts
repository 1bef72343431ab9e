import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';
import { digitsInARow, LINE, PadPage } from './padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

describe('undo, redo and clear', () => {
  test('take strokes back and bring them back, clearing among them', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('0'));
    const first = page.get('pad-reading').dataset.confidence;
    await pad.click('pad-clear');
    expect(pad.text).toBe('');
    await pad.click('pad-undo');
    expect(page.get('pad-reading').dataset.confidence).toBe(first);
    await pad.click('pad-redo');
    expect(pad.text).toBe('');
    await expect.poll(() => pad.isUnavailable('pad-redo')).toBe(true);
  });

  test('work by key', async () => {
    await pad.useModel();
    await pad.draw(LINE);
    const drawn = pad.text;
    await commands.pressOnPage('Escape');
    await until(() => pad.text === '');
    await commands.pressOnPage('Control+z');
    await until(() => pad.text === drawn);
    await commands.pressOnPage('Control+z');
    await until(() => pad.text === '');
    await commands.pressOnPage('Control+Shift+z');
    await until(() => pad.text === drawn);
    await commands.pressOnPage('Delete');
    await until(() => pad.text === '');
  });

  test('a new stroke ends what could be redone', async () => {
    await pad.useModel();
    await pad.draw(LINE);
    await pad.click('pad-undo');
    await expect.poll(() => pad.isUnavailable('pad-redo')).toBe(false);
    await pad.draw(LINE);
    await expect.poll(() => pad.isUnavailable('pad-redo')).toBe(true);
  });
});

describe('what survives', () => {
  test('the drawing and its history outlive a reload', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3', 2));
    const before = page.get('pad-reading').dataset.confidence;
    await page.reload();
    await pad.useModel();
    await until(() => pad.text !== '');
    expect(page.get('pad-reading').dataset.confidence).toBe(before);
    await expect.poll(() => pad.isUnavailable('pad-undo')).toBe(false);
  });

  test('a drawing that the host was told of comes back on another page, with its undo', async () => {
    await pad.useModel();
    await pad.draw();
    const text = pad.text;
    await until(() => page.messages('drawing').length > 0);
    const { drawing } = page.messages('drawing').at(-1)!;
    await page.reload(null);
    await pad.useModel();
    expect(pad.text).toBe('');
    await pad.reading(() => {
      page.send({ type: 'drawing', drawing });
    });
    expect(pad.text).toBe(text);
    await pad.click('pad-undo');
    expect(pad.text).toBe('');
  });

  test('ink is there again after the editor was resized, at the new size', async () => {
    await commands.drawOnPad(LINE);
    await until(() => !pad.isUnavailable('pad-undo'));
    const canvas = page.get('pad-canvas') as HTMLCanvasElement;
    const before = canvas.width;
    const frame = page.window.frameElement as HTMLIFrameElement;
    frame.style.width = '500px';
    await until(() => canvas.width !== before);
    const middle = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
    expect(middle?.[3]).toBe(255);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../../until';
import type { WebviewPage } from '../../webviewPage';
import { LINE, PadPage } from '../padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

describe('pens and eraser', () => {
  /** How many pixels across the line's middle carry ink. */
  function inkAcross(): number {
    const canvas = page.get('pad-canvas') as HTMLCanvasElement;
    const row = canvas.getContext('2d')!.getImageData(0, canvas.height / 2, canvas.width, 1).data;
    return row.filter((value, index) => index % 4 === 3 && value > 127).length / canvas.width;
  }

  test('a broader pen makes broader ink and the same reading', async () => {
    await pad.useModel();
    page.get('pad-pen-fine').click();
    await pad.draw(LINE);
    expect(inkAcross()).toBeCloseTo(0.02, 2);
    const confidence = page.get('pad-reading').dataset.confidence;
    await pad.click('pad-clear');
    await commands.pressOnPage(']');
    await commands.pressOnPage(']');
    await pad.draw(LINE);
    expect(inkAcross()).toBeCloseTo(0.07, 2);
    expect(page.get('pad-reading').dataset.confidence).toBe(confidence);
  });

  test('a pen that is pressed writes broader, and read is the same', async () => {
    const confidences: unknown[] = [];
    for (const [pressure, width] of [
      [0, 0.4 * 0.05],
      [0.5, 0.05],
      [1, 1.6 * 0.05],
    ] as const) {
      const stroke = LINE[0]!.map((point) => ({ ...point, pressure }));
      await page.reload({ drawing: { done: [{ kind: 'stroke', stroke, width: 0.05 }], undone: [] } });
      await pad.useModel();
      await until(() => pad.text !== '');
      expect(inkAcross()).toBeCloseTo(width, 2);
      confidences.push(page.get('pad-reading').dataset.confidence);
    }
    expect(new Set(confidences).size).toBe(1);
  });

  test('the pen in use is marked, and outlives a reload', async () => {
    const inUse = () =>
      Array.from(page.window.document.querySelectorAll<HTMLElement>('.pen-tools > *')).find(
        ({ ariaPressed }) => ariaPressed === 'true',
      )?.dataset.testid;
    expect(inUse()).toBe('pad-pen-medium');
    page.get('pad-pen-broad').click();
    await page.reload();
    expect(inUse()).toBe('pad-pen-broad');
  });

  test('the eraser rubs out what it goes over, and undo brings it back', async () => {
    await pad.useModel();
    await pad.draw(LINE);
    const drawn = page.get('pad-reading').dataset.confidence;
    await commands.pressOnPage('e');
    await pad.draw(LINE);
    expect(inkAcross()).toBe(0);
    expect(pad.text).toBe('');
    await pad.click('pad-undo');
    expect(inkAcross()).toBeGreaterThan(0);
    expect(page.get('pad-reading').dataset.confidence).toBe(drawn);
  });
});

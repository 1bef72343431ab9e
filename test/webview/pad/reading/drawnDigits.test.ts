import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedModel } from '../../shippedModel';
import { until } from '../../until';
import type { WebviewPage } from '../../webviewPage';
import { digitsInARow, LINE, PadPage } from '../padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

describe('reading', () => {
  test('reads at least nine of ten drawn digits, with bars that add up and the confidence of the best', async () => {
    await pad.useModel();
    const read: string[] = [];
    for (let digit = 0; digit < 10; digit++) {
      await pad.draw(digitsInARow(String(digit)));
      read.push(pad.text);
      const bars = Array.from({ length: 10 }, (_, each) =>
        Number(page.get(`pad-bar-${String(each)}`).dataset.probability),
      );
      expect(bars.reduce((sum, bar) => sum + bar)).toBeCloseTo(1, 4);
      expect(Math.max(...bars)).toBeCloseTo(Number(page.get('pad-reading').dataset.confidence), 6);
      expect(bars.indexOf(Math.max(...bars))).toBe(Number(pad.text));
      await pad.click('pad-clear');
    }
    expect(read.filter((text, digit) => text === String(digit)).length).toBeGreaterThanOrEqual(9);
  });

  test('reads while the pen is down, and measures it', async () => {
    await pad.useModel();
    const measured: PerformanceEntry[] = [];
    const observer = new page.window.PerformanceObserver((list) => measured.push(...list.getEntries()));
    observer.observe({ entryTypes: ['measure'] });
    await pad.draw(LINE);
    await until(() => measured.length > 0);
    expect(measured[0]?.name).toBe('digitLab.strokeToBars');
    expect(measured[0]?.duration).toBeGreaterThan(0);
  });

  test('tells the host what it shows, and by which model', async () => {
    await pad.useModel('model-a');
    await pad.draw(LINE);
    const told = page.messages('reading').at(-1);
    expect(told).toEqual({
      type: 'reading',
      modelId: 'model-a',
      text: pad.text,
      confidence: Number(page.get('pad-reading').dataset.confidence),
    });
    expect(page.get('pad-reading').dataset.modelId).toBe('model-a');
  });

  test('shows what it refuses as no reading', async () => {
    const model = await shippedModel('model-a');
    page.send({
      type: 'model',
      model: { ...model, calibration: { temperature: 1, notADigit: 0, notSure: 1 } },
    });
    await until(() => page.messages('reading').length > 0);
    await pad.draw(LINE);
    expect(pad.text).toBe('');
    expect(page.messages('reading').at(-1)).toMatchObject({ text: null });
    expect(page.window.document.body.textContent).toMatch(/Not sure: (perhaps \d|\d or \d)\?/);
    expect(page.window.document.querySelector<HTMLElement>('.reading')!.dataset.state).toBe('not-sure');
  });

  test('shows the frame that the network saw', async () => {
    await pad.useModel();
    await pad.draw(LINE);
    const canvas = page.get('pad-frame') as HTMLCanvasElement;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [];
    const ink = Array.from({ length: 784 }, (_, pixel) => pixels[4 * pixel + 3] ?? 0);
    // An upright line in MNIST's frame: 20 pixels high, in the middle.
    const rows = ink
      .map((value, pixel) => (value > 0 ? Math.floor(pixel / 28) : -1))
      .filter((row) => row >= 0);
    expect(Math.max(...rows) - Math.min(...rows) + 1).toBe(20);
    expect(ink[14 * 28 + 14]).toBeGreaterThan(200);
    expect(ink[14 * 28 + 4]).toBe(0);
  });

  test('reads nothing from a blank pad, and invites to draw', async () => {
    await pad.useModel();
    await until(() => page.messages('reading').length > 0);
    expect(pad.text).toBe('');
    expect(page.messages('reading').at(-1)).toMatchObject({ text: null, confidence: 0 });
    expect(page.get('pad-bar-3').dataset.probability).toBe('');
    expect(page.window.document.body.textContent).toContain('Draw a digit or a number');
    await expect.poll(() => pad.isUnavailable('pad-clear')).toBe(true);
  });
});

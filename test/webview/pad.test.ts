import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { shippedModel } from './shippedModel';
import { until } from './until';
import type { WebviewPage } from './webviewPage';
import { digitsInARow, LINE, PadPage } from './pad/padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

async function click(testId: string): Promise<void> {
  expect(isUnavailable(testId)).toBe(false);
  const before = page.messages('reading').length;
  page.get(testId).click();
  await until(() => page.messages('reading').length > before);
}

const reading = () => page.get('pad-reading').textContent;
const isUnavailable = (testId: string) => page.get(testId).ariaDisabled === 'true';

describe('reading', () => {
  test('reads at least nine of ten drawn digits, with bars that add up and the confidence of the best', async () => {
    await pad.useModel();
    const read: string[] = [];
    for (let digit = 0; digit < 10; digit++) {
      await pad.draw(digitsInARow(String(digit)));
      read.push(reading());
      const bars = Array.from({ length: 10 }, (_, each) =>
        Number(page.get(`pad-bar-${String(each)}`).dataset.probability),
      );
      expect(bars.reduce((sum, bar) => sum + bar)).toBeCloseTo(1, 4);
      expect(Math.max(...bars)).toBeCloseTo(Number(page.get('pad-reading').dataset.confidence), 6);
      expect(bars.indexOf(Math.max(...bars))).toBe(Number(reading()));
      await click('pad-clear');
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
      text: reading(),
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
    expect(reading()).toBe('');
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
    expect(reading()).toBe('');
    expect(page.messages('reading').at(-1)).toMatchObject({ text: null, confidence: 0 });
    expect(page.get('pad-bar-3').dataset.probability).toBe('');
    expect(page.window.document.body.textContent).toContain('Draw a digit or a number');
    await expect.poll(() => isUnavailable('pad-clear')).toBe(true);
  });
});

describe('undo, redo and clear', () => {
  test('take strokes back and bring them back, clearing among them', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('0'));
    const first = page.get('pad-reading').dataset.confidence;
    await click('pad-clear');
    expect(reading()).toBe('');
    await click('pad-undo');
    expect(page.get('pad-reading').dataset.confidence).toBe(first);
    await click('pad-redo');
    expect(reading()).toBe('');
    await expect.poll(() => isUnavailable('pad-redo')).toBe(true);
  });

  test('work by key', async () => {
    await pad.useModel();
    await pad.draw(LINE);
    const drawn = reading();
    await commands.pressOnPage('Escape');
    await until(() => reading() === '');
    await commands.pressOnPage('Control+z');
    await until(() => reading() === drawn);
    await commands.pressOnPage('Control+z');
    await until(() => reading() === '');
    await commands.pressOnPage('Control+Shift+z');
    await until(() => reading() === drawn);
    await commands.pressOnPage('Delete');
    await until(() => reading() === '');
  });

  test('a new stroke ends what could be redone', async () => {
    await pad.useModel();
    await pad.draw(LINE);
    await click('pad-undo');
    await expect.poll(() => isUnavailable('pad-redo')).toBe(false);
    await pad.draw(LINE);
    await expect.poll(() => isUnavailable('pad-redo')).toBe(true);
  });
});

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
    await click('pad-clear');
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
      await until(() => reading() !== '');
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
    expect(reading()).toBe('');
    await click('pad-undo');
    expect(inkAcross()).toBeGreaterThan(0);
    expect(page.get('pad-reading').dataset.confidence).toBe(drawn);
  });
});

describe('what survives', () => {
  test('the drawing and its history outlive a reload', async () => {
    await pad.useModel();
    await pad.draw(digitsInARow('3', 2));
    const before = page.get('pad-reading').dataset.confidence;
    await page.reload();
    await pad.useModel();
    await until(() => reading() !== '');
    expect(page.get('pad-reading').dataset.confidence).toBe(before);
    await expect.poll(() => isUnavailable('pad-undo')).toBe(false);
  });

  test('a drawing that the host was told of comes back on another page, with its undo', async () => {
    await pad.useModel();
    await pad.draw();
    const text = reading();
    await until(() => page.messages('drawing').length > 0);
    const { drawing } = page.messages('drawing').at(-1)!;
    await page.reload(null);
    await pad.useModel();
    expect(reading()).toBe('');
    await pad.reading(() => {
      page.send({ type: 'drawing', drawing });
    });
    expect(reading()).toBe(text);
    await click('pad-undo');
    expect(reading()).toBe('');
  });

  test('ink is there again after the editor was resized, at the new size', async () => {
    await commands.drawOnPad(LINE);
    await until(() => !isUnavailable('pad-undo'));
    const canvas = page.get('pad-canvas') as HTMLCanvasElement;
    const before = canvas.width;
    const frame = page.window.frameElement as HTMLIFrameElement;
    frame.style.width = '500px';
    await until(() => canvas.width !== before);
    const middle = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
    expect(middle?.[3]).toBe(255);
  });
});

describe('models', () => {
  test('a reading is never shown under another model’s name', async () => {
    await pad.useModel('model-a');
    await pad.draw(LINE);
    const mixed: string[] = [];
    const shown = () => page.get('pad-reading').dataset.modelId;
    const observer = new page.window.MutationObserver(() => {
      const name = page.get('pad-model').dataset.modelId;
      if (shown() !== undefined && shown() !== name) mixed.push(`${String(shown())} under ${String(name)}`);
    });
    observer.observe(page.window.document.body, { subtree: true, childList: true, attributes: true });
    for (const modelId of ['model-b', 'model-c', 'model-d']) {
      page.send({ type: 'model', model: await shippedModel(modelId) });
      await commands.drawOnPad(LINE);
    }
    await until(() => shown() === 'model-d');
    expect(mixed).toEqual([]);
    expect(page.get('pad-model').dataset.modelId).toBe('model-d');
    const order = page.messages('reading').map(({ modelId }) => modelId);
    expect(order).toEqual([...order].sort());
  });

  test('a damaged model is a sentence in the pad and a note for the log; the next good one reads', async () => {
    await until(() => page.get('pad-status').dataset.state === 'waiting');
    const model = await shippedModel();
    page.send({ type: 'model', model: { ...model, weights: model.weights.slice(0, 100) } });
    await until(() => page.get('pad-problem').textContent !== '');
    expect(page.get('pad-status').dataset.state).toBe('failed');
    const [failure] = page.messages('failed');
    expect(failure?.message).toBe(page.get('pad-problem').textContent);
    expect(String(failure?.detail)).toContain('UserError');
    await pad.useModel();
    expect(page.get('pad-problem').textContent).toBe('');
    await pad.draw(LINE);
    expect(reading()).not.toBe('');
  });

  test('a damaged model leaves the one before it reading', async () => {
    await pad.useModel('model-a');
    const model = await shippedModel('model-b');
    page.send({ type: 'model', model: { ...model, topology: '{' } });
    await until(() => page.get('pad-problem').textContent !== '');
    await pad.draw(LINE);
    expect(page.get('pad-reading').dataset.modelId).toBe('model-a');
    expect(page.get('pad-model').dataset.modelId).toBe('model-a');
  });

  test('a drawing that waits for its model says so, and that there is none when it cannot be loaded', async () => {
    const words = () => page.window.document.querySelector('.reading-words')!.textContent;
    expect(words()).toBe('Nothing to read yet');
    await commands.drawOnPad(LINE);
    await expect.poll(words).toBe('Waiting for the model');
    page.send({ type: 'problem', message: 'The file cannot be saved.' });
    await expect.poll(() => page.get('pad-problem').textContent).toBe('The file cannot be saved.');
    expect(words()).toBe('Waiting for the model');
    const gone = 'The model folder is gone. Choose another model.';
    page.send({ type: 'problem', message: gone, about: 'model' });
    await expect.poll(words).toBe('Not read: no model is loaded');
    await pad.useModel();
    await expect.poll(words).toMatch(/%$/);
  });

  test('a problem that is not of the model is there still when the model is', async () => {
    await page.deliver({ type: 'problem', message: 'The picture is damaged. Open another one.' });
    await pad.useModel();
    expect(page.get('pad-status').dataset.state).toBe('ready');
    expect(page.get('pad-problem').textContent).toBe('The picture is damaged. Open another one.');
    await pad.draw(LINE);
    expect(page.get('pad-problem').textContent).toBe('');
  });

  test('a problem of the host is shown as it is', async () => {
    page.send({ type: 'problem', message: 'The model folder is gone. Choose another model.' });
    await until(() => page.get('pad-problem').textContent !== '');
    expect(page.get('pad-problem').textContent).toBe('The model folder is gone. Choose another model.');
    expect(page.get('pad-problem').closest('[role=alert]')).not.toBeNull();
  });

  test('the buttons ask the host for a model and an image', () => {
    page.get('pad-choose').click();
    page.get('pad-open').click();
    expect(page.messages('chooseModel')).toHaveLength(1);
    expect(page.messages('openImage')).toHaveLength(1);
  });
});

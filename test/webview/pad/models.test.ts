import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { shippedModel } from '../shippedModel';
import { until } from '../until';
import type { WebviewPage } from '../webviewPage';
import { LINE, PadPage } from './padPage';

let pad: PadPage;
let page: WebviewPage;

beforeEach(async () => {
  pad = await PadPage.openWithoutModel();
  ({ page } = pad);
});

afterEach(() => pad.close());

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
    expect(pad.text).not.toBe('');
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
    await page.deliver({ type: 'problem', message: 'The image is damaged. Open another one.' });
    await pad.useModel();
    expect(page.get('pad-status').dataset.state).toBe('ready');
    expect(page.get('pad-problem').textContent).toBe('The image is damaged. Open another one.');
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

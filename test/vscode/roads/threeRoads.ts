import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { syntheticDrawings } from './drawings';
import { ROOT, openDigitLab, type OpenOptions, type OpenWindow } from './openDigitLab';
import { answerNotification, classifyFromExplorer, openPad, readByPad, startTraining } from './steps';

/** A dataset that is learned in seconds; what it teaches matters less than that it is taken into use. */
const FIXTURE = join(ROOT, 'test/fixtures/synthetic');

/**
 * The three roads through the product, walked in one window in the order in which a person would: draw, classify,
 * train, and draw again with the new model.
 */
export function describeThreeRoads(name: string, options: () => Promise<OpenOptions>): void {
  describe(name, () => {
    let window: OpenWindow;
    let shippedModel: string | null = null;

    beforeAll(async () => {
      window = await openDigitLab(await options());
      window.changeSettings({ 'digitLab.dataset.path': FIXTURE });
      return () => window.close();
    });
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await window.screenshot(`failed ${name} ${task.name}`);
    });

    test('draw: at least nine of ten digits are read right', async () => {
      const pad = await openPad(window.page);
      const right: number[] = [];
      for (const [digit, strokes] of syntheticDrawings(11).entries()) {
        const { text, modelId } = await readByPad(window.page, pad, strokes);
        if (text === String(digit)) right.push(digit);
        shippedModel = modelId;
      }
      expect(right.length, `read right: ${right.join(' ')}`).toBeGreaterThanOrEqual(9);
      await window.screenshot(`${name} pad`);
    });

    test("classify: the Explorer's menu leads to a reading", async () => {
      expect(await classifyFromExplorer(window.page, 'seven.png')).toBe('7');
      await window.screenshot(`${name} results`);
    });

    test('train: a model is made, and reads on the pad once it is taken into use', async () => {
      const { page } = window;
      await startTraining(page, { model: 'mlp', dataset: FIXTURE, epochs: 1 });
      const said = await answerNotification(page, /is trained/, 'Use New Model');
      expect(said).toContain('The model in use, compact (shipped), reads');

      const pad = await openPad(page);
      const line = pad.locator(`[data-testid="pad-model"]:not([data-model-id="${shippedModel}"])`);
      expect(await line.innerText()).toMatch(/^Read by mlp of /);
      const { modelId } = await readByPad(page, pad, syntheticDrawings(12)[1]!);
      expect(modelId).toBe(await line.getAttribute('data-model-id'));
      await window.screenshot(`${name} trained`);
    });
  });
}

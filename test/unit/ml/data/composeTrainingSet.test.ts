import { describe, expect, it } from 'vitest';
import { composeTrainingSet } from '../../../../src/ml/data/composeTrainingSet';
import { NOT_A_DIGIT } from '../../../../src/ml/data/labelledImages';
import type { Dataset } from '../../../../src/ml/data/dataset';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import type { OutlineStep } from '../../../../src/ml/image/outline';

const base: Dataset = { ...syntheticDataset(200, 50, 1), name: 'MNIST' };
const stroke = [
  { x: 0, y: 0 },
  { x: 0, y: 9 },
];
const drawings = Array.from({ length: 30 }, (_, n) => ({ label: 1, writer: n + 1, strokes: [stroke] }));
const box: OutlineStep[] = [
  { type: 'M', x: 0, y: 0 },
  { type: 'L', x: 0.5, y: 0 },
  { type: 'L', x: 0.5, y: -0.7 },
];
const glyph = { outline: box, advance: 0.6 };
const fonts = [{ name: 'Boxes', digits: Array.from({ length: 10 }, () => glyph), letters: [glyph] }];
const additions = {
  baseRepeats: 1,
  drawingVariants: 2,
  cutDigits: 15,
  syntheticDigits: 30,
  typesetDigits: 10,
  typesetLetters: 7,
  nonDigits: 20,
};
const choices = { validationSplit: 0.1, seed: 4 };

const composed = await composeTrainingSet(base, { drawings, fonts }, additions, choices);

describe('composeTrainingSet', () => {
  it('says what is in it, part by part, and its parts add up', () => {
    expect(composed.parts).toEqual([
      { name: 'MNIST', count: 180 },
      { name: 'pen drawings, each 2 times', count: 40 },
      { name: 'MNIST, digits that touched', count: 15 },
      { name: 'synthetic handwriting', count: 24 },
      { name: 'synthetic print', count: 6 },
      { name: 'digits of a font', count: 10 },
      { name: 'letters of a font', count: 7 },
      { name: 'non-digits', count: 20 },
    ]);
    expect(composed.train.count).toBe(302);
    expect(composed.train.images).toHaveLength(302 * 784);
    expect(composed.train.labels.filter((label) => label === NOT_A_DIGIT)).toHaveLength(27);
    expect(composed.name).toBe('MNIST');
  });

  it('validates on other images than it trains on: a share of its own and the drawings of four writers', () => {
    expect(composed.validation?.parts).toEqual([
      { name: 'MNIST', count: 20 },
      { name: 'pen drawings', count: 4 },
    ]);
    const image = (images: Uint8Array, n: number) => images.subarray(n * 784, (n + 1) * 784).join();
    const trained = new Set(Array.from({ length: 180 }, (_, n) => image(composed.train.images, n)));
    for (let n = 0; n < 20; n++) expect(trained.has(image(composed.validation!.images, n))).toBe(false);
  });

  it("repeats the dataset's own images if asked to, and none that it is validated on", async () => {
    const { parts, train, baseImages, validation } = await composeTrainingSet(
      base,
      { drawings, fonts },
      { ...additions, baseRepeats: 2 },
      choices,
    );
    expect(parts![0]).toEqual({ name: 'MNIST, each 2 times', count: 360 });
    expect(baseImages).toBe(360);
    const first = train.images.subarray(0, 180 * 784);
    expect(first).toEqual(composed.train.images.subarray(0, 180 * 784));
    expect(train.images.subarray(180 * 784, 360 * 784)).toEqual(first);
    expect(validation).toEqual(composed.validation);
  });

  it("repeats digits of the user's own until they count, and validates on none of them", async () => {
    const myDigits = { count: 2, images: new Uint8Array(2 * 784).fill(77), labels: Uint8Array.of(3, 5) };
    const { parts, train, validation } = await composeTrainingSet(
      base,
      { drawings: [], fonts: [], myDigits },
      additions,
      choices,
    );
    // 5 % of 200 images.
    expect(parts?.[1]).toEqual({ name: 'my digits, each 5 times', count: 10 });
    expect(Array.from(train.labels.subarray(180, 190))).toEqual([3, 5, 3, 5, 3, 5, 3, 5, 3, 5]);
    expect(train.images[180 * 784]).toBe(77);
    expect(validation?.parts).toEqual([{ name: 'MNIST', count: 20 }]);
    const many = { count: 90, images: new Uint8Array(90 * 784), labels: new Uint8Array(90) };
    const once = await composeTrainingSet(
      base,
      { drawings: [], fonts: [], myDigits: many },
      additions,
      choices,
    );
    expect(once.parts?.[1]).toEqual({ name: 'my digits, each 1 times', count: 90 });
  });

  it('leaves the test set alone, and what is not there out', async () => {
    expect(composed.test).toBe(base.test);
    const without = await composeTrainingSet(
      base,
      { drawings: [], fonts: [] },
      { ...additions, cutDigits: 0, nonDigits: 0 },
      choices,
    );
    expect(without.parts?.map(({ name }) => name)).toEqual([
      'MNIST',
      'synthetic handwriting',
      'synthetic print',
    ]);
    expect(without.validation?.parts).toEqual([{ name: 'MNIST', count: 20 }]);
  });

  it('can be stopped between its sources', async () => {
    let breaths = 0;
    const stopped = new Error('stopped');
    const composing = composeTrainingSet(base, { drawings, fonts }, additions, choices, () => {
      breaths++;
      return breaths === 3 ? Promise.reject(stopped) : Promise.resolve();
    });
    await expect(composing).rejects.toBe(stopped);
    expect(breaths).toBe(3);
  });
});

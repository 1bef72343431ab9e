import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../src/ml/data/syntheticDigits';
import { frameOf } from '../../../src/ml/image/frame';
import type { InkPicture } from '../../../src/ml/image/picture';
import { digitLikeness } from '../../../src/ml/evaluation/calibration';
import { Recogniser } from '../../../src/ml/recogniser';
import { predictAugmented } from '../../../src/ml/testTimeAugmentation';
import { isUserError } from '../../../src/ml/userError';
import { loadIdxFolder } from '../../../src/node/datasets/idxFolder';
import { sharedFolder } from '../../shared';
import { startPortable } from './engines/startPortable';

const folder = join(import.meta.dirname, '../../../models/compact');
const files = {
  topology: readFileSync(join(folder, 'model.json'), 'utf8'),
  weights: new Uint8Array(readFileSync(join(folder, 'weights.bin'))),
  modelId: 'compact-000000000000',
};

beforeAll(startPortable);

describe('Recogniser with the shipped model', () => {
  it('predicts a digit with ten probabilities for each frame', () => {
    const { test } = syntheticDataset(10, 200, 3);
    const recogniser = Recogniser.create(files);
    const predictions = recogniser.predict(Float32Array.from(test!.images, (byte) => byte / 255));
    expect(recogniser.modelId).toBe(files.modelId);
    expect(predictions).toHaveLength(200);
    for (const { digit, confidence, probabilities } of predictions) {
      expect(probabilities).toHaveLength(10);
      expect(probabilities[digit]).toBe(confidence);
      expect(Math.max(...probabilities)).toBe(confidence);
      expect(probabilities.reduce((sum, value) => sum + value)).toBeCloseTo(1, 5);
    }
    const right = predictions.filter(({ digit }, index) => digit === test!.labels[index]).length;
    expect(right).toBeGreaterThan(170);
    recogniser.dispose();
  });

  it('divides logits by the temperature, and refuses what is below its thresholds', () => {
    const frames = Float32Array.from(syntheticDataset(10, 200, 3).test!.images, (byte) => byte / 255);
    const plain = Recogniser.create(files);
    const calibrated = Recogniser.create({
      ...files,
      calibration: { temperature: 2, notADigit: 0.4, notSure: 0.97 },
    });
    const before = plain.predict(frames);
    const after = calibrated.predict(frames);
    expect(before.every(({ outcome }) => outcome === 'digit')).toBe(true);
    after.forEach(({ digit, confidence, probabilities, outcome }, n) => {
      const powers = before[n]!.probabilities.map((probability) => Math.sqrt(probability));
      const sum = powers.reduce((total, power) => total + power);
      expect(digit).toBe(before[n]!.digit);
      expect(probabilities[digit]).toBeCloseTo(powers[digit]! / sum, 4);
      const likeness = digitLikeness(before[n]!.probabilities);
      const isSure = likeness >= 0.97 && confidence >= 0.5;
      expect(outcome).toBe(likeness < 0.4 ? 'not a digit' : isSure ? 'digit' : 'not sure');
    });
    expect(new Set(after.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
    plain.dispose();
    calibrated.dispose();
  });

  it('takes the mean over changed frames if asked to, and not otherwise', () => {
    const frames = Float32Array.from(syntheticDataset(50, 10, 3).train.images, (byte) => byte / 255);
    const plain = Recogniser.create(files);
    const augmented = Recogniser.create({ ...files, testTimeAugmentation: true });
    const expected = predictAugmented(frames, (changed) =>
      Float32Array.from(plain.predict(changed).flatMap(({ probabilities }) => probabilities)),
    );
    const probabilities = augmented.predict(frames).flatMap((prediction) => prediction.probabilities);
    expect(probabilities).toHaveLength(500);
    probabilities.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 5));
    const once = plain.predict(frames).flatMap((prediction) => prediction.probabilities);
    expect(Math.max(...once.map((value, index) => Math.abs(value - probabilities[index]!)))).toBeGreaterThan(
      0.01,
    );
    plain.dispose();
    augmented.dispose();
  });

  it('refuses damaged files with a sentence', () => {
    let thrown: unknown;
    try {
      Recogniser.create({ ...files, weights: files.weights.subarray(4) });
    } catch (error) {
      thrown = error;
    }
    expect(isUserError(thrown)).toBe(true);
  });
});

const shared = sharedFolder();

describe.skipIf(shared === null)('Recogniser on MNIST (needs shared data)', () => {
  it('reads at least 99.3 % of the test set, and loses less than 0.05 points on digits enlarged and framed again', async () => {
    const { test } = await loadIdxFolder(join(shared!, 'mnist'), 'MNIST');
    const { images, labels, count } = test!;
    const recogniser = Recogniser.create(files);
    const accuracyOf = (frameAt: (index: number) => Float32Array): number => {
      let right = 0;
      for (let start = 0; start < count; start += 500) {
        const frames = new Float32Array(500 * 784);
        for (let at = 0; at < 500; at++) frames.set(frameAt(start + at), at * 784);
        const predictions = recogniser.predict(frames);
        right += predictions.filter(({ digit }, at) => digit === labels[start + at]).length;
      }
      return right / count;
    };
    const pixels = (index: number) =>
      Float32Array.from(images.subarray(index * 784, (index + 1) * 784), (byte) => byte / 255);
    const straight = accuracyOf(pixels);
    expect(straight).toBeGreaterThanOrEqual(0.993);
    const framedAgain = accuracyOf((index) => frameOf(enlarged(pixels(index))));
    recogniser.dispose();
    expect(straight - framedAgain).toBeLessThan(0.0005);
  }, 600_000);
});

/** A frame with each pixel 8 x 8 pixels large. */
function enlarged(frame: Float32Array): InkPicture {
  const side = 28 * 8;
  const data = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / 8) * 28;
    for (let x = 0; x < side; x++) data[y * side + x] = frame[row + (x >> 3)]!;
  }
  return { width: side, height: side, data };
}

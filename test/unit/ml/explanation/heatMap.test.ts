import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { heatMap, withoutHottest } from '../../../../src/ml/explanation/heatMap';
import { Random } from '../../../../src/ml/random';
import { Recogniser } from '../../../../src/ml/recogniser';
import { startPortable } from '../engines/startPortable';

const folder = join(import.meta.dirname, '../../../../models/compact');

/** How likely a digit is in each frame. */
function probabilities(recogniser: Recogniser, frames: readonly Float32Array[], digit: number): number[] {
  const together = new Float32Array(frames.length * 784);
  frames.forEach((frame, index) => together.set(frame, index * 784));
  return recogniser.predict(together).map((prediction) => prediction.probabilities[digit]!);
}

describe('heatMap', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    await startPortable();
    recogniser = Recogniser.create({
      topology: readFileSync(join(folder, 'model.json'), 'utf8'),
      weights: new Uint8Array(readFileSync(join(folder, 'weights.bin'))),
      modelId: 'compact-000000000000',
    });
  });

  it('finds ink that decides: blanking its hottest tenth costs more than blanking any tenth', () => {
    const { test } = syntheticDataset(10, 100, 7);
    const random = new Random(11);
    let hotter = 0;
    for (let index = 0; index < 100; index++) {
      const frame = Float32Array.from(
        test!.images.subarray(index * 784, (index + 1) * 784),
        (byte) => byte / 255,
      );
      const { digit } = recogniser.predict(frame)[0]!;
      const heat = heatMap(frame, digit, recogniser);
      const chance = Float32Array.from(frame, (ink) => (ink === 0 ? 0 : random.next()));
      const [hot, other] = probabilities(
        recogniser,
        [withoutHottest(frame, heat, 0.1), withoutHottest(frame, chance, 0.1)],
        digit,
      );
      if (hot! < other!) hotter++;
    }
    expect(hotter).toBeGreaterThanOrEqual(90);
  });

  it('is 1 at its hottest and 0 where there is no ink', () => {
    const { test } = syntheticDataset(10, 1, 9);
    const frame = Float32Array.from(test!.images, (byte) => byte / 255);
    const { digit } = recogniser.predict(frame)[0]!;
    const heat = heatMap(frame, digit, recogniser);
    expect(Math.max(...heat)).toBe(1);
    expect(Math.min(...heat)).toBe(0);
    heat.forEach((value, pixel) => {
      if (frame[pixel] === 0) expect(value).toBe(0);
    });
  });

  it('finds it also where hardly any probability is left for other digits', () => {
    const frame = Float32Array.from({ length: 784 }, (_, pixel) =>
      [6, 7, 20, 21].includes(pixel % 28) ? 1 : 0,
    );
    const isLeft = (pixel: number) => pixel % 28 < 14;
    /** Looks at the left half alone, and is sure of a 3 to 24 places with all of its ink, to 21 or so with less. */
    const sure = {
      predict: (frames: Float32Array) =>
        Array.from({ length: frames.length / 784 }, (_, n) => {
          const ink = frames.subarray(n * 784, (n + 1) * 784).filter((_, pixel) => isLeft(pixel));
          const other = 10 ** (-24 * (ink.reduce((sum, value) => sum + value) / 56));
          const probabilities = Array.from({ length: 10 }, (_, digit) => [other, 0, 0, 1][digit] ?? 0);
          return { digit: 3, confidence: 1, probabilities, outcome: 'digit' as const };
        }),
    };
    const heat = heatMap(frame, 3, sure);
    expect(Math.max(...heat)).toBe(1);
    expect(Math.max(...heat.filter((_, pixel) => !isLeft(pixel)))).toBe(0);
  });

  it('is cold throughout for a blank frame', () => {
    expect(heatMap(new Float32Array(784), 3, recogniser).every((value) => value === 0)).toBe(true);
  });
});

describe('withoutHottest', () => {
  it('takes the hottest ink first, and no more than asked for by a pixel', () => {
    const frame = new Float32Array(784);
    const heat = new Float32Array(784);
    for (let pixel = 0; pixel < 20; pixel++) {
      frame[pixel] = 1;
      heat[pixel] = pixel / 20;
    }
    const rest = withoutHottest(frame, heat, 0.25);
    expect(Array.from(rest.subarray(0, 20))).toEqual([
      ...Array<number>(15).fill(1),
      ...Array<number>(5).fill(0),
    ]);
  });
});

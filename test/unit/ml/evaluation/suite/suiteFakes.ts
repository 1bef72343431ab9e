import { expect } from 'vitest';
import { syntheticDataset } from '../../../../../src/ml/data/syntheticDigits';
import { subset, type LabelledImages } from '../../../../../src/ml/data/labelledImages';
import { wilsonInterval, type Figure } from '../../../../../src/ml/evaluation/suite/figure';
import {
  DATA_NAMES,
  type Suite,
  type SuiteData,
  type SuiteRun,
} from '../../../../../src/ml/evaluation/suite/suite';
import type { FrameReader } from '../../../../../src/ml/pictureReader';
import type { Outcome } from '../../../../../src/ml/reading';

const drawn = syntheticDataset(200, 0, 1).train;

/** Ten images, of one digit each. */
export const TEN_DIGITS: LabelledImages = subset(
  drawn,
  Array.from({ length: 10 }, (_, digit) => drawn.labels.indexOf(digit)),
);

const NO_DATA = Object.fromEntries(Object.keys(DATA_NAMES).map((part) => [part, null])) as Record<
  keyof SuiteData,
  null
>;

/** A reader that sees in each frame what `read` says of it; `at` counts frames from 0. */
export function readerOf(
  read: (frame: Float32Array, at: number) => { digit: number; confidence?: number; outcome?: Outcome },
): FrameReader {
  let at = 0;
  return {
    predict: (frames) =>
      Array.from({ length: frames.length / 784 }, (_, n) => {
        const {
          digit,
          confidence = 0.9,
          outcome = 'digit',
        } = read(frames.subarray(n * 784, (n + 1) * 784), at++);
        const others = (1 - confidence) / 9;
        const probabilities = Array.from({ length: 10 }, (_, other) =>
          other === digit ? confidence : others,
        );
        return { digit, confidence, probabilities, outcome };
      }),
  };
}

/** The digit of `TEN_DIGITS` that a frame is most like. */
export function nearestDigit(frame: Float32Array): number {
  const distances = Array.from({ length: 10 }, (_, digit) =>
    frame.reduce(
      (sum, value, pixel) => sum + (value - TEN_DIGITS.images[digit * 784 + pixel]! / 255) ** 2,
      0,
    ),
  );
  return distances.indexOf(Math.min(...distances));
}

/** The figures of a suite, by name. */
export async function figuresOf(
  suite: Suite,
  reader: FrameReader,
  data: Partial<SuiteData>,
  progress: SuiteRun['progress'] = () => Promise.resolve(),
): Promise<Map<string, Figure>> {
  const figures = await suite.run({
    reader,
    architecture: 'compact',
    data: { ...NO_DATA, ...data },
    progress,
  });
  return new Map(figures.map((figure) => [figure.name, figure]));
}

/** Expects a share of `n` cases with its interval. */
export function expectShare(figure: Figure | undefined, right: number, n: number): void {
  expect(figure).toMatchObject({ value: right / n, n, interval: wilsonInterval(right, n) });
}

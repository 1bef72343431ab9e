import { blur } from '../blur';
import type { InkPicture, Mask } from '../picture';

/** Two classes of values, split where they differ most. */
export interface OtsuSplit {
  /** Values above this are the upper class. */
  readonly threshold: number;
  /** Means of the two classes. */
  readonly lower: number;
  readonly upper: number;
  /** Share of the values' variance that the split explains, 0..1: 0.64 for one bell curve, near 1 for two peaks. */
  readonly separation: number;
}

const BINS = 256;

/**
 * Splits values 0..1 in two by Otsu's method ("A threshold selection method from gray-level histograms", 1979).
 * @returns `null` if all values are (nearly) the same
 */
export function otsu(values: ArrayLike<number>): OtsuSplit | null {
  const histogram = new Float64Array(BINS);
  for (let i = 0; i < values.length; i++) histogram[toBin(values[i]!)]!++;
  const count = values.length;
  const total = histogram.reduce((sum, amount, bin) => sum + amount * bin, 0);
  const mean = total / count;
  const variance = histogram.reduce((sum, amount, bin) => sum + amount * (bin - mean) ** 2, 0) / count;

  let best: (OtsuSplit & { between: number }) | null = null;
  let below = 0;
  let sumBelow = 0;
  for (let bin = 0; bin < BINS - 1; bin++) {
    below += histogram[bin]!;
    sumBelow += histogram[bin]! * bin;
    if (below === 0 || below === count) continue;
    const lower = sumBelow / below;
    const upper = (total - sumBelow) / (count - below);
    const between = (below / count) * (1 - below / count) * (upper - lower) ** 2;
    if (best !== null && between <= best.between) continue;
    best = {
      between,
      // Half-way between the classes where the histogram has a gap, which Otsu's method leaves open.
      threshold:
        Math.max(bin + 0.5, Math.min((lower + upper) / 2, nextFilledBin(histogram, bin) - 0.5)) / (BINS - 1),
      lower: lower / (BINS - 1),
      upper: upper / (BINS - 1),
      separation: between / variance,
    };
  }
  return best;
}

/** Everything with more ink than `threshold`. */
export function above(ink: InkPicture, threshold: number): Mask {
  return maskWhere(ink, (value) => value > threshold);
}

/** Everything with more ink than its neighbourhood (squares of 2 `radius` + 1 pixels) by at least `contrast`. */
export function aboveSurroundings(ink: InkPicture, radius: number, contrast: number): Mask {
  const surroundings = blur(ink.data, ink.width, ink.height, radius);
  return maskWhere(ink, (value, at) => value > surroundings[at]! + contrast);
}

/** Paper for ink and ink for paper. */
export function inverse({ width, height, data }: Mask): Mask {
  return { width, height, data: data.map((value) => 1 - value) };
}

function maskWhere({ width, height, data }: InkPicture, isInk: (value: number, at: number) => boolean): Mask {
  const mask = new Uint8Array(data.length);
  data.forEach((value, at) => {
    if (isInk(value, at)) mask[at] = 1;
  });
  return { width, height, data: mask };
}

function toBin(value: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.round(value * (BINS - 1))));
}

function nextFilledBin(histogram: Float64Array, bin: number): number {
  let next = bin + 1;
  while (next < BINS - 1 && histogram[next] === 0) next++;
  return next;
}

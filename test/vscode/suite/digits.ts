import { syntheticDataset, syntheticStrokes } from '../../../src/ml/data/syntheticDigits';
import { FRAME_SIDE } from '../../../src/ml/image/picture';
import type { Stroke } from '../../../src/ml/image/stroke';
import { frameOfStrokes } from '../../../src/ml/image/strokes';
import { Random } from '../../../src/ml/random';
import { writeIdxPair } from '../../idxPair';
import { greyPng } from './png';

/** How many times larger than its frame a digit's picture is. */
const SCALE = 8;

/** A PNG of one synthetic digit, dark ink on white paper, 224 x 224 pixels. */
export function digitPng(digit: number, seed: number): Buffer {
  return strokesPng(syntheticStrokes(digit, new Random(seed)));
}

/** A PNG of strokes in their frame, dark ink on white paper, 224 x 224 pixels. */
export function strokesPng(strokes: readonly Stroke[]): Buffer {
  const frame = frameOfStrokes(strokes);
  const side = FRAME_SIDE * SCALE;
  const pixels = Uint8Array.from({ length: side * side }, (_, index) => {
    const x = Math.floor((index % side) / SCALE);
    const y = Math.floor(index / side / SCALE);
    return Math.round(255 * (1 - frame[y * FRAME_SIDE + x]!));
  });
  return greyPng(side, side, pixels);
}

/** Writes a small synthetic dataset as the four IDX files that MNIST has. @returns `folder` */
export function writeSyntheticDataset(folder: string, trainingImages = 600, testImages = 200): string {
  const { train, test } = syntheticDataset(trainingImages, testImages, 7);
  writeIdxPair(folder, 'train', train);
  if (test !== undefined) writeIdxPair(folder, 't10k', test);
  return folder;
}

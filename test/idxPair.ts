import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIdx } from '../src/ml/data/idx';
import type { LabelledImages } from '../src/ml/data/labelledImages';
import { FRAME_SIDE } from '../src/ml/image/picture';

/** Writes images and labels into a folder under MNIST's names. */
export function writeIdxPair(folder: string, part: 'train' | 't10k', data: LabelledImages): void {
  mkdirSync(folder, { recursive: true });
  const { count, images, labels } = data;
  writeFileSync(join(folder, `${part}-images-idx3-ubyte`), writeIdx([count, FRAME_SIDE, FRAME_SIDE], images));
  writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), writeIdx([count], labels));
}

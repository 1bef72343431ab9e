import type { LabelledImages } from '../../data/labelledImages';
import { FRAME_SIZE } from '../../image/picture';

/** The ink of one of MNIST's images: 784 values, 28 x 28 row-major, 0..1. */
export function inkOfImage({ images }: LabelledImages, index: number): Float32Array {
  return Float32Array.from(
    images.subarray(index * FRAME_SIZE, (index + 1) * FRAME_SIZE),
    (byte) => byte / 255,
  );
}

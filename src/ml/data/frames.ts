import { FRAME_SIZE } from '../image/picture';
import type { LabelledImages } from './labelledImages';

/** Writes a frame (784 values, ink 0..1) as bytes 0..255 in the place of image `index`. */
export function putFrame(frame: Float32Array, images: Uint8Array, index: number): void {
  const start = index * FRAME_SIZE;
  for (let pixel = 0; pixel < FRAME_SIZE; pixel++) images[start + pixel] = Math.round(frame[pixel]! * 255);
}

/** The bytes of an image among others, 784 each; they stay a part of those. */
export function imageAt(images: Uint8Array, index: number): Uint8Array {
  return images.subarray(index * FRAME_SIZE, (index + 1) * FRAME_SIZE);
}

/** The ink of an image: 784 values, 28 x 28 row-major, 0..1. */
export function inkOfImage({ images }: LabelledImages, index: number): Float32Array {
  return Float32Array.from(imageAt(images, index), (byte) => byte / 255);
}

/** The images of all parts, one part after the other. */
export function concatenateImages(parts: readonly LabelledImages[]): LabelledImages {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const images = new Uint8Array(count * FRAME_SIZE);
  const labels = new Uint8Array(count);
  let at = 0;
  for (const part of parts) {
    images.set(part.images, at * FRAME_SIZE);
    labels.set(part.labels, at);
    at += part.count;
  }
  return { count, images, labels };
}

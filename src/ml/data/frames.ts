import { FRAME_SIZE } from '../image/picture';
import type { LabelledImages } from './labelledImages';

/** Writes a frame (784 values, ink 0..1) as bytes 0..255 in the place of image `index`. */
export function putFrame(frame: Float32Array, images: Uint8Array, index: number): void {
  const start = index * FRAME_SIZE;
  for (let pixel = 0; pixel < FRAME_SIZE; pixel++) images[start + pixel] = Math.round(frame[pixel]! * 255);
}

/** A frame as bytes, 0 paper to 255 full ink. */
export function bytesOf(frame: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: frame.length }, (_, pixel) => Math.round(frame[pixel]! * 255));
}

/** Writes the ink of image `from`, 0..1, in the place of frame `to`. */
export function putInk(images: Uint8Array, from: number, frames: Float32Array, to: number): void {
  const source = from * FRAME_SIZE;
  const target = to * FRAME_SIZE;
  for (let pixel = 0; pixel < FRAME_SIZE; pixel++) frames[target + pixel] = images[source + pixel]! / 255;
}

/** Bytes 0..255 as ink 0..1. */
export function inkOf(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/** The bytes of an image among others, 784 each; they stay a part of those. */
export function imageAt(images: Uint8Array, index: number): Uint8Array {
  return images.subarray(index * FRAME_SIZE, (index + 1) * FRAME_SIZE);
}

/** The ink of an image: 784 values, 28 x 28 row-major, 0..1. */
export function inkOfImage({ images }: LabelledImages, index: number): Float32Array {
  return inkOf(imageAt(images, index));
}

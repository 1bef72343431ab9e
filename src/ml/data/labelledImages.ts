import { CLASSES } from '../classes';
import { FRAME_SIDE, FRAME_SIZE } from '../image/picture';
import { UserError } from '../userError';
import type { IdxTensor } from './idx';

/** The label of an image that shows no digit: a letter, a scribble, a blot. Ten probabilities for it should be alike. */
export const NOT_A_DIGIT = CLASSES;

/**
 * Images with their labels: `images` is count x 784 bytes, row-major, 0 paper to 255 full ink; `labels` count digits, or
 * `NOT_A_DIGIT`.
 */
export interface LabelledImages {
  readonly count: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/**
 * Puts images and labels together. `images` is count x 28 x 28, `labels` is count; `names` are what errors call the
 * two files.
 * @throws UserError if the images have another size, the counts differ, nothing is there, or a label is no digit
 */
export function labelledImages(
  images: IdxTensor,
  labels: IdxTensor,
  names: { readonly images: string; readonly labels: string },
): LabelledImages {
  const [imageCount = 0, rows = 0, columns = 0] = images.shape;
  const [labelCount = 0] = labels.shape;
  if (rows !== FRAME_SIDE || columns !== FRAME_SIDE) {
    throw new UserError(
      `The images of ${names.images} are ${columns} x ${rows} pixels. Digit Lab needs ${FRAME_SIDE} x ${FRAME_SIDE}.`,
    );
  }
  if (imageCount !== labelCount) {
    throw new UserError(
      `${names.images} has ${imageCount} images, but ${names.labels} has ${labelCount} labels. ` +
        'Choose two files that belong together.',
    );
  }
  if (imageCount === 0) {
    throw new UserError(`${names.images} holds no images. Choose a dataset that is not empty.`);
  }
  const wrong = labels.data.findIndex((label) => label > 9);
  if (wrong >= 0) {
    throw new UserError(
      `Label ${wrong + 1} of ${names.labels} is ${labels.data[wrong]!}. Labels must be digits, 0 to 9.`,
    );
  }
  return { count: imageCount, images: images.data, labels: labels.data };
}

/** A copy of the images at `indices`, in that order. */
export function subset(images: LabelledImages, indices: ArrayLike<number>): LabelledImages {
  const count = indices.length;
  const chosen = new Uint8Array(count * FRAME_SIZE);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const index = indices[i]!;
    chosen.set(images.images.subarray(index * FRAME_SIZE, (index + 1) * FRAME_SIZE), i * FRAME_SIZE);
    labels[i] = images.labels[index]!;
  }
  return { count, images: chosen, labels };
}

/** The indices of that many images, in their order. */
export function everyIndex(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => index);
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

/** Every image `times` times, one round after the other. */
export function repeatImages(images: LabelledImages, times: number): LabelledImages {
  return concatenateImages(new Array<LabelledImages>(times).fill(images));
}

import type { MyDigitsContent } from '../../../src/protocol/myDigits';

/** Digits of one pixel of full ink each; its place is the digit's number. */
export function contentOf(labels: readonly number[], more: Partial<MyDigitsContent> = {}): MyDigitsContent {
  const images = new Uint8Array(labels.length * 784);
  labels.forEach((_, index) => (images[index * 784 + index] = 255));
  return {
    place: 'on this machine',
    folder: '/my-digits',
    count: labels.length,
    images,
    labels: Uint8Array.from(labels),
    undo: null,
    test: null,
    ...more,
  };
}

/** The collection after one of its digits was deleted. */
export function without(index: number, content: MyDigitsContent): MyDigitsContent {
  const { images, labels, count } = content;
  const left = new Uint8Array((count - 1) * 784);
  left.set(images.subarray(0, index * 784));
  left.set(images.subarray((index + 1) * 784), index * 784);
  return {
    ...content,
    count: count - 1,
    images: left,
    labels: labels.filter((_, each) => each !== index),
    undo: 'Delete',
  };
}

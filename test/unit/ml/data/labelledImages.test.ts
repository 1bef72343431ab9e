import { describe, expect, it } from 'vitest';
import { labelledImages, subset } from '../../../../src/ml/data/labelledImages';

const names = { images: 'images', labels: 'labels' };
const images = (count: number, side = 28): { shape: number[]; data: Uint8Array } => ({
  shape: [count, side, side],
  data: Uint8Array.from({ length: count * side * side }, (_, i) => Math.floor(i / (side * side))),
});
const labels = (...values: number[]): { shape: number[]; data: Uint8Array } => ({
  shape: [values.length],
  data: Uint8Array.from(values),
});

describe('labelledImages', () => {
  it('puts images and labels together', () => {
    const result = labelledImages(images(3), labels(7, 0, 9), names);
    expect(result.count).toBe(3);
    expect(Array.from(result.labels)).toEqual([7, 0, 9]);
  });

  it('refuses what does not fit together, with the numbers', () => {
    expect(() => labelledImages(images(3), labels(1, 2), names)).toThrow(/3 images.*2 labels/);
    expect(() => labelledImages(images(1, 32), labels(1), names)).toThrow(/32 x 32/);
    expect(() => labelledImages(images(2), labels(1, 10), names)).toThrow(/Label 2 of labels is 10/);
    expect(() => labelledImages(images(0), labels(), names)).toThrow(/no images/);
  });
});

describe('subset', () => {
  it('copies the chosen images in the order asked for', () => {
    const chosen = subset(labelledImages(images(3), labels(7, 0, 9), names), [2, 0]);
    expect(Array.from(chosen.labels)).toEqual([9, 7]);
    expect([chosen.images[0], chosen.images[784], chosen.images.length]).toEqual([2, 0, 1568]);
  });
});

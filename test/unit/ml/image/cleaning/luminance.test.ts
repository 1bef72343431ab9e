import { describe, expect, it } from 'vitest';
import { leastColour, luminance } from '../../../../../src/ml/image/cleaning/luminance';
import type { RgbaPicture } from '../../../../../src/ml/image/picture';

function rgba(width: number, height: number, pixel: (x: number, y: number) => number[]): RgbaPicture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

describe('luminance', () => {
  it('weighs the colours by how bright they look', () => {
    const grey = luminance(
      rgba(3, 1, (x) => [x === 0 ? 255 : 0, x === 1 ? 255 : 0, x === 2 ? 255 : 0, 255]),
      100,
    );
    expect(Array.from(grey.data, (value) => Math.round(value * 1000))).toEqual([299, 587, 114]);
  });

  it('takes what is transparent for white paper', () => {
    const grey = luminance(
      rgba(2, 1, (x) => [0, 0, 0, x === 0 ? 0 : 128]),
      100,
    );
    expect(grey.data[0]).toBe(1);
    expect(grey.data[1]).toBeCloseTo(0.5, 2);
  });

  it('takes what is transparent for paper as dark as it is told', () => {
    const grey = luminance(
      rgba(4, 1, (x) => [255, 255, 255, x === 1 ? 255 : 0]),
      100,
      0,
    );
    expect(Array.from(grey.data)).toEqual([0, 1, 0, 0]);
  });

  it('shrinks by averaging and never enlarges', () => {
    const stripes = rgba(400, 200, (x) => (x % 2 === 0 ? [0, 0, 0, 255] : [255, 255, 255, 255]));
    const grey = luminance(stripes, 100);
    expect([grey.width, grey.height]).toEqual([100, 50]);
    for (const value of grey.data) expect(value).toBeCloseTo(0.5, 5);
    expect(luminance(stripes, 1000).width).toBe(400);
  });
});

describe('leastColour', () => {
  it('sees by the colour that is missing', () => {
    const grey = leastColour(
      rgba(3, 1, (x) =>
        [
          [255, 255, 255],
          [255, 255, 0],
          [240, 51, 102],
        ][x]!.concat(255),
      ),
      100,
    );
    expect(Array.from(grey.data, (value) => Math.round(value * 10))).toEqual([10, 0, 2]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseIdxImages } from '../../../../src/ml/data/idx';
import { frameOf } from '../../../../src/ml/image/frame';
import type { InkPicture } from '../../../../src/ml/image/picture';
import { sharedFolder } from '../../../shared';

function picture(width: number, height: number, ink: (x: number, y: number) => number): InkPicture {
  return {
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, i) => ink(i % width, Math.floor(i / width))),
  };
}

function inside(x: number, y: number, left: number, top: number, width: number, height: number): boolean {
  return x >= left && x < left + width && y >= top && y < top + height;
}

/** Left, top, right, bottom (exclusive) of a frame's ink. */
function bounds(frame: Float32Array): number[] {
  const xs: number[] = [];
  const ys: number[] = [];
  frame.forEach((value, i) => {
    if (value === 0) return;
    xs.push(i % 28);
    ys.push(Math.floor(i / 28));
  });
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

describe('frameOf', () => {
  it('is all zeros for a blank picture', () => {
    expect(frameOf(picture(50, 40, () => 0))).toEqual(new Float32Array(784));
  });

  it('makes the longer side 20 pixels, keeps the aspect ratio and centres', () => {
    const bar = picture(200, 100, (x, y) => (inside(x, y, 90, 10, 20, 80) ? 0.3 : 0));
    expect(bounds(frameOf(bar))).toEqual([12, 5, 18, 25]);
    expect(Math.max(...frameOf(bar))).toBe(1);
  });

  it('spreads each source pixel over the pixels that it covers', () => {
    // 30 pixels wide: each pixel of the frame holds one and a half of them.
    const edges = picture(30, 30, (x) => (x === 1 || x === 0 || x === 29 ? 1 : 0));
    const values = Array.from(frameOf(edges).subarray(14 * 28, 15 * 28)).filter((value) => value > 0);
    expect(values[0]).toBeCloseTo(1);
    expect(values[1]).toBeCloseTo(1 / 3);
    expect(values[2]).toBeCloseTo(2 / 3);
  });

  it('puts the centre of mass between 14 and 15 on both axes, as far as the frame lets it', () => {
    const corner = picture(60, 60, (x, y) => (x < 12 || y > 47 ? 1 : 0));
    const frame = frameOf(corner);
    let mass = 0;
    let massX = 0;
    let massY = 0;
    frame.forEach((value, i) => {
      mass += value;
      massX += value * ((i % 28) + 0.5);
      massY += value * (Math.floor(i / 28) + 0.5);
    });
    expect(massX / mass).toBeGreaterThan(14);
    expect(massX / mass).toBeLessThanOrEqual(15);
    expect(massY / mass).toBeGreaterThan(14);
    expect(massY / mass).toBeLessThanOrEqual(15);

    const extreme = picture(100, 100, (x, y) => (inside(x, y, 0, 0, 3, 3) ? 1 : x + y === 198 ? 0.01 : 0));
    expect(bounds(frameOf(extreme)).slice(0, 2)).toEqual([8, 8]);
  });

  it('does not blow a blot up to a digit', () => {
    const blot = picture(40, 40, (x, y) => (inside(x, y, 5, 5, 2, 2) ? 1 : 0));
    const [left = 0, top = 0, right = 0, bottom = 0] = bounds(frameOf(blot));
    expect([right - left, bottom - top]).toEqual([4, 4]);
  });

  it('takes ink inside the given box only', () => {
    const two = picture(100, 50, (x, y) =>
      inside(x, y, 10, 5, 10, 40) || inside(x, y, 22, 5, 10, 40) ? 1 : 0,
    );
    const one = picture(100, 50, (x, y) => (inside(x, y, 10, 5, 10, 40) ? 1 : 0));
    expect(frameOf(two, { x: 10, y: 5, width: 10, height: 40 })).toEqual(frameOf(one));
  });
});

const shared = sharedFolder();
describe.skipIf(shared === null)('frameOf on MNIST (needs shared data)', () => {
  /** The largest and the mean difference of two frames, ink 0..1. */
  function difference(a: Float32Array, b: Float32Array): { largest: number; mean: number } {
    const differences = a.map((value, i) => Math.abs(value - b[i]!));
    return { largest: Math.max(...differences), mean: differences.reduce((sum, d) => sum + d, 0) / a.length };
  }

  it('gives test digits enlarged 8 times back nearly as they were', () => {
    const file = readFileSync(join(shared!, 'mnist', 't10k-images-idx3-ubyte.gz'));
    const digits = parseIdxImages(gunzipSync(file), 'test images').data;
    // Not all: in every tenth, an outer column so faint that it was stored as 0 makes the box half a pixel narrower.
    let same = 0;
    let meanDifference = 0;
    const count = 300;
    for (let n = 0; n < count; n++) {
      const digit = Float32Array.from(digits.subarray(n * 784, (n + 1) * 784), (value) => value / 255);
      const enlarged = picture(224, 224, (x, y) => digit[(y >> 3) * 28 + (x >> 3)]!);
      const { largest, mean } = difference(frameOf(enlarged), digit);
      if (largest < 0.01) same++;
      meanDifference += mean / count;
    }
    expect(same / count).toBeGreaterThan(0.7);
    expect(meanDifference).toBeLessThan(0.01);
  });
});

import { describe, expect, it } from 'vitest';
import { augment, DEFAULT_AUGMENTATION } from '../../../../src/ml/data/augmentation';
import { Random } from '../../../../src/ml/random';

const NOTHING = { rotation: 0, zoom: 0, shift: 0, shear: 0, elastic: 0 };

/** One image: a filled ellipse, wider than high, right of the centre. */
const images = Uint8Array.from({ length: 784 }, (_, i) => {
  const x = (i % 28) - 15;
  const y = Math.floor(i / 28) - 13.5;
  return (x / 7) ** 2 + (y / 4) ** 2 <= 1 ? 255 : 0;
});

function augmented(range: typeof NOTHING | null, seed = 1): Float32Array {
  const into = new Float32Array(784).fill(9);
  augment(images, [0], 0, 1, range, new Random(seed), into);
  return into;
}

/** Mass, centre of mass and second moments of an image. */
function moments(image: Float32Array): Record<'mass' | 'x' | 'y' | 'xx' | 'yy' | 'xy', number> {
  const mass = image.reduce((sum, value) => sum + value, 0);
  const mean = (f: (x: number, y: number) => number): number =>
    image.reduce((sum, value, i) => sum + value * f(i % 28, Math.floor(i / 28)), 0) / mass;
  const x = mean((px) => px);
  const y = mean((_, py) => py);
  return {
    mass,
    x,
    y,
    xx: mean((px) => (px - x) ** 2),
    yy: mean((_, py) => (py - y) ** 2),
    xy: mean((px, py) => (px - x) * (py - y)),
  };
}

/** The largest of a moment's values over many drawn maps, and the smallest. */
function spread(range: typeof NOTHING, moment: keyof ReturnType<typeof moments>): [number, number] {
  const values = Array.from({ length: 200 }, (_, seed) => moments(augmented(range, seed))[moment]);
  return [Math.min(...values), Math.max(...values)];
}

describe('augment', () => {
  const plain = Float32Array.from(images, (value) => value / 255);

  it('leaves images as they are without a range, and with a range of nothing', () => {
    expect(augmented(null)).toEqual(plain);
    augmented(NOTHING).forEach((value, i) => expect(value).toBeCloseTo(plain[i]!, 5));
  });

  it('moves by as many pixels as the range says', () => {
    const [least, most] = spread({ ...NOTHING, shift: 3 }, 'x');
    expect(least).toBeCloseTo(15 - 3, 0);
    expect(most).toBeCloseTo(15 + 3, 0);
  });

  it('turns by as many degrees as the range says', () => {
    const { xx, yy } = moments(plain);
    const [least, most] = spread({ ...NOTHING, rotation: 30 }, 'xy');
    const expected = (xx - yy) * Math.sin(Math.PI / 6) * Math.cos(Math.PI / 6);
    expect(most).toBeGreaterThan(0.9 * expected);
    expect(most).toBeLessThan(1.1 * expected);
    expect(-least).toBeGreaterThan(0.9 * expected);
    expect(-least).toBeLessThan(1.1 * expected);
  });

  it('zooms by the share that the range says', () => {
    const [least, most] = spread({ ...NOTHING, zoom: 0.2 }, 'xx');
    const { xx } = moments(plain);
    expect(Math.sqrt(least / xx)).toBeCloseTo(0.8, 1);
    expect(Math.sqrt(most / xx)).toBeCloseTo(1.2, 1);
  });

  it('slants by the tangent that the range says', () => {
    const { yy } = moments(plain);
    const [least, most] = spread({ ...NOTHING, shear: 0.5 }, 'xy');
    expect(most / yy).toBeCloseTo(0.5, 1);
    expect(least / yy).toBeCloseTo(-0.5, 1);
  });

  it('does the same for the same seed', () => {
    expect(augmented(DEFAULT_AUGMENTATION, 5)).toEqual(augmented(DEFAULT_AUGMENTATION, 5));
    expect(augmented(DEFAULT_AUGMENTATION, 5)).not.toEqual(augmented(DEFAULT_AUGMENTATION, 6));
  });

  it('keeps ink between 0 and 1', () => {
    for (const value of augmented({ rotation: 40, zoom: 0.5, shift: 20, shear: 1, elastic: 10 })) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('writes the images of its part of the order to the start of the batch', () => {
    const three = new Uint8Array(3 * 784);
    [10, 20, 30].forEach((value, n) => three.fill(value, n * 784, (n + 1) * 784));
    const into = new Float32Array(2 * 784);
    augment(three, Uint32Array.from([0, 2, 1]), 1, 3, null, new Random(1), into);
    expect(Math.round(into[0]! * 255)).toBe(30);
    expect(Math.round(into[784]! * 255)).toBe(20);
  });
});

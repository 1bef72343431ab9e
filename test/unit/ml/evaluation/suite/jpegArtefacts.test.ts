import { describe, expect, it } from 'vitest';
import type { RgbaPicture } from '../../../../../src/ml/image/picture';
import { withJpegArtefacts } from '../../../../../src/ml/evaluation/suite/jpegArtefacts';
import { Random } from '../../../../../src/ml/random';

function noisy(): RgbaPicture {
  const random = new Random(1);
  const data = Uint8Array.from({ length: 19 * 11 * 4 }, (_, i) => (i % 4 === 3 ? 255 : random.integer(256)));
  return { width: 19, height: 11, data };
}

function distance(a: RgbaPicture, b: RgbaPicture): number {
  return Math.sqrt(
    Array.from(a.data).reduce((sum, value, i) => sum + (value - b.data[i]!) ** 2, 0) / a.data.length,
  );
}

describe('withJpegArtefacts', () => {
  it('leaves even colours as they are', () => {
    const colour = [200, 120, 60, 255];
    const data = Uint8Array.from({ length: 16 * 16 * 4 }, (_, i) => colour[i % 4]!);
    const picture = { width: 16, height: 16, data };
    const result = withJpegArtefacts(picture, 60);
    result.data.forEach((value, i) => expect(Math.abs(value - data[i]!)).toBeLessThan(12));
  });

  it('changes little at quality 100, and more the lower it is', () => {
    const picture = noisy();
    const [high, middle, low] = [100, 60, 10].map((quality) =>
      distance(picture, withJpegArtefacts(picture, quality)),
    );
    expect(high).toBeLessThan(2);
    expect(middle).toBeGreaterThan(2 * high!);
    expect(low).toBeGreaterThan(middle!);
  });
});

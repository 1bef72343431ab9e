import { describe, expect, it } from 'vitest';
import type { GreyPicture } from '../../../../../../src/ml/image/cleaning/luminance';
import { closing, opening } from '../../../../../../src/ml/image/cleaning/light/morphology';
import { Random } from '../../../../../../src/ml/random';

const random = new Random(3);
const grain: GreyPicture = {
  width: 23,
  height: 17,
  data: Float32Array.from({ length: 23 * 17 }, () => random.next()),
};

/** Dilation or erosion as it is defined: the extreme of the square around each pixel. */
function extremeOfSquares(
  { width, height, data }: GreyPicture,
  radius: number,
  of: typeof Math.max,
): GreyPicture {
  const values = Array.from(data, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return of(
      ...Array.from(data).filter(
        (_, other) =>
          Math.abs((other % width) - x) <= radius && Math.abs(Math.floor(other / width) - y) <= radius,
      ),
    );
  });
  return { width, height, data: Float32Array.from(values) };
}

describe('closing and opening', () => {
  it.each([1, 3, 30])('dilate and erode by squares of radius %i, cut off at the border', (radius) => {
    const dilated = extremeOfSquares(grain, radius, Math.max);
    expect(closing(grain, radius)).toEqual(extremeOfSquares(dilated, radius, Math.min));
    const eroded = extremeOfSquares(grain, radius, Math.min);
    expect(opening(grain, radius)).toEqual(extremeOfSquares(eroded, radius, Math.max));
  });

  it('fill strokes up and leave a shadow as it is, edge and all', () => {
    const shadow = (x: number, y: number): number => (x < 20 || y > 35 ? 0.4 : 1);
    const isStroke = (x: number, y: number): boolean => Math.abs(x - y) <= 1;
    const picture = (value: (x: number, y: number) => number): GreyPicture => ({
      width: 50,
      height: 50,
      data: Float32Array.from({ length: 2500 }, (_, at) => value(at % 50, Math.floor(at / 50))),
    });
    const written = picture((x, y) => (isStroke(x, y) ? 0.2 : 1) * shadow(x, y));
    expect(closing(written, 4)).toEqual(picture(shadow));
    const negative = picture((x, y) => 1 - (isStroke(x, y) ? 0.2 : 1) * shadow(x, y));
    expect(opening(negative, 4)).toEqual(picture((x, y) => 1 - shadow(x, y)));
  });
});

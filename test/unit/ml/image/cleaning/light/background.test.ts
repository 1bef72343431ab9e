import { describe, expect, it } from 'vitest';
import { inkOnPaper } from '../../../../../../src/ml/image/cleaning/light/background';
import type { GreyPicture } from '../../../../../../src/ml/image/cleaning/luminance';

/** A cross of ink in the middle of a paper whose lightness may vary. */
function cross(
  side: number,
  paper: (x: number, y: number) => number,
  ink: (paper: number) => number,
): GreyPicture {
  const data = Float32Array.from({ length: side * side }, (_, i) => {
    const x = i % side;
    const y = Math.floor(i / side);
    return isCross(side, i) ? ink(paper(x, y)) : paper(x, y);
  });
  return { width: side, height: side, data };
}

function isCross(side: number, i: number): boolean {
  const x = i % side;
  const y = Math.floor(i / side);
  const near = (a: number): boolean => Math.abs(a - side / 2) < side / 30;
  const within = (a: number): boolean => Math.abs(a - side / 2) < side / 4;
  return (near(x) && within(y)) || (near(y) && within(x));
}

/** The most ink on paper, and the least ink on the cross. */
function contrast(picture: GreyPicture): { paper: number; cross: number } {
  const ink = inkOnPaper(picture).data;
  return {
    paper: ink.reduce((most, value, i) => (isCross(picture.width, i) ? most : Math.max(most, value)), 0),
    cross: ink.reduce((least, value, i) => (isCross(picture.width, i) ? Math.min(least, value) : least), 1),
  };
}

describe('inkOnPaper', () => {
  it('finds dark ink on light paper and light ink on a dark ground', () => {
    for (const [paper, ink] of [
      [1, 0],
      [0, 1],
      [0.8, 0.5],
      [0.25, 0.7],
    ]) {
      const found = contrast(
        cross(
          200,
          () => paper!,
          () => ink!,
        ),
      );
      expect(found.paper).toBeLessThan(0.01);
      expect(found.cross).toBeGreaterThan(0.3);
    }
  });

  it('finds dark ink on dim paper, darker than mid-grey', () => {
    const found = contrast(
      cross(
        200,
        () => 0.4,
        () => 0.1,
      ),
    );
    expect(found.paper).toBeLessThan(0.01);
    expect(found.cross).toBeGreaterThan(0.7);
  });

  it('takes paper for paper where its outermost pixels are printed lines', () => {
    const found = contrast(
      cross(
        100,
        (x, y) => (x % 33 === 0 || y % 33 === 0 ? 0.55 : 0.95),
        () => 0.1,
      ),
    );
    expect(found.paper).toBeLessThan(0.6);
    expect(found.cross).toBeGreaterThan(0.7);
  });

  it('divides light that falls off to one side out', () => {
    const found = contrast(
      cross(
        400,
        (x) => 0.95 - (0.6 * x) / 400,
        (paper) => 0.5 * paper,
      ),
    );
    expect(found.paper).toBeLessThan(0.2);
    expect(found.cross).toBeGreaterThan(0.4);
  });

  it('keeps a picture of 28 x 28 pixels crisp', () => {
    const found = contrast(
      cross(
        28,
        () => 0,
        () => 1,
      ),
    );
    expect(found.paper).toBeLessThan(0.01);
    expect(found.cross).toBeGreaterThan(0.99);
  });
});

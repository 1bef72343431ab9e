import { describe, expect, it } from 'vitest';
import { fillPolygons, polygonsOf, type OutlineStep } from '../../../../src/ml/image/outline';

function square(from: number, to: number): OutlineStep[] {
  return [
    { type: 'M', x: from, y: from },
    { type: 'L', x: to, y: from },
    { type: 'L', x: to, y: to },
    { type: 'L', x: from, y: to },
    { type: 'Z' },
  ];
}

/** The same outline the other way round. */
function reversed(steps: OutlineStep[]): OutlineStep[] {
  const points = steps.flatMap((step) => ('x' in step ? [{ x: step.x, y: step.y }] : []));
  return points.reverse().map((point, index): OutlineStep => ({ type: index === 0 ? 'M' : 'L', ...point }));
}

function filled(steps: OutlineStep[]): Float32Array {
  return fillPolygons(polygonsOf(steps), 10, 10).data;
}

function area(data: Float32Array): number {
  return data.reduce((sum, value) => sum + value, 0);
}

describe('fillPolygons', () => {
  it('gives each pixel the share of it that is covered', () => {
    const data = filled(square(1.4, 3.6));
    expect(data[2 * 10 + 2]).toBeCloseTo(1, 5);
    expect(data[2 * 10 + 1]).toBeCloseTo(0.6, 5);
    expect(data[1 * 10 + 1]).toBeCloseTo(0.36, 5);
    expect(data[2 * 10 + 4]).toBe(0);
    expect(area(data)).toBeCloseTo(2.2 ** 2, 4);
  });

  it('leaves a hole where a contour goes the other way round, and none where it goes the same way', () => {
    expect(area(filled([...square(1, 9), ...reversed(square(3, 6))]))).toBeCloseTo(64 - 9, 4);
    expect(area(filled([...square(1, 9), ...square(3, 6)]))).toBeCloseTo(64, 4);
  });

  it('cuts off what is beyond the picture', () => {
    expect(area(filled(square(-5, 3)))).toBeCloseTo(9, 4);
    expect(area(filled(square(8, 30)))).toBeCloseTo(4, 4);
  });

  it('follows curves, quadratic and cubic', () => {
    // A parabola over a chord of 8 with its control point 8 above holds two thirds of 8 x 4.
    const parabola: OutlineStep[] = [
      { type: 'M', x: 1, y: 9 },
      { type: 'Q', x1: 5, y1: 1, x: 9, y: 9 },
    ];
    expect(area(filled(parabola))).toBeCloseTo((2 / 3) * 32, 0);
    // Half a circle of radius 4, with the usual control points.
    const k = (4 / 3) * (Math.SQRT2 - 1) * 4;
    const half: OutlineStep[] = [
      { type: 'M', x: 1, y: 5 },
      { type: 'C', x1: 1, y1: 5 - k, x2: 5 - k, y2: 1, x: 5, y: 1 },
      { type: 'C', x1: 5 + k, y1: 1, x2: 9, y2: 5 - k, x: 9, y: 5 },
    ];
    expect(area(filled(half))).toBeCloseTo((Math.PI * 16) / 2, 0);
  });
});

import { describe, expect, it } from 'vitest';
import { smoothCurve, type CurvePoint } from '../../../../src/ml/data/smoothCurve';

const point = (x: number, y: number, corner = false): CurvePoint => ({ x, y, corner });

/** The sharpest turn along a curve, in degrees. */
function sharpestTurn(curve: readonly { x: number; y: number }[]): number {
  return Math.max(
    ...curve.slice(1, -1).map((at, index) => {
      const before = curve[index]!;
      const after = curve[index + 2]!;
      const turn = Math.atan2(after.y - at.y, after.x - at.x) - Math.atan2(at.y - before.y, at.x - before.x);
      return Math.abs((((((turn * 180) / Math.PI) % 360) + 540) % 360) - 180);
    }),
  );
}

describe('smoothCurve', () => {
  it('goes through all points', () => {
    const points = [point(0, 0), point(1, 0.2), point(0.4, 0.9), point(0, 0.5)];
    const curve = smoothCurve(points);
    for (const { x, y } of points) {
      expect(Math.min(...curve.map((at) => Math.hypot(at.x - x, at.y - y)))).toBeLessThan(1e-9);
    }
  });

  it('makes a circle of a few points round', () => {
    const points = Array.from({ length: 13 }, (_, step) =>
      point(Math.cos((step * Math.PI) / 6), Math.sin((step * Math.PI) / 6)),
    );
    for (const { x, y } of smoothCurve(points)) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.015);
    expect(sharpestTurn(smoothCurve(points))).toBeLessThan(8);
  });

  it('turns sharply at corners alone', () => {
    expect(sharpestTurn(smoothCurve([point(0, 0), point(1, 0), point(1, 1)]))).toBeLessThan(40);
    expect(sharpestTurn(smoothCurve([point(0, 0), point(1, 0, true), point(1, 1)]))).toBeCloseTo(90, 5);
  });

  it('keeps a straight line straight, and is nothing without points', () => {
    for (const { x, y } of smoothCurve([point(0, 0), point(1, 2)])) expect(y).toBeCloseTo(2 * x, 12);
    expect(smoothCurve([])).toEqual([]);
    expect(smoothCurve([point(2, 3)])).toEqual([{ x: 2, y: 3 }]);
  });
});

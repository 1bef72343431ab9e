import { describe, expect, it } from 'vitest';
import { inkBounds } from '../../../../src/ml/image/inkBounds';
import type { Stroke } from '../../../../src/ml/image/stroke';
import { frameOfStrokes, PEN_WIDTH, samplesOfStrokes, strokesBox } from '../../../../src/ml/image/strokes';

const seven: Stroke[] = [
  [
    { x: 10, y: 10 },
    { x: 60, y: 10 },
    { x: 30, y: 110 },
  ],
  [
    { x: 20, y: 60 },
    { x: 55, y: 60 },
  ],
];

function moved(strokes: readonly Stroke[], scale: number, dx: number, dy: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + dx, y: y * scale + dy })));
}

function sum(frame: Float32Array): number {
  return frame.reduce((total, value) => total + value, 0);
}

describe('strokesBox', () => {
  it('is the box of the path, or null without points', () => {
    expect(strokesBox(seven)).toEqual({ x: 10, y: 10, width: 50, height: 100 });
    expect(strokesBox([[]])).toBeNull();
  });
});

describe('frameOfStrokes', () => {
  it('is all zeros without points', () => {
    expect(frameOfStrokes([])).toEqual(new Float32Array(784));
    expect(frameOfStrokes([[]])).toEqual(new Float32Array(784));
  });

  it('does not depend on the size and the place of the drawing', () => {
    const frame = frameOfStrokes(seven);
    expect(frameOfStrokes(moved(seven, 4, 128, -64))).toEqual(frame);
    expect(frameOfStrokes(moved(seven, 0.25, 0, 0))).toEqual(frame);
  });

  it('makes the ink, pen included, 20 pixels on its longer side', () => {
    const box = inkBounds({ width: 28, height: 28, data: frameOfStrokes(seven) })!;
    expect(box.height).toBe(20);
  });

  it('draws a straight line as wide as the pen', () => {
    const line: Stroke[] = [
      [
        { x: 0, y: 0 },
        { x: 0, y: 100 },
      ],
    ];
    const frame = frameOfStrokes(line);
    const row = 14 * 28;
    expect(sum(frame.subarray(row, row + 28))).toBeCloseTo(PEN_WIDTH, 0);
    expect(sum(frameOfStrokes(line, 4).subarray(row, row + 28))).toBeCloseTo(4, 0);
  });

  it('draws a tap as one round dot in the middle', () => {
    const frame = frameOfStrokes([[{ x: 200, y: 5 }]]);
    const box = inkBounds({ width: 28, height: 28, data: frame })!;
    expect(box.width).toBe(box.height);
    expect(box.width).toBeLessThanOrEqual(4);
    expect(Math.abs(box.x + box.width / 2 - 14.5)).toBeLessThanOrEqual(0.5);
    expect(sum(frame)).toBeGreaterThan(3);
  });

  it('does not join separate strokes', () => {
    const apart: Stroke[] = [
      [
        { x: 0, y: 0 },
        { x: 0, y: 100 },
      ],
      [
        { x: 80, y: 0 },
        { x: 80, y: 100 },
      ],
    ];
    expect(frameOfStrokes(apart)[14 * 28 + 14]).toBe(0);
  });
});

describe('samplesOfStrokes', () => {
  it('draws without shades, from side to side of the square', () => {
    const square = samplesOfStrokes(
      [
        [
          { x: 5, y: 5 },
          { x: 45, y: 45 },
        ],
      ],
      4,
      1,
    );
    expect(Array.from(square)).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it('is blank without points', () => {
    expect(samplesOfStrokes([], 3, 1)).toEqual(new Uint8Array(9));
  });
});

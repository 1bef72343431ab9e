import { describe, expect, it } from 'vitest';
import { drawingImages, drawingsOf, varyStrokes } from '../../../../src/ml/data/penDrawings';
import { frameOfStrokes, strokesBox } from '../../../../src/ml/image/strokes';
import { Random } from '../../../../src/ml/random';

const seven = [
  [
    { x: 100, y: 100 },
    { x: 200, y: 100 },
    { x: 140, y: 300 },
  ],
];
const bar = [
  { x: 110, y: 200 },
  { x: 190, y: 200 },
];

describe('drawingsOf', () => {
  it('takes the labelled drawings of the writers asked for', () => {
    const drawings = [
      { label: 7, writer: 1, strokes: seven },
      { label: 7, writer: 3, strokes: seven },
      { writer: 1, strokes: seven },
      { label: 7, strokes: seven },
      { label: 7, writer: 2, strokes: [[]] },
      { label: 1, writer: 2, strokes: [bar] },
    ];
    expect(drawingsOf(drawings, [1, 2])).toEqual([drawings[0], drawings[5]]);
  });
});

describe('drawingImages', () => {
  it('draws each as the pad does, and varies it', () => {
    const drawings = drawingsOf(
      [
        { label: 7, writer: 1, strokes: [...seven, bar] },
        { label: 1, writer: 1, strokes: [bar] },
      ],
      [1, 1],
    );
    const { count, images, labels } = drawingImages(drawings, 3, 5);
    expect(count).toBe(6);
    expect(labels).toEqual(Uint8Array.of(7, 7, 7, 1, 1, 1));
    const image = (n: number) => images.subarray(n * 784, (n + 1) * 784);
    expect(image(0)).toEqual(
      Uint8Array.from(frameOfStrokes([...seven, bar]), (ink) => Math.round(ink * 255)),
    );
    expect(image(1)).not.toEqual(image(0));
    expect(image(1)).not.toEqual(image(2));
    expect(drawingImages(drawings, 3, 5).images).toEqual(images);
    expect(drawingImages(drawings, 3, 6).images).not.toEqual(images);
  });
});

describe('varyStrokes', () => {
  it('keeps the strokes, and about their size, wherever they were', () => {
    const varied = varyStrokes([...seven, bar], new Random(1));
    expect(varied.map(({ length }) => length)).toEqual([3, 2]);
    const box = strokesBox(varied)!;
    expect(Math.max(box.width, box.height)).toBeGreaterThan(0.7);
    expect(Math.max(box.width, box.height)).toBeLessThan(1.4);
    expect(Math.abs(box.x + box.width / 2)).toBeLessThan(0.2);
    expect(varyStrokes([], new Random(1))).toEqual([]);
  });

  it('moves strokes beside each other, and leaves a single one whole', () => {
    const twice = varyStrokes([bar, bar], new Random(2));
    expect(twice[0]).not.toEqual(twice[1]);
    const [once] = varyStrokes([bar], new Random(2));
    expect(Math.abs(once![0]!.x + once![1]!.x)).toBeLessThan(0.1);
  });
});

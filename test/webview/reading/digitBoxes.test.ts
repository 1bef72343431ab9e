import { expect, test } from 'vitest';
import { DigitBoxes } from '../../../src/webview/reading/digitBoxes';

test('of boxes that overlap, a point is in the one whose middle is nearest, across and along', () => {
  const boxes = new DigitBoxes(() => undefined);
  const box = { digit: 1, confidence: 1, width: 0.4, height: 0.4 };
  boxes.show(
    [
      { ...box, x: 0, y: 0 },
      { ...box, x: 0.02, y: 0.3 },
    ],
    0,
  );
  expect(boxes.indexAt({ x: 0.215, y: 0.32 })).toBe(0);
  expect(boxes.indexAt({ x: 0.215, y: 0.38 })).toBe(1);
  expect(boxes.indexAt({ x: 0.2, y: 0.9 })).toBe(-1);
});

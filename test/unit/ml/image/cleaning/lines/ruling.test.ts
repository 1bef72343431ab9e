import { describe, expect, it } from 'vitest';
import type { InkPicture } from '../../../../../../src/ml/image/picture';
import { withoutRuling } from '../../../../../../src/ml/image/cleaning/lines/ruling';
import { Random } from '../../../../../../src/ml/random';

const SIDE = 120;

type Share = (x: number, y: number) => number;

function picture(share: Share, side = SIDE): InkPicture {
  const data = Float32Array.from({ length: side * side }, (_, at) => share(at % side, Math.floor(at / side)));
  return { width: side, height: side, data };
}

/** 1 within `width` of a middle line, fading over a pixel; 0 outside. */
const stroke = (off: number, width: number): number =>
  Math.min(1, Math.max(0, width / 2 + 0.5 - Math.abs(off)));

/** A ring, 9 pixels thick. */
const digit: Share = (x, y) => 0.85 * stroke(Math.hypot(x - 62, y - 55) - 30, 9);

/** Lines every 26 pixels. */
const ruled = (at: number, width: number): number => stroke((((at % 26) + 26) % 26) - 13, width);

function greatestDifference(a: InkPicture, b: InkPicture): number {
  return a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - b.data[at]!)), 0);
}

/** The share of the lines' pixels that stays, where nothing is written, and what a digit lost at its worst pixel. */
function damage(lines: Share, written: Share = digit): { left: number; lost: number } {
  const [print, alone] = [picture(lines), picture(written)];
  const rest = withoutRuling(picture((x, y) => Math.max(written(x, y), print.data[y * SIDE + x]!)));
  let [lined, left, lost] = [0, 0, 0];
  rest.data.forEach((value, at) => {
    if (print.data[at]! > 0.2 && alone.data[at] === 0) {
      lined++;
      if (value > 0.12) left++;
    }
    if (alone.data[at]! > 0.84) lost = Math.max(lost, 0.85 - value);
  });
  return { left: left / lined, lost };
}

describe('withoutRuling', () => {
  const random = new Random(3);
  it.each<[string, Share]>([
    ['level lines', (_, y) => 0.4 * ruled(y, 2)],
    ['lines a little aslant', (x, y) => 0.4 * ruled(y + 0.06 * x, 1.5)],
    ['squares', (x, y) => 0.4 * Math.max(ruled(y - 0.03 * x, 2), ruled(x + 0.03 * y, 2))],
    ['lines that bend', (x, y) => 0.4 * ruled(y + 2 * Math.sin(x / 30), 2)],
    ['thick lines', (_, y) => 0.4 * ruled(y, 3)],
    ['blurred lines', (_, y) => 0.4 * Math.exp(-(((y % 26) - 13) ** 2) / 4)],
    ['dotted lines', (x, y) => (x % 8 < 4 ? 0.4 * ruled(y, 2) : 0)],
    ['a margin', (x, y) => 0.5 * stroke(x - 20 - 0.02 * y, 2)],
    ['uneven lines', (_, y) => (0.35 + 0.02 * random.normal()) * ruled(y, 2)],
  ])('takes %s away and leaves what is written across them', (_, lines) => {
    const { left, lost } = damage(lines);
    expect(left).toBeLessThan(0.05);
    expect(lost).toBeLessThan(0.02);
  });

  it('takes lines away that leave the picture above or below', () => {
    const { left } = damage(
      (x, y) => 0.4 * Math.max(stroke(y - 3 + 0.06 * x, 2), stroke(y - 119 + 0.02 * x, 2)),
    );
    expect(left).toBeLessThan(0.05);
  });

  it('leaves a stroke that lies along a line', () => {
    const bar: Share = (x, y) => (x > 30 && x < 80 ? 0.85 * stroke(y - 64, 9) : 0);
    expect(damage((_, y) => 0.4 * ruled(y - 51, 2), bar).lost).toBeLessThan(0.02);
  });

  it.each<[string, Share]>([
    ['a digit alone', digit],
    [
      'thin strokes that end before the picture does',
      (x, y) => Math.max(digit(x, y), x > 15 ? 0.4 * stroke(y - 95, 2) : 0),
    ],
    ['a line as dark as the ink', (x, y) => Math.max(digit(x, y), 0.8 * stroke(y - 95, 2))],
    ['a stroke from border to border, on which nothing else is written', (x) => 0.8 * stroke(x - 60, 3)],
    [
      'a thick stroke from border to border, lighter than others',
      (x, y) => Math.max(digit(x, y), 0.4 * stroke(x - 60, 9)),
    ],
  ])('leaves %s as it is', (_, share) => {
    expect(greatestDifference(withoutRuling(picture(share)), picture(share))).toBe(0);
  });

  it('leaves pictures alone that are so small that strokes are as thin as lines', () => {
    const small = picture((x, y) => Math.max(0.9 * stroke(x - 8, 2), 0.4 * stroke(y - 14, 2)), 28);
    expect(withoutRuling(small)).toBe(small);
  });
});

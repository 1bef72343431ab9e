import { CLASSES } from '../classes';
import { inkOfImage } from './frames';
import type { LabelledImages } from './labelledImages';
import { FRAME_SIDE, FRAME_SIZE, type InkPicture, type RgbaPicture } from '../image/picture';
import { interpolated } from '../image/scaling';
import type { StrokePoint } from '../image/stroke';
import type { Random } from '../random';

/** MNIST's digits by label, to compose numbers of. */
export class DigitPool {
  private readonly byDigit: readonly (readonly number[])[];

  /** @param indices which of the images; all of them if left out */
  constructor(
    private readonly source: LabelledImages,
    indices: Iterable<number> = Array(source.count).keys(),
  ) {
    const byDigit = Array.from({ length: CLASSES }, (): number[] => []);
    for (const index of indices) byDigit[source.labels[index]!]!.push(index);
    this.byDigit = byDigit;
  }

  /** The ink (28 x 28, 0..1) of some image of a digit. */
  draw(digit: number, random: Random): Float32Array {
    const choices = this.byDigit[digit]!;
    return inkOfImage(this.source, choices[random.integer(choices.length)]!);
  }
}

type Mark = '.' | ',' | '-';

/** How marks between digits are drawn: into a frame, at the height where they stand beside MNIST's digits. */
const MARKS: Readonly<Record<Mark, (random: Random) => Float32Array>> = {
  '.': (random) => drawnLine({ x: 14, y: 22 }, { x: 14, y: 22 }, random.between(2.4, 4)),
  ',': (random) => drawnLine({ x: 14, y: 22 }, { x: random.between(12, 14), y: 26 }, random.between(1.8, 3)),
  '-': (random) => drawnLine({ x: 10, y: 14 }, { x: random.between(15, 19), y: 14 }, random.between(1.8, 3)),
};

function isMark(character: string): character is Mark {
  return character in MARKS;
}

/** A frame with a line in it, `width` wide, whose edge fades over one pixel. */
function drawnLine(from: StrokePoint, to: StrokePoint, width: number): Float32Array {
  const frame = new Float32Array(FRAME_SIZE);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  return frame.map((_, pixel) => {
    const [x, y] = [(pixel % FRAME_SIDE) + 0.5 - from.x, Math.floor(pixel / FRAME_SIDE) + 0.5 - from.y];
    const along = Math.min(Math.max(x * dx + y * dy, 0), length);
    return Math.min(1, Math.max(0, width / 2 + 0.5 - Math.hypot(x - along * dx, y - along * dy)));
  });
}

/** Ink with, for each pixel, the place in the number of the digit that it belongs to: from 0, -1 for none. */
export interface ComposedNumber {
  readonly ink: InkPicture;
  readonly owners: Int8Array;
}

/** Paper left free around a number, in pixels. */
const MARGIN = 8;

/**
 * Writes a number with MNIST's digits, as high as they are there and as high up as they stand there.
 * @param text digits; points, commas and dashes are drawn as well and belong to no digit
 * @param spacing pixels between the boxes around all ink of two neighbours; negative where they overlap
 */
export function composeNumber(
  text: string,
  spacing: number,
  pool: DigitPool,
  random: Random,
): ComposedNumber {
  const signs = Array.from(text, (character) =>
    isMark(character) ? MARKS[character](random) : pool.draw(Number(character), random),
  );
  const placed: { readonly digit: Float32Array; readonly left: number; readonly x: number }[] = [];
  let x = MARGIN;
  for (const digit of signs) {
    const [left, right] = columnsOf(digit);
    placed.push({ digit, left, x });
    x += right - left + spacing;
  }
  const width = x - spacing + MARGIN;
  const height = FRAME_SIDE + 2 * MARGIN;
  const data = new Float32Array(width * height);
  const owners = new Int8Array(width * height).fill(-1);
  placed.forEach(({ digit, left, x }, place) => {
    digit.forEach((value, pixel) => {
      const at = (MARGIN + Math.floor(pixel / FRAME_SIDE)) * width + x + (pixel % FRAME_SIDE) - left;
      if (value === 0 || value <= data[at]!) return;
      data[at] = value;
      owners[at] = isMark(text.charAt(place)) ? -1 : place;
    });
  });
  return { ink: { width, height, data }, owners };
}

/** The first column with ink, and the one after the last. */
function columnsOf(digit: Float32Array): readonly [number, number] {
  const columns = Array.from(digit.entries())
    .filter(([, value]) => value > 0)
    .map(([pixel]) => pixel % FRAME_SIDE);
  return [Math.min(...columns), Math.max(...columns) + 1];
}

/** Black ink on white paper, each pixel of the ink `scale` pixels wide and smoothly joined to the next. */
export function onPaper(ink: InkPicture, scale = 1): RgbaPicture {
  const width = Math.round(ink.width * scale);
  const height = Math.round(ink.height * scale);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = interpolated(ink, (x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5);
      data.fill(Math.round(255 * (1 - value)), (y * width + x) * 4, (y * width + x) * 4 + 3);
      data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}

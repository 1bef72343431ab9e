import { describe, expect, it } from 'vitest';
import { drawPicture, placeStrokes } from '../../syntheticPicture';
import { syntheticDataset, syntheticStrokes } from '../../../src/ml/data/syntheticDigits';
import { cleanUp } from '../../../src/ml/image/cleaning/cleanUp';
import { findGlyphs } from '../../../src/ml/image/segmentation/glyphs';
import { strokesBox } from '../../../src/ml/image/strokes';
import { readDrawing, readNumber, type FrameReader } from '../../../src/ml/pictureReader';
import { Random } from '../../../src/ml/random';
import type { Outcome, ReadDigit } from '../../../src/ml/reading';
import { UserError } from '../../../src/ml/userError';
import { dottedPicture } from '../../dottedPicture';

const known = syntheticDataset(10, 3000, 1).test!;

/** Sum of squared differences to the nearest neighbour beyond which a frame is like none of them. */
const FAR = 30;

/** Reads each frame as its nearest neighbour among synthetic digits. */
const reader: FrameReader = {
  predict: (frames) =>
    Array.from({ length: frames.length / 784 }, (_, n) => {
      const frame = frames.subarray(n * 784, (n + 1) * 784);
      let best = Infinity;
      let digit = -1;
      for (let k = 0; k < known.count; k++) {
        let distance = 0;
        for (let i = 0; i < 784; i++) distance += (frame[i]! - known.images[k * 784 + i]! / 255) ** 2;
        if (distance < best) [best, digit] = [distance, known.labels[k]!];
      }
      // Half a digit resembles none.
      const confidence = best > FAR ? 0.2 : 1 - digit / 100;
      return { digit, confidence, probabilities: [], outcome: 'digit' };
    }),
};

/** A 7 about `height` pixels high, its upper left corner at 10, 10. */
function seven(height: number): ReturnType<typeof drawPicture> {
  const [stroke] = syntheticStrokes(7, new Random(3));
  const box = strokesBox([stroke!])!;
  const placed = stroke!.map(({ x, y }) => ({
    x: 10 + ((x - box.x) * height) / box.height,
    y: 10 + ((y - box.y) * height) / box.height,
  }));
  const ink: [number, number, number] = [20, 20, 20];
  return drawPicture([placed], {
    width: height + 20,
    height: height + 20,
    penWidth: height / 9,
    ink,
    paper: () => [250, 250, 250],
  });
}

/** Reads 7, each time with the next of these outcomes. */
function readerWith(...outcomes: readonly Outcome[]): FrameReader & { readonly asked: number } {
  let asked = 0;
  return {
    get asked() {
      return asked;
    },
    predict: () => [{ digit: 7, confidence: 0.9, probabilities: [], outcome: outcomes[asked++]! }],
  };
}

/** 2024 in two lines of two digits, the second of which begins `step` pixels after the first. */
function number(step = 150): ReturnType<typeof drawPicture> {
  const random = new Random(14);
  const strokes = [2, 0, 2, 4].flatMap((digit, i) =>
    placeStrokes(syntheticStrokes(digit, random), 0.5, 20 + step * (i % 2), 20 + 170 * Math.floor(i / 2)),
  );
  return drawPicture(strokes, {
    width: 320,
    height: 350,
    penWidth: 7,
    ink: [40, 40, 60],
    paper: () => [240, 240, 235],
  });
}

describe('readNumber', () => {
  it('reads the digits line by line, and is as sure as of the least sure one', () => {
    const reading = readNumber(number(), reader);
    expect(reading.text).toBe('2024');
    expect(reading.confidence).toBeCloseTo(0.96);
    expect(reading.digits.map(({ digit }) => digit)).toEqual([2, 0, 2, 4]);
    const [first, second, third] = reading.digits;
    expect(first!.box.x + first!.box.width).toBeLessThan(second!.box.x);
    expect(first!.box.y + first!.box.height).toBeLessThan(third!.box.y);
    expect(first!.frame).toHaveLength(784);
  });

  it('asks the network about few of the frames that may be a digit, and about none twice', () => {
    const touching = number(60);
    const asked: string[] = [];
    const listening: FrameReader = {
      predict: (frames) => {
        for (let at = 0; at < frames.length; at += 784) asked.push(frames.subarray(at, at + 784).join());
        return reader.predict(frames);
      },
    };
    readNumber(touching, listening);
    const found = findGlyphs(cleanUp(touching)).flatMap(({ glyphs }) => glyphs);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(4);
    expect(asked.length).toBeLessThan(found.length / 3);
  });

  it('passes over a sign by itself, and takes a piece that was cut off for a guess', () => {
    const outcomes = (step: number, none: number): [string | null, Outcome[]] => {
      const { text, digits } = readNumber(number(step), {
        predict: (frames) =>
          reader.predict(frames).map((made) => ({
            ...made,
            confidence: made.confidence / 5,
            outcome: made.digit === none ? 'not a digit' : 'digit',
          })),
      });
      return [text, digits.map(({ outcome }) => outcome)];
    };
    expect(outcomes(150, 0)).toEqual(['224', ['digit', 'not a digit', 'digit', 'digit']]);
    // The 2 and the 0 touch, and are cut into what looks like a 1 and a 3.
    expect(outcomes(60, 1)).toEqual(['1324', ['not sure', 'digit', 'digit', 'digit']]);
  });

  it('reads small writing once more enlarged, and gives its boxes in pixels of the picture', () => {
    const unsureAtFirst = readerWith('not sure', 'digit');
    const { text, digits, times } = readNumber(seven(24), unsureAtFirst);
    expect([text, times]).toEqual(['7', 3]);
    expect(unsureAtFirst.asked).toBe(2);
    const [{ box }] = digits as [ReadDigit];
    for (const side of [box.x, box.y]) expect(Math.abs(side - 9)).toBeLessThan(2);
    expect(Math.abs(box.height - 26)).toBeLessThan(2);
  });

  it('reads one small digit of which it is sure only once, and so what is large enough', () => {
    for (const [height, outcome] of [
      [24, 'digit'],
      [100, 'not sure'],
    ] as const) {
      const listening = readerWith(outcome);
      const { digits, times } = readNumber(seven(height), listening);
      expect([digits[0]!.outcome, times]).toEqual([outcome, 1]);
      expect(listening.asked).toBe(1);
    }
  });

  it.each(['wide', 'tall'] as const)(
    'reads digits far apart on a %s strip, and keeps boxes on it',
    (form) => {
      const random = new Random(14);
      const places = [30, 5000, 9920];
      const strokes = [2, 0, 4].flatMap((digit, i) => {
        const [x, y] = form === 'wide' ? [places[i]!, 15] : [15, places[i]!];
        return placeStrokes(syntheticStrokes(digit, random), 0.25, x, y);
      });
      const [width, height] = form === 'wide' ? [10_000, 100] : [100, 10_000];
      const paper = (x: number, y: number): [number, number, number] => {
        const light = 180 + 60 * Math.sin((x + y) / 400);
        return [light, light, light];
      };
      const { text, digits } = readNumber(
        drawPicture(strokes, { width, height, penWidth: 5, ink: [30, 30, 40], paper }),
        reader,
      );
      expect(text).toBe('204');
      digits.forEach(({ box }, i) => {
        const [from, length] = form === 'wide' ? [box.x, box.width] : [box.y, box.height];
        expect(from).toBeGreaterThan(places[i]! - 2);
        expect(from + length).toBeLessThan(places[i]! + 80);
      });
    },
  );

  it('refuses a picture with too many marks with a sentence, before it asks the network', () => {
    const asked: number[] = [];
    const listening: FrameReader = {
      predict: (frames) => {
        asked.push(frames.length / 784);
        return reader.predict(frames);
      },
    };
    expect(() => readNumber(dottedPicture(40), listening)).toThrow(
      new UserError(
        'There are too many marks in this image to read numbers in it. Crop it to the digits and try again.',
      ),
    );
    expect(asked).toEqual([]);
  });

  it('reads nothing on blank paper', () => {
    const blank = { width: 40, height: 30, data: new Uint8Array(4800).fill(255) };
    expect(readNumber(blank, reader)).toEqual({
      text: null,
      confidence: 0,
      outcome: 'nothing',
      digits: [],
      times: 1,
    });
  });
});

describe('readDrawing of one digit', () => {
  it('reads a drawing as one digit, with the box of its strokes', () => {
    const random = new Random(14);
    let right = 0;
    for (let n = 0; n < 50; n++) {
      const strokes = syntheticStrokes(n % 10, random);
      const reading = readDrawing(strokes, reader);
      expect(reading.digits.map(({ box }) => box)).toEqual([strokesBox(strokes)]);
      if (reading.text === String(n % 10)) right++;
    }
    expect(right).toBeGreaterThanOrEqual(45);
  });

  it('reads nothing without strokes', () => {
    expect(readDrawing([], reader)).toEqual({ text: null, confidence: 0, outcome: 'nothing', digits: [] });
  });
});

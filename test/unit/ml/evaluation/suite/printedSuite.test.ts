import { describe, expect, it } from 'vitest';
import type { OutlineStep } from '../../../../../src/ml/image/outline';
import type { PrintedFont } from '../../../../../src/ml/data/printedFont';
import { photoOf, screenshotOf, type Print } from '../../../../../src/ml/evaluation/suite/printedPictures';
import { printedSuite } from '../../../../../src/ml/evaluation/suite/printedSuite';
import { inkBounds } from '../../../../../src/ml/image/inkBounds';
import { luminance } from '../../../../../src/ml/image/cleaning/luminance';
import { Random } from '../../../../../src/ml/random';
import type { Prediction } from '../../../../../src/ml/reading';

/** A bar from the baseline up to 0.7 of the size. */
function bar(left: number, right: number): OutlineStep[] {
  return [
    { type: 'M', x: left, y: 0 },
    { type: 'L', x: right, y: 0 },
    { type: 'L', x: right, y: -0.7 },
    { type: 'L', x: left, y: -0.7 },
    { type: 'Z' },
  ];
}

/** Every digit is a bar as wide as a hundredth of the size for each unit, and a tenth. */
const bars: PrintedFont = {
  name: 'Bars',
  digits: Array.from({ length: 10 }, (_, digit) => ({
    outline: bar(0.1, 0.2 + digit / 100),
    advance: 0.5,
  })),
  letters: [],
};

function print(changes: Partial<Print> = {}): Print {
  return { text: '1', font: bars, size: 100, isLightOnDark: false, isTight: true, ...changes };
}

/** Which pixels are nearer to the ink than to the paper. */
function looked(picture: ReturnType<typeof screenshotOf>, isLight = false) {
  const { data } = luminance(picture, 4000);
  return data.map((value) => (value < 0.5 === !isLight ? 1 : 0));
}

function count(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

const always: (digit: number) => Prediction = (digit) => ({
  digit,
  confidence: 1,
  probabilities: Array.from({ length: 10 }, (_, other) => (other === digit ? 1 : 0)),
  outcome: 'digit',
});

describe('screenshotOf', () => {
  it('shows glyphs at their size, each after the one before', () => {
    const picture = screenshotOf(print({ text: '15' }), new Random(1));
    const ink = { ...picture, data: looked(picture) };
    const { width, height } = inkBounds(ink)!;
    expect(height).toBeCloseTo(70, -0.5);
    expect(width).toBeCloseTo(50 + 15, -0.5);
    // Bars of 11 and 15 pixels.
    expect(count(ink.data) / 70).toBeCloseTo(11 + 15, -0.5);
  });

  it('leaves one to three pixels around the ink, or a good deal', () => {
    for (let seed = 0; seed < 20; seed++) {
      const tight = screenshotOf(print(), new Random(seed));
      expect(tight.height).toBeGreaterThanOrEqual(72);
      expect(tight.height).toBeLessThanOrEqual(77);
      const loose = screenshotOf(print({ isTight: false }), new Random(seed));
      expect(loose.height).toBeGreaterThanOrEqual(150);
      expect(loose.height).toBeLessThanOrEqual(371);
    }
  });

  it('shows light ink on a dark ground if so asked', () => {
    const picture = screenshotOf(print({ isTight: false, isLightOnDark: true }), new Random(1));
    expect(count(looked(picture, true)) / 70).toBeCloseTo(11, -0.5);
  });
});

describe('photoOf', () => {
  it('is the same for the same seed, as large as a screenshot, and not as crisp', () => {
    const photo = photoOf(print({ isTight: false }), new Random(4));
    expect(photoOf(print({ isTight: false }), new Random(4))).toEqual(photo);
    const shot = screenshotOf(print({ isTight: false }), new Random(4));
    expect(photo.width).toBeCloseTo(shot.width, -0.5);
    const tones = (picture: typeof photo) => new Set(luminance(picture, 4000).data).size;
    expect(tones(photo)).toBeGreaterThan(10 * tones(shot));
  });

  it('loses nothing of a long number that is taken aslant', () => {
    for (let seed = 0; seed < 12; seed++) {
      const { width, height, data } = luminance(photoOf(print({ text: '11111111' }), new Random(seed)), 4000);
      const isBorder = (at: number): boolean =>
        at < width || at >= width * (height - 1) || at % width === 0 || at % width === width - 1;
      // Less than a bar is wide: the blur of one that lies a pixel beside the border.
      expect(data.filter((value, at) => isBorder(at) && value < 0.3).length).toBeLessThan(10);
    }
  });
});

describe('printedSuite', () => {
  it('counts what was read right, in all and by font, medium and size', async () => {
    const data = { fonts: { load: () => Promise.resolve([bars]) } };
    const figures = await printedSuite([24, 36]).run({
      // Sees a one in everything.
      reader: { predict: (frames) => Array.from({ length: frames.length / 784 }, () => always(1)) },
      architecture: 'compact',
      data: {
        mnist: null,
        drawings: null,
        photos: null,
        paintings: null,
        numbers: null,
        notDigits: null,
        ...data,
      },
      progress: () => Promise.resolve(),
    });
    const of = (name: string) => figures.find((figure) => figure.name === name)!;
    // Ten digits and six numbers in two sizes, on two media.
    expect(of('all')).toMatchObject({ n: 64, goal: { atLeast: 0.97 } });
    expect(of('Bars').n).toBe(64);
    expect(of('photos').n).toBe(32);
    expect(of('24 pixels').n).toBe(32);
    expect(of('single digits')).toMatchObject({ n: 40, value: 0.1 });
    expect(of('dark on light').n + of('light on dark').n).toBe(64);
    expect(of('all').interval![0]).toBeGreaterThan(0.02);
  });
});

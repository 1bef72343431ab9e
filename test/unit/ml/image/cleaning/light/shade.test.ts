import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../../../../../src/ml/image/cleaning/cleanUp';
import { inkInShade } from '../../../../../../src/ml/image/cleaning/light/background';
import { luminance } from '../../../../../../src/ml/image/cleaning/luminance';
import { drawPicture, placeStrokes, type PictureLook } from '../../../../../syntheticPicture';
import { syntheticStrokes } from '../../../../../../src/ml/data/syntheticDigits';
import { Random } from '../../../../../../src/ml/random';

type Place = (x: number, y: number) => boolean;

const PAPER = 240;
const LOOK = { width: 300, height: 240, penWidth: 9, ink: [30, 30, 40] } as const;
const strokes = placeStrokes(syntheticStrokes(8, new Random(2)), 0.4, 90, 70);

/** The digit in `light`, and in four tenths of it where there is none. */
function picture(isLit: Place, look: Partial<PictureLook> = {}) {
  const { ink } = { ...LOOK, ...look };
  const dry = drawPicture(strokes, {
    ...LOOK,
    ...look,
    ink,
    paper: look.paper ?? (() => [PAPER, PAPER, PAPER]),
  });
  const data = dry.data.map((value, at) => {
    const pixel = at >> 2;
    const light = isLit(pixel % LOOK.width, Math.floor(pixel / LOOK.width)) ? 1 : 0.4;
    return at % 4 === 3 ? value : Math.round(value * light);
  });
  return { ...dry, data };
}

/** Where ink is found, as places in the picture; what is cut out as a sheet lies somewhere in it. */
function inkFound(isLit: Place): Set<number> {
  const { mask, origin } = cleanUp(picture(isLit));
  const places = [...mask.data.keys()].filter((at) => mask.data[at] === 1);
  return new Set(
    places.map((at) => {
      const [x, y] = [origin.x + (at % mask.width), origin.y + Math.floor(at / mask.width)];
      return y * LOOK.width + x;
    }),
  );
}

const expected = inkFound(() => true);

/** Intersection over union of the ink that is found with that of the digit in full light. */
function agreement(isLit: Place): number {
  const found = inkFound(isLit);
  const both = [...found].filter((place) => expected.has(place)).length;
  return both / (found.size + expected.size - both);
}

describe('a shadow with an edge', () => {
  it.each<[string, Place]>([
    ['falls across the digit', (x) => x > 150],
    ['falls across it aslant', (x, y) => x + y > 180],
    ['lies beside it', (x) => x > 240],
    ['leaves only a corner lit', (x, y) => x + y < 120],
    ['crosses the picture as a band', (x) => x < 60 || x > 150],
  ])('that %s leaves the digit, and nothing else', (_, isLit) => {
    expect(agreement(isLit)).toBeGreaterThan(0.95);
  });

  it('is not seen in even light, nor where light writing touches the border', () => {
    const shadeOf = (isLit: Place, look?: Partial<PictureLook>) =>
      inkInShade(luminance(picture(isLit, look), 1024));
    expect(shadeOf(() => true)).toBeNull();
    const onBlack: Partial<PictureLook> = { ink: [255, 255, 255], paper: () => [0, 0, 0], penWidth: 40 };
    expect(shadeOf(() => true, onBlack)).toBeNull();
    expect(shadeOf((x) => x > 60)).not.toBeNull();
  });

  it.each([
    [3, 8],
    [5, 20],
    [8, 30],
  ])('is not seen in the panels of a dark window where there is a light %i', (digit, seed) => {
    const form = syntheticStrokes(digit, new Random(seed));
    const number = [90, 130, 170].flatMap((x) => placeStrokes(form, 0.12, x, 100));
    const window: PictureLook = {
      ...LOOK,
      penWidth: 3,
      ink: [204, 204, 204],
      paper: (x) => (x < 60 ? [24, 24, 24] : [31, 31, 31]),
    };
    expect(inkInShade(luminance(drawPicture(number, window), 1024))).toBeNull();
  });

  it('is left alone where it falls on light writing', () => {
    const chalk: Partial<PictureLook> = { ink: [230, 230, 230], paper: () => [90, 90, 90] };
    expect(
      inkInShade(
        luminance(
          picture((x) => x > 60, chalk),
          1024,
        ),
      ),
    ).toBeNull();
  });
});

import { median } from '../../quantile';
import { connectedComponents, type Component } from '../components';
import type { InkPicture, Mask, RgbaPicture } from '../picture';
import { enlarged } from '../scaling';
import { inkInShade, inkOnPaper } from './light/background';
import { withBadgesInverted } from './forms/badges';
import { withoutBindings } from './clutter/bindings';
import { withoutCombs } from './forms/combs';
import { withoutBorderLines, withoutDirt } from './clutter/dirt';
import { withoutEnclosures } from './forms/enclosures';
import { greysOf } from './light/grounds';
import type { GreyPicture } from './luminance';
import { withoutPens } from './clutter/pens';
import { withoutRuling } from './lines/ruling';
import { sheetIn } from './sheet/sheet';
import { areDigitsBeside, isWrittenOn } from './sheet/sheetWriting';
import { withoutStrayPieces } from './clutter/strayPieces';
import { withoutThinLines } from './lines/thinLines';
import { above, aboveSurroundings, otsu, type OtsuSplit } from './threshold';
import { extentOf, LONGEST_SIDE } from './workingSize';

/** A picture made ready for finding digits in it. */
export interface CleanPicture {
  /** Grey ink, paper and light removed; strokes are near 1 whatever they were drawn with. */
  readonly ink: InkPicture;
  /** Where there is ink, without specks, lines along the border and lines drawn around digits; as large as `ink`. */
  readonly mask: Mask;
  /**
   * Pixels of the original picture to one of these, below 1 if it was enlarged. The two differ a little, as sides are rounded
   * to whole pixels.
   */
  readonly scale: { readonly x: number; readonly y: number };
  /** Where in the original picture this one begins, in its pixels: not at 0, 0 if it is a sheet that lies in it. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** A picture on its way to being clean; all of one size. */
export interface CleanUpSteps {
  /**
   * The picture in grey, shrunk if it was large, enlarged if that was asked for: its luminance or, where ink is no darker than
   * its paper, the least of each pixel's three colours. What is transparent is white, or black where nothing shows on white.
   */
  readonly grey: GreyPicture;
  /** How much darker than its paper each pixel is: shadows are divided out, light ink is inverted, ruling is taken off. */
  readonly even: InkPicture;
  /** What is dark enough to be ink. */
  readonly dark: Mask;
  /** What is left without printed lines, specks, borders and what is drawn around digits: what is read. */
  readonly clean: CleanPicture;
}

/** A picture with a shorter side than this, in pixels, cannot show a digit; whatever is in it is not read. */
const SHORTEST_SIDE = 5;

/** Ink must be darker than its paper by this share. Less is a stain, or print that shows through. */
const LEAST_CONTRAST = 0.08;

/** Otsu's method splits two peaks from here on; a single one comes to 0.64, an even spread to 0.75. */
const BIMODAL = 0.7;

/** Takes something off a mask that is no writing. */
type Pass = (mask: Mask) => Mask;

/** Take off what is printed around digits. */
const FORMS: readonly Pass[] = [withoutEnclosures, withoutCombs];

/** Take off what is drawn, printed or lies on paper beside digits, in this order. */
const NO_WRITING: readonly Pass[] = [withoutThinLines, withoutBindings, ...FORMS, withoutPens];

/**
 * Turns any picture of writing into ink. The mask is empty if nothing is written there.
 * @param times how many times as large as the picture its ink is to be, where nothing is shrunk; a whole number
 */
export function cleanUp(picture: RgbaPicture, times = 1): CleanPicture {
  return cleanUpSteps(picture, times).clean;
}

/**
 * As `cleanUp`, with the steps in between. If the picture shows a sheet of paper with writing on it, they are those of the
 * sheet alone, unless digits are written beside it as well.
 */
export function cleanUpSteps(picture: RgbaPicture, times = 1): CleanUpSteps {
  const whole = stepsOfWhole(picture, times);
  const sheet = sheetIn(whole.grey, whole.dark);
  if (sheet === null) return outOfShade(whole);
  const { scale, origin } = whole.clean;
  const steps = stepsFrom(sheet.grey, scale, { x: sheet.x * scale.x, y: sheet.y * scale.y });
  if (!isWrittenOn(steps)) return outOfShade(whole);
  const beside = sheet.beside && stepsFrom(sheet.beside, scale, origin);
  const isPart = beside !== null && areDigitsBeside(steps, beside);
  return isPart ? joined(whole.grey, beside, outOfShade(steps), sheet) : outOfShade(steps);
}

/**
 * Puts together a sheet and what is beside it, which were cleaned separately. Neither has ink where the other lies.
 * @param place of the sheet in the picture, in pixels of `grey`
 */
function joined(
  grey: GreyPicture,
  beside: CleanUpSteps,
  sheet: CleanUpSteps,
  place: { readonly x: number; readonly y: number },
): CleanUpSteps {
  const { width, height } = grey;
  const both = <T extends Float32Array | Uint8Array>(part: (steps: CleanUpSteps) => { readonly data: T }) => {
    const data = part(beside).data.slice() as T;
    part(sheet).data.forEach((value, from) => {
      const x = from % sheet.grey.width;
      const at = (place.y + (from - x) / sheet.grey.width) * width + place.x + x;
      data[at] = Math.max(data[at]!, value);
    });
    return { width, height, data };
  };
  const ink = both((steps) => steps.clean.ink);
  const mask = both((steps) => steps.clean.mask);
  return {
    grey,
    even: both(({ even }) => even),
    dark: both(({ dark }) => dark),
    clean: { ...beside.clean, ink, mask },
  };
}

/** Removes the shade that a sheet, or a part of it, may lie in. This comes last, as a desk beside a sheet looks like shade. */
function outOfShade(steps: CleanUpSteps): CleanUpSteps {
  const { grey, clean } = steps;
  const ink = inkInShade(grey);
  return ink === null ? steps : stepsFrom(grey, clean.scale, clean.origin, ink);
}

function stepsOfWhole(picture: RgbaPicture, times: number): CleanUpSteps {
  const stepsOf = (small: GreyPicture): CleanUpSteps => {
    const grey = times === 1 ? small : enlarged(small, times);
    return stepsFrom(
      grey,
      { x: picture.width / grey.width, y: picture.height / grey.height },
      { x: 0, y: 0 },
    );
  };
  const tried: CleanUpSteps[] = [];
  for (const greyOf of greysOf(picture, LONGEST_SIDE)) {
    const steps = stepsOf(greyOf());
    if (steps.dark.data.includes(1)) return steps;
    tried.push(steps);
  }
  return tried[0]!;
}

function stepsFrom(
  grey: GreyPicture,
  scale: CleanPicture['scale'],
  origin: CleanPicture['origin'],
  ink = inkOnPaper(grey),
): CleanUpSteps {
  const even = withoutPrint(ink);
  const dark = inkMask(even);
  const inverted = withBadgesInverted(even, dark);
  const written = without(NO_WRITING, inverted.dark);
  const mask = withoutDirt(withoutStrayPieces(written, inverted.ink, scale.y));
  return { grey, even, dark, clean: { ink: evenOut(inverted.ink, mask), mask, scale, origin } };
}

/**
 * Takes printed lines off. The sides of boxes that run through the picture look like ruled paper, so boxes that are drawn
 * around digits are taken off first: their other sides would be left, and look like ones.
 */
function withoutPrint(ink: InkPicture): InkPicture {
  const unruled = withoutRuling(ink);
  if (unruled === ink) return ink;
  const dark = inkMask(ink);
  const unboxed = without(FORMS, dark);
  if (unboxed === dark) return unruled;
  const boxes = grown({ ...dark, data: dark.data.map((value, at) => value - unboxed.data[at]!) });
  const data = ink.data.map((value, at) => (boxes[at] === 1 && unboxed.data[at] === 0 ? 0 : value));
  return withoutRuling({ ...ink, data });
}

/** Goes through passes in their order. */
function without(passes: readonly Pass[], mask: Mask): Mask {
  return passes.reduce((left, pass) => pass(left), mask);
}

function inkMask(ink: InkPicture): Mask {
  const split = otsu(ink.data);
  const isTooSmall = Math.min(ink.width, ink.height) < SHORTEST_SIDE;
  if (isTooSmall || split === null || split.upper - split.lower < LEAST_CONTRAST) {
    return { width: ink.width, height: ink.height, data: new Uint8Array(ink.data.length) };
  }
  if (split.separation >= BIMODAL)
    return withoutSquares(ink, withoutBorderLines(above(ink, split.threshold)), split);
  const radius = Math.max(3, Math.round(extentOf(ink) / 20));
  return aboveSurroundings(ink, radius, Math.max(LEAST_CONTRAST, (split.upper - split.lower) / 4));
}

/**
 * Printed lines that run through the picture (ruled or squared paper) hang together with what is written on them. If
 * there are such, the ink is split once more: handwriting is darker than the lines it stands on.
 */
function withoutSquares(ink: InkPicture, mask: Mask, split: OtsuSplit): Mask {
  const { components } = connectedComponents(mask);
  if (!components.some((component) => runsThrough(component, mask))) return mask;
  const darker = otsu(ink.data.filter((value) => value > split.threshold));
  return darker === null ? mask : above(ink, darker.threshold);
}

/** Whether a piece reaches from one side of the picture to the other with little ink: a line or a grid, no digit. */
function runsThrough({ area, box }: Component, mask: Mask): boolean {
  const across = box.width >= 0.98 * mask.width;
  const down = box.height >= 0.98 * mask.height;
  // A line may hang together with the digit that stands on it, and is then no thinner than that.
  return (across || down) && area < 0.3 * box.width * box.height;
}

/** Removes what is outside the mask, and makes strokes about equally dark: half of the mask's ink becomes 1. */
function evenOut(ink: InkPicture, mask: Mask): InkPicture {
  const { width, height } = ink;
  const values = ink.data.filter((_, i) => mask.data[i] === 1).sort();
  const level = median(values) ?? 1;
  const near = grown(mask);
  return {
    width,
    height,
    data: ink.data.map((value, i) => (near[i] === 1 ? Math.min(1, value / level) : 0)),
  };
}

/** The mask and the pixels next to it, on which strokes fade out. */
function grown(mask: Mask): Uint8Array {
  const { width, height, data } = mask;
  const result = new Uint8Array(data.length);
  data.forEach((value, at) => {
    if (value === 0) return;
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) result[ny * width + nx] = 1;
    }
  });
  return result;
}

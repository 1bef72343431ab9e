import type { PrintedFont } from '../../data/printedFont';
import { blur } from '../../image/blur';
import { fillPolygons, polygonsOf, type Polygon } from '../../image/outline';
import type { InkPicture, RgbaPicture } from '../../image/picture';
import { interpolated } from '../../image/scaling';
import type { StrokePoint } from '../../image/stroke';
import type { Random } from '../../random';
import { exposed, shadow, type Exposure } from './paperPictures';

/** A number as it is set. */
export interface Print {
  readonly text: string;
  readonly font: PrintedFont;
  /** The font's size in pixels; digits are about 0.7 of it high. */
  readonly size: number;
  readonly isLightOnDark: boolean;
  /** Whether the picture ends one to three pixels from the ink, or leaves 0.4 to 1.5 of the size free around it. */
  readonly isTight: boolean;
}

const HARMLESS: Pick<Exposure, 'print' | 'light' | 'noise' | 'jpegQuality' | 'inkAlpha'> = {
  print: () => 0,
  light: () => 1,
  noise: 0,
  jpegQuality: null,
  inkAlpha: null,
};

/** What a screen shows: edges as smooth as the pixels allow, and nothing else. */
export function screenshotOf(print: Print, random: Random): RgbaPicture {
  const ink = printedInk(print, 1, random);
  const inkAt = (x: number, y: number): number => ink.data[y * ink.width + x]!;
  return exposed(ink, inkAt, { ...HARMLESS, ...coloursOf(print, random) }, random);
}

/** A photo's ink is set this many times finer, to be blurred by parts of a pixel. */
const FINENESS = 3;

/** The deviation of a Gaussian that `blur` comes close to, to its radius. */
const DEVIATION_OF_RADIUS = 0.8;

/** Degrees either way that a photo is taken aslant. */
const MOST_ROTATION = 3;

/**
 * What a camera makes of it, held straight above: a little aslant, blurred by 0.4 pixels to 0.4 and 3 % of the size,
 * in light that falls off to 100-50 %, with noise of 2 to 10 of 255, saved as a JPEG of quality 40 to 90.
 */
export function photoOf(print: Print, random: Random): RgbaPicture {
  const fine = printedInk(print, FINENESS, random);
  const deviation = random.between(0.4, 0.4 + 0.03 * print.size);
  const radius = Math.max(1, Math.round((FINENESS * deviation) / DEVIATION_OF_RADIUS));
  const blurred = { ...fine, data: blur(fine.data, fine.width, fine.height, radius) };
  const angle = (random.between(-MOST_ROTATION, MOST_ROTATION) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * FINENESS, Math.sin(angle) * FINENESS];
  const turned = turnedSize(fine, angle);
  const [width, height] = [Math.ceil(turned.width / FINENESS), Math.ceil(turned.height / FINENESS)];
  const inkAt = (x: number, y: number): number => {
    const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
    return interpolated(
      blurred,
      cos * dx - sin * dy + (fine.width - 1) / 2,
      sin * dx + cos * dy + (fine.height - 1) / 2,
    );
  };
  const exposure: Exposure = {
    ...HARMLESS,
    ...coloursOf(print, random),
    light: shadow(random.between(0.5, 1), random),
    noise: random.between(2, 10),
    jpegQuality: random.between(40, 90),
  };
  return exposed({ width, height }, inkAt, exposure, random);
}

/** How large a picture has to be to hold all of another one that is turned. @param angle in radians */
function turnedSize({ width, height }: InkPicture, angle: number): { width: number; height: number } {
  const [cos, sin] = [Math.cos(angle), Math.abs(Math.sin(angle))];
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}

/** Greys as pages and editors have them. */
function coloursOf({ isLightOnDark }: Print, random: Random): Pick<Exposure, 'paper' | 'ink'> {
  const light = isLightOnDark ? random.between(200, 255) : random.between(235, 255);
  const dark = isLightOnDark ? random.between(15, 50) : random.between(0, 70);
  const grey = (value: number) => [value, value, value] as const;
  return isLightOnDark ? { paper: grey(dark), ink: grey(light) } : { paper: grey(light), ink: grey(dark) };
}

/** The number's ink with paper around it, each pixel of the print being `fineness` pixels wide and high. */
function printedInk(print: Print, fineness: number, random: Random): InkPicture {
  const unit = print.size * fineness;
  const polygons = set(print).map((polygon) => polygon.map(({ x, y }) => ({ x: x * unit, y: y * unit })));
  const points = polygons.flat();
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [top, bottom] = rangeOf(points.map(({ y }) => y));
  const margin = (): number =>
    print.isTight ? random.between(1, 3) * fineness : random.between(0.4, 1.5) * unit;
  const [x, y] = [margin() - left, margin() - top];
  return fillPolygons(
    polygons.map((polygon) => polygon.map((point): StrokePoint => ({ x: point.x + x, y: point.y + y }))),
    Math.ceil(x + right + margin()),
    Math.ceil(y + bottom + margin()),
  );
}

/** The outlines of the number's digits one after the other, in units of the font's size. */
function set({ text, font }: Print): Polygon[] {
  let pen = 0;
  return Array.from(text).flatMap((digit) => {
    const { outline, advance } = font.digits[Number(digit)]!;
    const start = pen;
    pen += advance;
    return polygonsOf(outline).map((polygon) => polygon.map(({ x, y }) => ({ x: x + start, y })));
  });
}

function rangeOf(values: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}

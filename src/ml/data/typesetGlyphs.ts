import { CLASSES } from '../classes';
import { blur } from '../image/blur';
import { frameOf } from '../image/frame';
import { fillPolygons, polygonsOf } from '../image/outline';
import { FRAME_SIZE, type InkPicture } from '../image/picture';
import type { Random } from '../random';
import { putFrame } from './frames';
import { clippedNormal } from './hand';
import { NOT_A_DIGIT, type LabelledImages } from './labelledImages';
import type { FontGlyph, PrintedFont } from './printedFont';

/** Pixels of free paper around a glyph, for what blurring spreads. */
const MARGIN = 4;

/**
 * Digits of fonts as images, every digit equally often and every font as well, in random order: small or large, a little
 * aslant, sharp or blurred, fainter or bolder than the font is.
 * @param fonts at least one
 */
export function typesetDigits(fonts: readonly PrintedFont[], count: number, random: Random): LabelledImages {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % CLASSES);
  random.shuffle(labels);
  return typesetImages(labels, (digit) => oneOf(fonts, random).digits[digit]!, random);
}

/** Letters of fonts as images in the same way, labelled `NOT_A_DIGIT`; none if no font has letters. */
export function typesetLetters(fonts: readonly PrintedFont[], count: number, random: Random): LabelledImages {
  const withLetters = fonts.filter(({ letters }) => letters.length > 0);
  const labels = new Uint8Array(withLetters.length === 0 ? 0 : count).fill(NOT_A_DIGIT);
  return typesetImages(labels, () => oneOf(oneOf(withLetters, random).letters, random), random);
}

function typesetImages(
  labels: Uint8Array,
  glyphFor: (label: number) => FontGlyph,
  random: Random,
): LabelledImages {
  const images = new Uint8Array(labels.length * FRAME_SIZE);
  labels.forEach((label, index) => putFrame(frameOf(printed(glyphFor(label), random)), images, index));
  return { count: labels.length, images, labels };
}

function oneOf<T>(choices: readonly T[], random: Random): T {
  return choices[random.integer(choices.length)]!;
}

/** A glyph as a page or a screen shows it, and a scanner or a camera sees it. */
function printed(glyph: FontGlyph, random: Random): InkPicture {
  const size = random.between(14, 64);
  const width = size * Math.exp(0.08 * clippedNormal(random));
  const slant = 0.06 * clippedNormal(random);
  const polygons = polygonsOf(glyph.outline).map((polygon) =>
    polygon.map(({ x, y }) => ({ x: x * width - slant * y * size, y: y * size })),
  );
  const xs = polygons.flat().map(({ x }) => x);
  const ys = polygons.flat().map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const ink = fillPolygons(
    polygons.map((polygon) => polygon.map(({ x, y }) => ({ x: x - left, y: y - top }))),
    Math.ceil(Math.max(...xs) - left + MARGIN),
    Math.ceil(Math.max(...ys) - top + MARGIN),
  );
  const radius = Math.round(random.between(0, 0.05 * size));
  const blurred = radius === 0 ? ink.data : blur(ink.data, ink.width, ink.height, radius);
  return { ...ink, data: exposed(blurred, random) };
}

/** Thresholds ink with a ramp that is more or less steep. Ink that was not blurred stays nearly as it is. */
function exposed(ink: Float32Array, random: Random): Float32Array {
  // Blur may leave hardly any ink of a hairline, and some of it has to stay.
  const darkest = ink.reduce((most, value) => Math.max(most, value), 0);
  const paper = Math.min(random.between(0, 0.3), darkest / 2);
  const full = random.between(Math.max(0.5, paper + 0.3), 1);
  return ink.map((value) => Math.min(Math.max((value - paper) / (full - paper), 0), 1));
}

import {
  composeNumber,
  onPaper,
  type ComposedNumber,
  type DigitPool,
} from '../../src/ml/data/numberPictures';
import { NOBODY, overlapsOf, piecesOf, type InkByDigit } from '../../src/ml/data/pieceOwners';
import { cleanUp, type CleanPicture } from '../../src/ml/image/cleaning/cleanUp';
import { frameOf } from '../../src/ml/image/frame';
import { findGlyphs } from '../../src/ml/image/segmentation/glyphs';
import type { CutJudges } from '../../src/ml/image/segmentation/cuts';
import type { Random } from '../../src/ml/random';
import { frameBytes, truthOf, type Example } from './example';
import type { Material } from './material';

/** Pixels of MNIST between two digits: rather often those at which digits touch. */
const SPACINGS = [-4, -3, -3, -2, -2, -1, -1, 0, 0, 1, 1, 2, 3, 4, 6, 8];

/** Pixels of the picture to one of MNIST's. The widest number then stays below the size that pictures are shrunk to. */
const SCALES = [1, 1, 2, 3.3];

/** Numbers have 2 to this many digits. */
const MOST_DIGITS = 7;

/** Share of the numbers that are a single digit. */
const SINGLE_DIGITS = 0.25;

/** Share of the numbers that are composed of pen drawings. */
const PEN_DRAWINGS = 0.2;

/** Share of the numbers that are composed of synthetic digits. */
const SYNTHETIC = 0.1;

/** Share of the numbers that are composed of digits of fonts, if any is installed. */
const PRINT = 0.15;

/** Share of the digits followed by another that have a point, a comma or a dash behind them. */
const MARKS_AFTER_DIGITS = 0.06;

/** A picture of a number whose digits' ink is known. */
export interface NumberPicture {
  readonly written: string;
  /** Pixels of MNIST between two digits. */
  readonly spacing: number;
  readonly composed: ComposedNumber;
  /** Pixels of the picture to one of what was composed. */
  readonly scale: number;
  readonly clean: CleanPicture;
}

/** @param written digits, with points, commas and dashes between them */
export function numberPicture(material: Material, random: Random, written = drawText(random)): NumberPicture {
  const hasMark = /\D/.test(written);
  const drawn = SPACINGS[random.integer(SPACINGS.length)]!;
  const spacing = hasMark ? Math.max(1, drawn) : drawn;
  const scale = SCALES[random.integer(SCALES.length)]!;
  const composed = composeNumber(written, spacing, drawPool(material, random), random);
  return { written, spacing, composed, scale, clean: cleanUp(onPaper(composed.ink, scale)) };
}

/**
 * A number in a picture.
 * @param text digits, with points, commas and dashes between them
 * @returns `null` if it is not found to be one line
 */
export function pictureExample(
  material: Material,
  random: Random,
  judges: CutJudges,
  text?: string,
): Example | null {
  const { written, spacing, composed, scale, clean } = numberPicture(material, random, text);
  const [line, ...others] = findGlyphs(clean, judges);
  if (line === undefined || others.length > 0) return null;
  const { lattice, glyphs } = line;
  const spans = glyphs.map(({ span }) => span);
  const pieces = piecesOf(glyphs, composed, scale);
  const digits = written.replace(/\D/g, '');
  return {
    text: digits,
    spacing,
    lattice,
    spans,
    frames: frameBytes(glyphs.map(({ cutOut }) => frameOf(cutOut()))),
    overlaps: overlapsOf(spans, pieces).map((ofRun) => Math.max(0, ...ofRun.map(({ share }) => share))),
    truth: truthOf(pieces.map(ownerOf), digits.length, spans),
  };
}

function drawPool({ mnist, drawn, synthetic, printed }: Material, random: Random): DigitPool {
  const kind = random.next();
  if (kind < PEN_DRAWINGS) return drawn;
  if (kind < PEN_DRAWINGS + SYNTHETIC) return synthetic;
  return kind < PEN_DRAWINGS + SYNTHETIC + PRINT ? (printed ?? mnist) : mnist;
}

/** A picture of one digit. */
export function singleDigitExample(material: Material, random: Random, judges: CutJudges): Example | null {
  return pictureExample(material, random, judges, String(random.integer(10)));
}

function drawText(random: Random): string {
  if (random.next() < SINGLE_DIGITS) return String(random.integer(10));
  const digits = Array.from({ length: 2 + random.integer(MOST_DIGITS - 1) }, () =>
    String(random.integer(10)),
  );
  return digits
    .map((digit, place) => {
      const isMarked = place < digits.length - 1 && random.next() < MARKS_AFTER_DIGITS;
      return isMarked ? digit + '.,-'.charAt(random.integer(3)) : digit;
    })
    .join('');
}

/** Whose most of the ink is. */
function ownerOf(counts: InkByDigit): number {
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? NOBODY;
}

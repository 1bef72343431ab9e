import {
  composeNumber,
  onPaper,
  type ComposedNumber,
  type DigitPool,
} from '../../src/ml/data/numberPictures';
import { cleanUp, type CleanPicture } from '../../src/ml/image/cleanUp';
import { frameOf } from '../../src/ml/image/frame';
import { findGlyphs, type Glyph } from '../../src/ml/image/glyphs';
import type { CutJudges } from '../../src/ml/image/cuts';
import type { Random } from '../../src/ml/random';
import { frameBytes, NOBODY, truthOf, type Example } from './example';
import type { Material } from './material';

/** Pixels of MNIST between two digits: rather often those at which digits touch. */
const SPACINGS = [-4, -3, -3, -2, -2, -1, -1, 0, 0, 1, 1, 2, 3, 4, 6, 8];

/** Pixels of the picture to one of MNIST's. The widest number then stays below the size that pictures are shrunk to. */
const SCALES = [1, 1, 2, 3.3];

/** Numbers have 2 to this many digits. */
const MOST_DIGITS = 7;

const SINGLE_DIGITS = 0.25;
const PEN_DRAWINGS = 0.2;
const PRINT = 0.15;
const MARKS_AFTER_DIGITS = 0.06;

/** Ink at least this dark says whose a piece is, 0..1. */
const DARK = 0.3;

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
  const pieces = glyphs
    .filter(({ span }) => span.to - span.from === 1)
    .sort((a, b) => a.span.from - b.span.from)
    .map((glyph) => inkByDigit(glyph, composed, scale));
  const digits = written.replace(/\D/g, '');
  return {
    text: digits,
    spacing,
    lattice,
    spans,
    frames: frameBytes(glyphs.map(({ ink }) => frameOf(ink))),
    overlaps: overlapsOf(spans, pieces),
    truth: truthOf(pieces.map(ownerOf), digits.length, spans),
  };
}

function drawPool({ mnist, drawn, printed }: Material, random: Random): DigitPool {
  const kind = random.next();
  if (kind < PEN_DRAWINGS) return drawn;
  return kind < PEN_DRAWINGS + PRINT ? (printed ?? mnist) : mnist;
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

/** Pixels of a piece, by the place of the digit that they belong to; `NOBODY`'s are those of marks. */
type InkByDigit = ReadonlyMap<number, number>;

function inkByDigit(
  { box, ink }: Glyph,
  { ink: composed, owners }: ComposedNumber,
  scale: number,
): InkByDigit {
  const counts = new Map<number, number>();
  // The cut-out has a margin of one pixel around the box, except at the picture's edge.
  const x0 = Math.max(0, box.x - 1);
  const y0 = Math.max(0, box.y - 1);
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      if (ink.data[y * ink.width + x]! < DARK) continue;
      const column = Math.min(composed.width - 1, Math.floor((x0 + x + 0.5) / scale));
      const row = Math.min(composed.height - 1, Math.floor((y0 + y + 0.5) / scale));
      const at = row * composed.width + column;
      if (composed.data[at] === 0) continue;
      counts.set(owners[at]!, (counts.get(owners[at]!) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whose most of the ink is. */
function ownerOf(counts: InkByDigit): number {
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? NOBODY;
}

/** For each run the largest intersection over union with the ink of a digit. */
function overlapsOf(spans: readonly Example['spans'][number][], pieces: readonly InkByDigit[]): number[] {
  const totals = summed(pieces);
  return spans.map(({ from, to }) => {
    const own = summed(pieces.slice(from, to));
    const all = [...own.values()].reduce((sum, count) => sum + count, 0);
    const shares = [...own]
      .filter(([digit]) => digit !== NOBODY)
      .map(([digit, count]) => count / (all + totals.get(digit)! - count));
    return Math.max(0, ...shares);
  });
}

function summed(pieces: readonly InkByDigit[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const piece of pieces) {
    for (const [digit, count] of piece) sums.set(digit, (sums.get(digit) ?? 0) + count);
  }
  return sums;
}

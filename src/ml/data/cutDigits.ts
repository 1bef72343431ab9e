import { cleanUp } from '../image/cleaning/cleanUp';
import { frameOf } from '../image/frame';
import { findGlyphs, type Glyph, type GlyphLine } from '../image/segmentation/glyphs';
import { FRAME_SIZE } from '../image/picture';
import type { Random } from '../random';
import type { YieldPoint } from '../yieldPoint';
import { putFrame } from './frames';
import type { LabelledImages } from './labelledImages';
import { composeNumber, DigitPool, onPaper, type ComposedNumber } from './numberPictures';
import { overlapsOf, piecesOf } from './pieceOwners';

/** Pixels of MNIST between two digits: those at which they touch, rather often those at which most is lost. */
const SPACINGS = [-4, -3, -3, -3, -2, -2, -1];

/** Numbers have 2 to this many digits. */
const MOST_DIGITS = 6;

/** What is cut out is still the digit if their ink overlaps by at least this much, as intersection over union. */
const RECOGNISABLE = 0.65;

/**
 * What is cut out is as good as the whole digit if their ink overlaps by at least this much, as intersection over
 * union: there are enough whole ones to train on.
 */
const WHOLE = 0.98;

/** Numbers that are composed for each digit wanted at most; usually one gives three. */
const MOST_NUMBERS = 10;

/**
 * Digits as cutting leaves them where they touch: with a bit of their neighbour, or without an end of their own. They are
 * cut out of numbers composed of the images, where `readNumber` may cut; of the ways to cut out a digit that which comes
 * nearest to it.
 * @param source digits with ink, none of them `NOT_A_DIGIT`
 * @param yieldPoint awaited after each number
 * @returns `count` images, or fewer if the digits hardly ever touch
 */
export async function cutDigits(
  source: LabelledImages,
  count: number,
  random: Random,
  yieldPoint?: YieldPoint,
): Promise<LabelledImages> {
  const pool = new DigitPool(source);
  const images = new Uint8Array(count * FRAME_SIZE);
  const labels = new Uint8Array(count);
  let made = 0;
  for (let numbers = 0; made < count && numbers < MOST_NUMBERS * count; numbers++) {
    const length = 2 + random.integer(MOST_DIGITS - 1);
    const text = Array.from({ length }, () => source.labels[random.integer(source.count)]).join('');
    const composed = composeNumber(text, SPACINGS[random.integer(SPACINGS.length)]!, pool, random);
    const lines = findGlyphs(cleanUp(onPaper(composed.ink)));
    for (const { digit, frame } of lines.flatMap((line) => damagedDigits(line, composed))) {
      if (made === count) break;
      putFrame(frame, images, made);
      labels[made++] = Number(text.charAt(digit));
    }
    await yieldPoint?.();
  }
  return { count: made, images: images.subarray(0, made * FRAME_SIZE), labels: labels.subarray(0, made) };
}

/** The digits of a number that are cut out recognisably but not whole, by their place in the number. */
function damagedDigits(
  { glyphs }: GlyphLine,
  composed: ComposedNumber,
): { readonly digit: number; readonly frame: Float32Array }[] {
  const overlaps = overlapsOf(
    glyphs.map(({ span }) => span),
    piecesOf(glyphs, composed, 1),
  );
  const nearest = new Map<number, { readonly share: number; readonly glyph: Glyph }>();
  overlaps.forEach((ofRun, at) => {
    for (const { digit, share } of ofRun) {
      if (share > (nearest.get(digit)?.share ?? 0)) nearest.set(digit, { share, glyph: glyphs[at]! });
    }
  });
  return [...nearest]
    .filter(([, { share }]) => share >= RECOGNISABLE && share < WHOLE)
    .map(([digit, { glyph }]) => ({ digit, frame: frameOf(glyph.cutOut()) }));
}

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

/**
 * Spacings of two digits to draw from, in pixels of MNIST. At all of them digits touch; those at which cutting damages them
 * most come more often.
 */
const SPACINGS = [-4, -3, -3, -3, -2, -2, -1];

/** Numbers have 2 to this many digits. */
const MOST_DIGITS = 6;

/** What is cut out can still be recognised if the intersection over union of its ink and the digit's is at least this. */
const RECOGNISABLE = 0.65;

/** From this intersection over union on it counts as a whole digit, of which there are enough to train on. */
const WHOLE = 0.98;

/** The most numbers that are composed for each digit wanted; usually one number gives three. */
const MOST_NUMBERS = 10;

/**
 * Digits as cutting leaves them where they touch: with a bit of their neighbour, or without an end of their own. Numbers are
 * composed of the images and cut wherever `readNumber` might cut them; of the runs of pieces that may be a digit, the one
 * that overlaps it most is taken.
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

import { inkOfImage } from '../../src/ml/data/frames';
import { nonDigitStrokes } from '../../src/ml/data/nonDigits/nonDigitImages';
import { onPaper } from '../../src/ml/data/numberPictures';
import { cleanUp } from '../../src/ml/image/cleaning/cleanUp';
import type { CutJudges } from '../../src/ml/image/segmentation/cuts';
import { frameOf } from '../../src/ml/image/frame';
import { findGlyphs } from '../../src/ml/image/segmentation/glyphs';
import type { Lattice, Span } from '../../src/ml/image/segmentation/lattice';
import { FRAME_SIDE } from '../../src/ml/image/picture';
import { groupStrokes } from '../../src/ml/image/segmentation/strokeLines';
import { frameOfStrokes } from '../../src/ml/image/strokes';
import type { Random } from '../../src/ml/random';
import { frameBytes, NO_DIGIT, type Example } from './example';
import type { Material } from './material';

/** Pixels of the picture to one of the frame. */
const SCALES = [1, 2, 3.3];

/**
 * A picture of a letter, a sign, a shape, a scribble or a blot. It is to be read as one thing, which the network that reads
 * digits refuses; its parts often look like digits, as the two sides of an H do.
 * @returns `null` if its ink does not hang together, or is not found to be one that may be cut
 */
export function nonDigitExample(
  { nonDigits }: Pick<Material, 'nonDigits'>,
  random: Random,
  judges: CutJudges,
): Example | null {
  const ink = {
    width: FRAME_SIDE,
    height: FRAME_SIDE,
    data: inkOfImage(nonDigits.images, random.integer(nonDigits.images.count)),
  };
  const picture = onPaper(ink, SCALES[random.integer(SCALES.length)]);
  const [line, ...others] = findGlyphs(cleanUp(picture), judges);
  if (line === undefined || others.length > 0 || !line.lattice.isOnePiece) return null;
  const { lattice, glyphs } = line;
  return exampleOfOne(
    lattice,
    glyphs.map(({ span, cutOut }) => ({ span, frame: frameOf(cutOut()) })),
  );
}

/**
 * The strokes of a letter, a sign, a shape or a scribble.
 * @returns `null` if they are not found to be one line, or stand side by side as digits do
 */
export function nonDigitDrawing({ nonDigits }: Pick<Material, 'nonDigits'>, random: Random): Example | null {
  const [line, ...others] = groupStrokes(nonDigitStrokes(nonDigits.use, random));
  if (line === undefined || others.length > 0) return null;
  const { lattice, groups } = line;
  if (lattice.joints.some(({ gap }) => gap > 0)) return null;
  return exampleOfOne(
    lattice,
    groups.map(({ span, strokes }) => ({ span, frame: frameOfStrokes(strokes) })),
  );
}

/** A line that is one thing as a whole; `null` if no run is all of it, or only one is there. */
function exampleOfOne(
  lattice: Lattice,
  runs: readonly { readonly span: Span; readonly frame: Float32Array }[],
): Example | null {
  const all = { from: 0, to: lattice.boxes.length };
  const isAll = runs.map(({ span: { from, to } }) => from === all.from && to === all.to);
  if (runs.length === 1 || !isAll.includes(true)) return null;
  return {
    text: NO_DIGIT,
    spacing: null,
    lattice,
    spans: runs.map(({ span }) => span),
    frames: frameBytes(runs.map(({ frame }) => frame)),
    overlaps: isAll.map(Number),
    truth: [{ ...all, isDigit: true }],
  };
}

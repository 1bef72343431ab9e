import { join } from 'node:path';
import { findTrainingFonts } from '../../src/cli/printedFonts';
import { TRAINING_WRITERS, VALIDATION_WRITERS } from '../../src/ml/data/composeTrainingSet';
import { drawingsOf, type LabelledDrawing } from '../../src/ml/data/penDrawings';
import type { PrintedFont } from '../../src/ml/data/printedFont';
import { stratifiedSplit } from '../../src/ml/data/split';
import { syntheticImages } from '../../src/ml/data/syntheticDigits';
import { concatenateImages, type LabelledImages } from '../../src/ml/data/labelledImages';
import { nonDigitImages, type NonDigitUse } from '../../src/ml/data/nonDigits/nonDigitImages';
import { typesetDigits, typesetLetters } from '../../src/ml/data/typesetGlyphs';
import { DigitPool } from '../../src/ml/data/numberPictures';
import { FRAME_SIZE } from '../../src/ml/image/picture';
import { frameOfStrokes } from '../../src/ml/image/strokes';
import type { ModelCard } from '../../src/ml/models/card';
import { Random } from '../../src/ml/random';
import { loadIdxFolder } from '../../src/node/datasets/idxFolder';
import { readStrokesFile } from '../../src/node/datasets/strokesFile';
import { readFonts } from '../../src/node/fonts/readFonts';
import { frameBytes } from './example';

/** What lines of writing are composed of. */
export interface Material {
  readonly mnist: DigitPool;
  readonly drawings: readonly LabelledDrawing[];
  /** The same drawings as MNIST's images are, with pens of several widths. */
  readonly drawn: DigitPool;
  /** Synthetic handwriting: forms that are rare in MNIST are not, such as a 0 with a slash. */
  readonly synthetic: DigitPool;
  /** Digits of fonts; `null` if none of those to train on is installed. */
  readonly printed: DigitPool | null;
  /** Letters, signs, shapes, scribbles and blots: what of them is seen here, and images of them and of fonts' letters. */
  readonly nonDigits: { readonly use: NonDigitUse; readonly images: LabelledImages };
}

/** Widths of a pen, in pixels of a frame. */
const PEN_WIDTHS = [1.7, 4] as const;

const SYNTHETIC_DIGITS = 4000;

/** Digits of fonts. */
const PRINTED_DIGITS = 4000;

/** Images of no digit. */
const NON_DIGITS = 9000;

/** How many of the images of no digit are letters of fonts. */
const PRINTED_LETTERS = 3000;

/** One in this many fonts is held out. */
const HELD_OUT_FONT = 5;

/**
 * What is fitted to and what is held out: of MNIST's training images those that the model was trained on and validated
 * with, the pen drawings of training and validation writers, and fonts of training. Nothing here is any test's.
 *
 * @param shared the folder of real data
 * @throws UserError if MNIST or the pen drawings are missing or damaged
 */
export async function loadMaterial(
  shared: string,
  { configuration }: ModelCard,
  seed: number,
): Promise<{ readonly fitting: Material; readonly heldOut: Material }> {
  const { train } = await loadIdxFolder(join(shared, 'mnist'), 'MNIST');
  const drawings = await readStrokesFile(join(shared, 'strokes/pen-digits.json.gz'));
  const split = stratifiedSplit(train.labels, configuration.validationSplit);
  const fonts = await readFonts(await findTrainingFonts());
  const materialOf = (
    name: 'fitting' | 'held out',
    indices: Uint32Array,
    writers: readonly [number, number],
  ): Material => {
    const isHeldOut = name === 'held out';
    const chosen = drawingsOf(drawings, writers);
    const own = fonts.filter((_, at) => (at % HELD_OUT_FONT === 0) === isHeldOut);
    const random = new Random(seed).fork(`fonts, ${name}`);
    return {
      mnist: new DigitPool(train, indices),
      drawings: chosen,
      drawn: poolOf(chosen, new Random(seed).fork(`pens, ${name}`)),
      synthetic: new DigitPool(
        syntheticImages(SYNTHETIC_DIGITS, new Random(seed).fork(`synthetic, ${name}`)),
      ),
      printed: own.length === 0 ? null : new DigitPool(typesetDigits(own, PRINTED_DIGITS, random)),
      nonDigits: nonDigitsFor(isHeldOut ? 'hold-out' : 'training', seed, { fonts: own }),
    };
  };
  return {
    fitting: materialOf('fitting', split.training, TRAINING_WRITERS),
    heldOut: materialOf('held out', split.validation, VALIDATION_WRITERS),
  };
}

/** As `Material.nonDigits`; `fonts` may be none. */
export function nonDigitsFor(
  use: NonDigitUse,
  seed: number,
  {
    fonts = [],
    count = NON_DIGITS,
  }: { readonly fonts?: readonly PrintedFont[]; readonly count?: number } = {},
): Material['nonDigits'] {
  const printed = Math.round((count * PRINTED_LETTERS) / NON_DIGITS);
  const letters = typesetLetters(fonts, printed, new Random(seed).fork(`letters for ${use}`));
  const images = concatenateImages([nonDigitImages(use, count - letters.count, seed), letters]);
  return { use, images };
}

function poolOf(drawings: readonly LabelledDrawing[], random: Random): DigitPool {
  const images = new Uint8Array(drawings.length * FRAME_SIZE);
  drawings.forEach(({ strokes }, index) => {
    images.set(frameBytes([frameOfStrokes(strokes, random.between(...PEN_WIDTHS))]), index * FRAME_SIZE);
  });
  return new DigitPool({
    count: drawings.length,
    images,
    labels: Uint8Array.from(drawings, ({ label }) => label),
  });
}

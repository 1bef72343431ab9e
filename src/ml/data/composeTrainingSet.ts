import type { Additions } from './additions';
import { cutDigits } from './cutDigits';
import type { Dataset, DatasetPart } from './dataset';
import { variedFrame } from './drawnFrame';
import { concatenateImages, repeatImages, subset, type LabelledImages } from './labelledImages';
import { nonDigitImages } from './nonDigits/nonDigitImages';
import { NO_DIGITS, OWN_FOLDER, ownAddition } from './ownDigits';
import { drawingImages, drawingsOf } from './penDrawings';
import type { PrintedFont } from './printedFont';
import { stratifiedSplit } from './split';
import type { StrokeDrawing } from './strokesFile';
import { printedImages, syntheticImages } from './syntheticDigits';
import { typesetDigits, typesetLetters } from './typesetGlyphs';
import { Random } from '../random';
import type { YieldPoint } from '../yieldPoint';

/** The first and the last of the pen drawings' writers who are trained on. */
export const TRAINING_WRITERS = [1, 20] as const;

/** The first and the last of the pen drawings' writers who are kept for validation. */
export const VALIDATION_WRITERS = [21, 24] as const;

/** Share of the synthetic digits that look like type. */
const PRINTED_SHARE = 0.2;

/**
 * Digits of the user's own are repeated until they are about this share of the dataset's images: enough for a network to
 * take notice of a handful among 60,000, and too few for it to forget the others.
 */
const MY_DIGITS_SHARE = 0.05;

/** A digit is repeated this often at most: augmentation cannot make more different images of one drawing. */
const MOST_REPEATS = 100;

/** Where additions come from that are not generated; any of it may be empty. */
export interface Material {
  /** By many writers. */
  readonly drawings: readonly StrokeDrawing[];
  readonly fonts: readonly PrintedFont[];
  /** Drawn and labelled by the user. */
  readonly myDigits?: LabelledImages;
  /** The name of the folder that these lie in. Omitted: My Digits'. */
  readonly myDigitsFolder?: string;
}

/**
 * A dataset with more to train on, so that a network also reads what people draw with a pen and can tell what is no
 * digit. It is validated on a share of its own images, as without additions, and on drawings of writers whom it is not
 * trained on; its test set stays as it is.
 * @param validationSplit share of the dataset's own images, 0 < share < 1
 * @param yieldPoint awaited after each part, as all of it may take minutes
 * @throws UserError as `stratifiedSplit`
 */
export async function composeTrainingSet(
  base: Dataset,
  { drawings, fonts, myDigits = NO_DIGITS, myDigitsFolder = OWN_FOLDER }: Material,
  additions: Additions,
  { validationSplit, seed }: { readonly validationSplit: number; readonly seed: number },
  yieldPoint?: YieldPoint,
): Promise<Dataset> {
  const split = stratifiedSplit(base.train.labels, validationSplit);
  const random = new Random(seed);
  const training = new Parts(yieldPoint);
  await training.add(
    additions.baseRepeats === 1 ? base.name : `${base.name}, each ${additions.baseRepeats} times`,
    repeatImages(subset(base.train, split.training), additions.baseRepeats),
  );
  const repeats = repeatsOf(myDigits, base.train);
  await training.add(ownAddition(myDigitsFolder, repeats), repeatImages(myDigits, repeats));
  const drawn = drawingsOf(drawings, TRAINING_WRITERS);
  await training.add(
    `pen drawings, each ${additions.drawingVariants} times`,
    drawingImages(drawn, additions.drawingVariants, seed),
  );
  const touching = random.fork('touching');
  await training.add(
    `${base.name}, digits that touched`,
    await cutDigits(subset(base.train, split.training), additions.cutDigits, touching, yieldPoint),
  );
  await addGenerated(training, fonts, additions, random);
  await training.add('non-digits', nonDigitImages('training', additions.nonDigits, seed));

  const validation = new Parts(yieldPoint);
  await validation.add(base.name, subset(base.train, split.validation));
  await validation.add('pen drawings', drawingImages(drawingsOf(drawings, VALIDATION_WRITERS), 1, seed));
  return {
    ...base,
    train: training.images(),
    baseImages: additions.baseRepeats * split.training.length,
    parts: training.parts,
    validation: { ...validation.images(), parts: validation.parts },
  };
}

/** Adds synthetic digits, and digits and letters of fonts. */
async function addGenerated(
  training: Parts,
  fonts: readonly PrintedFont[],
  additions: Additions,
  random: Random,
): Promise<void> {
  const printed = Math.round(PRINTED_SHARE * additions.syntheticDigits);
  const written = additions.syntheticDigits - printed;
  await training.add(
    'synthetic handwriting',
    syntheticImages(written, random.fork('handwriting'), variedFrame),
  );
  await training.add('synthetic print', printedImages(printed, random.fork('print')));
  if (fonts.length === 0) return;
  const among = fonts.length === 1 ? 'a font' : `${fonts.length} fonts`;
  const digits = typesetDigits(fonts, additions.typesetDigits, random.fork('type'));
  await training.add(`digits of ${among}`, digits);
  const letters = typesetLetters(fonts, additions.typesetLetters, random.fork('letters'));
  await training.add(`letters of ${among}`, letters);
}

/** How often each of the user's own digits is trained on beside a dataset, from 1 to `MOST_REPEATS`. */
function repeatsOf(myDigits: LabelledImages, base: LabelledImages): number {
  const wanted = Math.round((MY_DIGITS_SHARE * base.count) / Math.max(1, myDigits.count));
  return Math.min(MOST_REPEATS, Math.max(1, wanted));
}

/** Images of several sources, one source after the other. */
class Parts {
  readonly parts: DatasetPart[] = [];
  private readonly sources: LabelledImages[] = [];

  /** @param yieldPoint awaited after each source, which takes time to make */
  constructor(private readonly yieldPoint?: YieldPoint) {}

  /** Sources without images are left out. */
  async add(name: string, images: LabelledImages): Promise<void> {
    await this.yieldPoint?.();
    if (images.count === 0) return;
    this.parts.push({ name, count: images.count });
    this.sources.push(images);
  }

  images(): LabelledImages {
    return concatenateImages(this.sources);
  }
}

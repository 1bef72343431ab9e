import { join } from 'node:path';
import { MIXED } from '../../src/cli/chosenDataset';
import { TRAINING_WRITERS, VALIDATION_WRITERS } from '../../src/ml/data/composeTrainingSet';
import { drawingsOf, type LabelledDrawing } from '../../src/ml/data/penDrawings';
import { stratifiedSplit } from '../../src/ml/data/split';
import { DigitPool } from '../../src/ml/evaluation/suite/numberPictures';
import { FRAME_SIZE } from '../../src/ml/image/picture';
import { frameOfStrokes } from '../../src/ml/image/strokes';
import type { ModelCard } from '../../src/ml/models/card';
import { Random } from '../../src/ml/random';
import { loadIdxFolder } from '../../src/node/datasets/idxFolder';
import { readStrokesFile } from '../../src/node/datasets/strokesFile';
import { frameBytes } from './example';

/** What lines of writing are composed of. */
export interface Material {
  readonly mnist: DigitPool;
  readonly drawings: readonly LabelledDrawing[];
  /** The same drawings as MNIST's images are, with pens of several widths. */
  readonly drawn: DigitPool;
}

/** Widths of a pen, in pixels of a frame. */
const PEN_WIDTHS = [1.7, 4] as const;

/**
 * What is fitted to and what is held out: of MNIST's training images those that the model was trained on and validated
 * with, and the pen drawings of training and validation writers. Nothing here is any test's.
 *
 * @param shared the folder of real data
 * @throws UserError if MNIST or the pen drawings are missing or damaged
 */
export async function loadMaterial(
  shared: string,
  { dataset, configuration }: ModelCard,
  seed: number,
): Promise<{ readonly fitting: Material; readonly heldOut: Material }> {
  const { train } = await loadIdxFolder(join(shared, 'mnist'), 'MNIST');
  const drawings = await readStrokesFile(join(shared, 'strokes/pen-digits.json.gz'));
  // A set that was composed of several was split by the seed that it was composed with.
  const splitSeed = dataset.parts === undefined ? configuration.seed : MIXED.seed;
  const split = stratifiedSplit(train.labels, configuration.validationSplit, splitSeed);
  const materialOf = (indices: Uint32Array, writers: readonly [number, number], name: string): Material => {
    const chosen = drawingsOf(drawings, writers);
    return {
      mnist: new DigitPool(train, indices),
      drawings: chosen,
      drawn: poolOf(chosen, new Random(seed).fork(`pens, ${name}`)),
    };
  };
  return {
    fitting: materialOf(split.training, TRAINING_WRITERS, 'fitting'),
    heldOut: materialOf(split.validation, VALIDATION_WRITERS, 'held out'),
  };
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

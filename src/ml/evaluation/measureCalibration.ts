import type { Checkpoint } from '../checkpoint';
import { everyIndex } from '../data/dataset';
import type { LabelledImages } from '../data/labelledImages';
import { nonDigitImages } from '../data/nonDigits/nonDigitImages';
import { calibrate, logarithms, type Calibration, type LabelledPredictions } from './calibration';
import { predictImages, type Predictor } from './predictImages';

/** Non-digits that thresholds are chosen with. */
const NON_DIGITS = 2000;

/**
 * Calibrates a network on digits that it was not trained on, and on non-digits that are made for it.
 * @param before of the model that was gone on from
 */
export async function measureCalibration(
  predictor: Predictor,
  validation: LabelledImages,
  {
    seed,
    before,
    checkpoint,
  }: { readonly seed: number; readonly before: Calibration | undefined; readonly checkpoint: Checkpoint },
): Promise<Calibration> {
  const digits = await predictDigits(predictor, validation, checkpoint);
  const nonDigits = nonDigitImages('hold-out', NON_DIGITS, seed);
  return calibrate(digits, await predictLogarithms(predictor, nonDigits, checkpoint), before);
}

/** What a network makes of labelled digits. */
export async function predictDigits(
  predictor: Predictor,
  digits: LabelledImages,
  checkpoint?: Checkpoint,
): Promise<LabelledPredictions> {
  return {
    logProbabilities: await predictLogarithms(predictor, digits, checkpoint),
    labels: digits.labels,
  };
}

/** n x 10 natural logarithms of probabilities. */
async function predictLogarithms(
  predictor: Predictor,
  images: LabelledImages,
  checkpoint?: Checkpoint,
): Promise<Float32Array> {
  return logarithms(await predictImages(predictor, images, everyIndex(images.count), checkpoint));
}

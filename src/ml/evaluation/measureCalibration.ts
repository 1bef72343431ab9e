import { everyIndex, type LabelledImages } from '../data/labelledImages';
import { nonDigitImages } from '../data/nonDigits/nonDigitImages';
import type { YieldPoint } from '../yieldPoint';
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
    yieldPoint,
  }: { readonly seed: number; readonly before: Calibration | undefined; readonly yieldPoint: YieldPoint },
): Promise<Calibration> {
  const digits = await predictDigits(predictor, validation, yieldPoint);
  const nonDigits = nonDigitImages('hold-out', NON_DIGITS, seed);
  return calibrate(digits, await predictLogarithms(predictor, nonDigits, yieldPoint), before);
}

/** What a network makes of labelled digits. */
export async function predictDigits(
  predictor: Predictor,
  digits: LabelledImages,
  yieldPoint?: YieldPoint,
): Promise<LabelledPredictions> {
  return {
    logProbabilities: await predictLogarithms(predictor, digits, yieldPoint),
    labels: digits.labels,
  };
}

/** n x 10 natural logarithms of probabilities. */
async function predictLogarithms(
  predictor: Predictor,
  images: LabelledImages,
  yieldPoint?: YieldPoint,
): Promise<Float32Array> {
  return logarithms(await predictImages(predictor, images, everyIndex(images.count), yieldPoint));
}

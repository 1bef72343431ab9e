import type { LabelledImages } from '../data/labelledImages';
import { nonDigitImages } from '../data/nonDigits/nonDigitImages';
import type { YieldPoint } from '../yieldPoint';
import { calibrate, type Calibration } from './calibration';
import { predictDigits, predictLogarithms, type Predictor } from './predictImages';

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

import { describe, expect, it } from 'vitest';
import {
  acceptedAccuracy,
  calibrate,
  calibrationError,
  digitLikeness,
  fitTemperature,
  logarithms,
  type LabelledPredictions,
} from '../../../../src/ml/evaluation/calibration';
import { Random } from '../../../../src/ml/random';

/** Logarithms of ten probabilities: `confidence` for `digit`, the rest evenly. */
function row(digit: number, confidence: number): number[] {
  return Array.from({ length: 10 }, (_, at) => Math.log(at === digit ? confidence : (1 - confidence) / 9));
}

/** `count` predictions of confidence 0.3 to 1, right as often as they are sure, with logits multiplied by `factor`. */
function predictions(count: number, factor = 1): LabelledPredictions {
  const random = new Random(1);
  const labels = new Uint8Array(count);
  const logProbabilities = new Float32Array(count * 10);
  for (let n = 0; n < count; n++) {
    const confidence = random.between(0.3, 1);
    const digit = random.integer(10);
    labels[n] = random.next() < confidence ? digit : (digit + 1 + random.integer(9)) % 10;
    logProbabilities.set(
      row(digit, confidence).map((value) => value * factor),
      n * 10,
    );
  }
  return { logProbabilities, labels };
}

describe('fitTemperature', () => {
  it('does not come to certainty where nothing is misread', () => {
    const surely = Float32Array.from({ length: 100 }, (_, n) => (n % 11 === 0 ? -0.05 : -5.3));
    const digits = { logProbabilities: surely, labels: Uint8Array.from({ length: 10 }, (_, n) => n) };
    expect(fitTemperature(digits)).toBeCloseTo(0.4, 2);
  });

  it('finds the factor by which logits were multiplied', () => {
    expect(fitTemperature(predictions(20_000))).toBeCloseTo(1, 1);
    expect(fitTemperature(predictions(20_000, 3))).toBeCloseTo(3, 0);
    expect(fitTemperature(predictions(20_000, 0.5))).toBeCloseTo(0.5, 1);
  });
});

describe('calibrationError', () => {
  it('is the mean gap between how sure and how often right', () => {
    const logProbabilities = Float32Array.from([row(1, 0.9), row(1, 0.9), row(2, 0.5), row(2, 0.5)].flat());
    const labels = Uint8Array.of(1, 3, 2, 2);
    expect(calibrationError({ logProbabilities, labels })).toBeCloseTo((0.4 + 0.5) / 2, 5);
  });

  it('is small for honest predictions and large for boasting ones, until their temperature is right', () => {
    expect(calibrationError(predictions(20_000))).toBeLessThan(0.02);
    expect(calibrationError(predictions(20_000, 3))).toBeGreaterThan(0.15);
    expect(calibrationError(predictions(20_000, 3), 3)).toBeLessThan(0.02);
  });

  it('is 0 without images', () => {
    expect(calibrationError({ logProbabilities: new Float32Array(0), labels: new Uint8Array(0) })).toBe(0);
  });
});

describe('calibrate', () => {
  /** 2000 digits read right, three of them with confidence 0.4, the others with 0.99. */
  const digits: LabelledPredictions = {
    logProbabilities: Float32Array.from(
      Array.from({ length: 2000 }, (_, n) => row(n % 10, n % 700 === 0 ? 0.4 : 0.99)).flat(),
    ),
    labels: Uint8Array.from({ length: 2000 }, (_, n) => n % 10),
  };
  const nonDigits = (confidence: number): Float32Array =>
    Float32Array.from(Array.from({ length: 100 }, () => row(3, confidence)).flat());

  /** 100 of them, up to just below the digits. */
  const spread = Float32Array.from(Array.from({ length: 100 }, (_, n) => row(3, 0.1 + n / 500)).flat());

  it('refuses non-digits that are unlike digits, and no digit', () => {
    const { notADigit, notSure, figures } = calibrate(digits, spread);
    expect(figures).toMatchObject({ digits: 2000, nonDigits: 100, nonDigitsRefused: 0.95, digitsRefused: 0 });
    expect(notADigit).toBeLessThan(notSure);
  });

  it('rather lets non-digits pass than refuse more than 2 digits in 1000, or deny more than 1', () => {
    const most = Float32Array.from(
      [...Array.from({ length: 2 }, () => nonDigits(0.2)), nonDigits(0.999)].flatMap((some) => [...some]),
    );
    const { notADigit, notSure, figures } = calibrate(digits, most);
    expect(figures.digitsRefused).toBeLessThanOrEqual(0.002);
    expect(figures.nonDigitsRefused).toBeCloseTo(2 / 3, 9);
    expect(notADigit).toBeLessThan(notSure);
  });

  it('refuses nothing if most non-digits look like digits', () => {
    const { notADigit, notSure, figures } = calibrate(digits, nonDigits(0.999));
    expect({ notADigit, notSure }).toEqual({ notADigit: 0, notSure: 0 });
    expect(figures).toMatchObject({ digitsRefused: 0, nonDigitsRefused: 0 });
  });

  const first = (count: number): LabelledPredictions => ({
    logProbabilities: digits.logProbabilities.slice(0, count * 10),
    labels: digits.labels.slice(0, count),
  });

  it('sets thresholds by fewer than 500 digits only up to those of the model gone on from', () => {
    const thresholds = (count: number, before?: { notADigit: number; notSure: number }) => {
      const calibrated = calibrate(first(count), spread, before && { temperature: 1, ...before });
      return { notADigit: calibrated.notADigit, notSure: calibrated.notSure };
    };
    const own = thresholds(500);
    expect(own.notSure).toBeGreaterThan(0.3);
    expect(thresholds(500, { notADigit: 0, notSure: 0 })).toEqual(own);
    expect(thresholds(499)).toEqual({ notADigit: 0, notSure: 0 });
    expect(thresholds(499, { notADigit: 0.3, notSure: 0.32 })).toEqual({ notADigit: 0.3, notSure: 0.32 });
    expect(thresholds(499, { notADigit: 0.8, notSure: 0.9 })).toEqual(own);
  });

  it('draws the temperature of few digits to that of the model gone on from, or to 1', () => {
    // All are read right: of themselves they call for the lowest there is.
    const right: LabelledPredictions = {
      logProbabilities: Float32Array.from(Array.from({ length: 5000 }, (_, n) => row(n % 10, 0.95)).flat()),
      labels: Uint8Array.from({ length: 5000 }, (_, n) => n % 10),
    };
    const few = { logProbabilities: right.logProbabilities.slice(0, 100), labels: right.labels.slice(0, 10) };
    const before = { temperature: 0.8, notADigit: 0, notSure: 0 };
    expect(calibrate(few, spread).temperature).toBeCloseTo(0.4 ** (1 / 4), 2);
    expect(calibrate(few, spread, before).temperature).toBeCloseTo(0.8 ** (3 / 4) * 0.4 ** (1 / 4), 2);
    expect(calibrate(right, spread, before).temperature).toBeCloseTo(0.4, 2);
  });

  it('counts as an error what is unlike a digit, and what is more likely wrong than right', () => {
    const unsure = { ...digits, logProbabilities: digits.logProbabilities.map((value) => value / 4) };
    expect(acceptedAccuracy(digits, { temperature: 1, notSure: 0 })).toBeCloseTo(0.9985, 9);
    expect(acceptedAccuracy(digits, { temperature: 0.5, notSure: 0 })).toBe(1);
    expect(acceptedAccuracy(digits, { temperature: 0.5, notSure: 0.5 })).toBeCloseTo(0.9985, 9);
    expect(acceptedAccuracy(unsure, { temperature: 1, notSure: 0 })).toBe(0);
  });
});

describe('digitLikeness', () => {
  it('is high for what may be one of two digits, low for what may be any', () => {
    const either = [0.01, 0.01, 0.46, 0.01, 0.01, 0.01, 0.01, 0.46, 0.01, 0.01];
    expect(digitLikeness(either)).toBeCloseTo(0.92, 9);
    expect(digitLikeness(Array.from({ length: 10 }, () => 0.1))).toBeCloseTo(0.2, 9);
  });

  it('is that of the network whatever the temperature', () => {
    const plain = Array.from(row(3, 0.6), Math.exp);
    const powers = plain.map((probability) => probability ** (1 / 0.4));
    const sum = powers.reduce((total, power) => total + power);
    const tempered = powers.map((power) => power / sum);
    expect(tempered[3]).toBeGreaterThan(0.9);
    expect(digitLikeness(tempered, 0.4)).toBeCloseTo(digitLikeness(plain), 9);
  });
});

describe('logarithms', () => {
  it('stay finite where a probability is 0', () => {
    expect(Array.from(logarithms(Float32Array.of(1, 0)))).toEqual([0, expect.closeTo(-69.08, 1)]);
  });
});

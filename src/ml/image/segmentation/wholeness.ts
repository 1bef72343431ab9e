import { FRAME_SIDE, FRAME_SIZE } from '../picture';
import { addUp, GROUP, grouped, windowInk, type WindowInk } from './groupedSums';
import { unpackWeights } from './packedWeights';
import { WHOLENESS_WEIGHTS } from './wholenessWeights';

/**
 * A convolution with "same" padding and strides of two, followed by ReLU; pixels row-major, channels innermost. The number
 * of filters is a multiple of four.
 */
interface Convolution {
  readonly side: number;
  readonly channels: number;
  readonly filters: number;
  /** Width of its square window. */
  readonly window: number;
}

export const CONVOLUTIONS: readonly Convolution[] = [
  { side: FRAME_SIDE, channels: 1, filters: 16, window: 5 },
  { side: 14, channels: 16, filters: 32, window: 3 },
  { side: 7, channels: 32, filters: 48, window: 3 },
];

/** Values of the last convolution: 4 x 4 places, 48 filters. */
export const FEATURES = 768;

export const HIDDEN = 40;

/** What the hidden layer gets beside them. */
export const MEASURES = 2;

/**
 * How high and how wide the ink is, as the hidden layer gets it.
 * @param height of the ink, as a share of the usual height of the line
 * @param width of the ink, as a share of the same height
 */
export function measuresOf(height: number, width: number): readonly [number, number] {
  return [Math.log(height), width - 0.7];
}

const weights = WHOLENESS_WEIGHTS.map(unpackWeights);

const convolutions = CONVOLUTIONS.map((shape, index) => ({
  ...shape,
  kernel: grouped(weights[2 * index]!, shape.filters),
  bias: Float64Array.from(weights[2 * index + 1]!),
}));

/** The last two layers' weights and biases. */
const [hiddenWeights, hiddenBias, outWeights, outBias] = weights.slice(2 * CONVOLUTIONS.length);

/**
 * How much a frame looks like one whole digit, or one letter or shape, rather than a part of one, or several: log odds,
 * above 0 if it rather does. A small network of its own (50,000 parameters), because the one that reads digits is sure of a
 * digit in almost anything: it refuses an H, and reads its two sides as a 1 and a 4. It was trained on pieces of numbers
 * composed of MNIST's training digits, pen drawings, synthetic digits and print, and on pieces of what is no digit.
 * @param frame 28 x 28 values, row-major, ink 0..1
 * @param height of the ink, as a share of the usual height of the line
 * @param width of the ink, as a share of the same height
 */
export function wholeness(frame: Float32Array, height: number, width: number): number {
  let values = frame.subarray(0, FRAME_SIZE);
  for (const convolution of convolutions) values = convolve(values, convolution);
  const inputs = new Float32Array(FEATURES + MEASURES);
  inputs.set(values);
  inputs.set(measuresOf(height, width), FEATURES);
  const hidden = Float32Array.from(hiddenBias!);
  for (let input = 0; input < inputs.length; input++) {
    const value = inputs[input]!;
    if (value === 0) continue;
    for (let unit = 0; unit < HIDDEN; unit++) hidden[unit]! += value * hiddenWeights![input * HIDDEN + unit]!;
  }
  return hidden.reduce((sum, value, unit) => sum + Math.max(0, value) * outWeights![unit]!, outBias![0]!);
}

function convolve(values: Float32Array, convolution: (typeof convolutions)[number]): Float32Array {
  const { side, channels, filters, window, kernel, bias } = convolution;
  const outSide = Math.ceil(side / 2);
  const result = new Float32Array(outSide * outSide * filters);
  const ink = windowInk(window * window * channels);
  for (let place = 0; place < outSide * outSide; place++) {
    gather(values, convolution, place % outSide, Math.floor(place / outSide), ink);
    addUp(ink, kernel, bias, result, place * filters);
  }
  for (let at = 0; at < result.length; at++) result[at] = Math.max(0, result[at]!);
  return result;
}

/** Collects what is not 0 in the window of an output pixel. */
function gather(
  values: Float32Array,
  { side, channels, window }: Convolution,
  outX: number,
  outY: number,
  into: WindowInk,
): void {
  // TensorFlow's "same": of an odd number of pixels, the larger half comes after the picture.
  const before = Math.floor(((Math.ceil(side / 2) - 1) * 2 + window - side) / 2);
  const left = 2 * outX - before;
  const top = 2 * outY - before;
  const first = Math.max(0, -left);
  const last = Math.min(window, side - left);
  let count = 0;
  for (let ky = Math.max(0, -top); ky < Math.min(window, side - top); ky++) {
    // The pixels of a row lie side by side, and so do their weights.
    const start = ((top + ky) * side + left + first) * channels;
    const place = (ky * window + first) * channels * GROUP;
    for (let n = 0; n < (last - first) * channels; n++) {
      const value = values[start + n]!;
      if (value === 0) continue;
      into.values[count] = value;
      into.places[count++] = place + n * GROUP;
    }
  }
  into.count = count;
}

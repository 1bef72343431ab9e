import { unpackWeights } from './packedWeights';
import { FRAME_SIDE, FRAME_SIZE } from './picture';
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

const CONVOLUTIONS: readonly Convolution[] = [
  { side: FRAME_SIDE, channels: 1, filters: 8, window: 5 },
  { side: 14, channels: 8, filters: 20, window: 3 },
  { side: 7, channels: 20, filters: 32, window: 3 },
];

/** Values of the last convolution: 4 x 4 places, 32 filters. */
const FEATURES = 512;

/** What the hidden layer gets beside them: how high and how wide the ink is. */
const MEASURES = 2;

const HIDDEN = 32;

const weights = WHOLENESS_WEIGHTS.map(unpackWeights);

/**
 * How much a frame looks like one whole digit rather than a part of one, or several: log odds, above 0 if it rather
 * does. A small network of its own (24,000 parameters), because the one that reads digits is sure of a digit in almost
 * anything. It was trained on pieces of numbers that were composed of MNIST's training digits.
 * @param frame 28 x 28 values, row-major, ink 0..1
 * @param height of the ink, as a share of the usual height of the line
 * @param width of the ink, as a share of the same height
 */
export function wholeness(frame: Float32Array, height: number, width: number): number {
  let values = frame.subarray(0, FRAME_SIZE);
  CONVOLUTIONS.forEach((convolution, index) => {
    values = convolve(values, convolution, weights[2 * index]!, weights[2 * index + 1]!);
  });
  const inputs = new Float32Array(FEATURES + MEASURES);
  inputs.set(values);
  inputs[FEATURES] = Math.log(height);
  inputs[FEATURES + 1] = width - 0.7;
  const [hiddenWeights, hiddenBias, outWeights, outBias] = weights.slice(2 * CONVOLUTIONS.length);
  const hidden = Float32Array.from(hiddenBias!);
  inputs.forEach((value, input) => {
    if (value === 0) return;
    for (let unit = 0; unit < HIDDEN; unit++) hidden[unit]! += value * hiddenWeights![input * HIDDEN + unit]!;
  });
  return hidden.reduce((sum, value, unit) => sum + Math.max(0, value) * outWeights![unit]!, outBias![0]!);
}

function convolve(
  values: Float32Array,
  convolution: Convolution,
  kernel: Float32Array,
  bias: Float32Array,
): Float32Array {
  const { side, filters } = convolution;
  const outSide = Math.ceil(side / 2);
  const result = new Float32Array(outSide * outSide * filters);
  const window = {
    values: new Float64Array(kernel.length / filters),
    rows: new Uint32Array(kernel.length / filters),
  };
  for (let place = 0; place < outSide * outSide; place++) {
    const inks = gather(values, convolution, place % outSide, Math.floor(place / outSide), window);
    // Four filters at a time, whose sums stay in registers.
    for (let filter = 0; filter < filters; filter += 4) {
      let a = bias[filter]!;
      let b = bias[filter + 1]!;
      let c = bias[filter + 2]!;
      let d = bias[filter + 3]!;
      for (let n = 0; n < inks; n++) {
        const value = window.values[n]!;
        const from = window.rows[n]! * filters + filter;
        a += value * kernel[from]!;
        b += value * kernel[from + 1]!;
        c += value * kernel[from + 2]!;
        d += value * kernel[from + 3]!;
      }
      const to = place * filters + filter;
      result[to] = Math.max(0, a);
      result[to + 1] = Math.max(0, b);
      result[to + 2] = Math.max(0, c);
      result[to + 3] = Math.max(0, d);
    }
  }
  return result;
}

/**
 * Collects what is not 0 in the window of an output pixel, with the rows of the kernel that it meets.
 * @returns how many there are
 */
function gather(
  values: Float32Array,
  { side, channels, window }: Convolution,
  outX: number,
  outY: number,
  into: { readonly values: Float64Array; readonly rows: Uint32Array },
): number {
  // TensorFlow's "same": of an odd number of pixels, the larger half comes after the picture.
  const before = Math.floor(((Math.ceil(side / 2) - 1) * 2 + window - side) / 2);
  let count = 0;
  for (let ky = 0; ky < window; ky++) {
    const y = 2 * outY + ky - before;
    if (y < 0 || y >= side) continue;
    for (let kx = 0; kx < window; kx++) {
      const x = 2 * outX + kx - before;
      if (x < 0 || x >= side) continue;
      for (let channel = 0; channel < channels; channel++) {
        const value = values[(y * side + x) * channels + channel]!;
        if (value === 0) continue;
        into.values[count] = value;
        into.rows[count++] = (ky * window + kx) * channels + channel;
      }
    }
  }
  return count;
}

// IEEE 754 half precision: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits.

const scratch = new Float32Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** By how much the exponents of half and single precision are apart: their biases are 15 and 127. */
const BETWEEN_BIASES = 2 ** (127 - 15);

/** Magnitudes from here on round to infinity; the largest half is 65504. */
const TOO_LARGE = 65520;

/** Whether all values stay finite in half precision. */
export function fitsFloat16(values: Float32Array): boolean {
  return values.every((value) => Math.abs(value) < TOO_LARGE);
}

/** The half-precision bits nearest to each value, ties to even; what is too large becomes infinite. */
export function toFloat16(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, halfBits);
}

/**
 * The values of half-precision bits. It has to be fast, as a model has hundreds of thousands of them and nothing is read
 * before: the bits are shifted to where a single has its sign, exponent and fraction, and a multiplication makes up for the
 * different bias, for subnormal halves (below 2^-14) too.
 */
export function fromFloat16(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const valueBits = new Uint32Array(values.buffer);
  for (let i = 0; i < bits.length; i++) {
    const half = bits[i]!;
    valueBits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);
    values[i] = values[i]! * BETWEEN_BIASES;
    if ((half & 0x7c00) === 0x7c00) values[i] = (half & 0x3ff) === 0 ? values[i]! * Infinity : NaN;
  }
  return values;
}

function halfBits(value: number): number {
  scratch[0] = value;
  const bits = scratchBits[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(scratch[0]);
  if (Number.isNaN(magnitude)) return sign | 0x7e00;
  if (magnitude >= TOO_LARGE) return sign | 0x7c00;
  // Below 2^-14 halves are evenly spaced by 2^-24.
  if (magnitude < 2 ** -14) return sign | roundToEven(magnitude * 2 ** 24);
  // Adding to the bits carries from fraction into exponent by itself.
  const rounded = bits + 0xfff + ((bits >>> 13) & 1);
  return sign | (((rounded & 0x7fffffff) >>> 13) - ((127 - 15) << 10));
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

// IEEE 754 half precision: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits.

const scratch = new Float32Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** What each exponent multiplies by, by its bits; a table, because a model has hundreds of thousands of values. */
const POWERS = Float64Array.from({ length: 31 }, (_, exponent) => 2 ** (exponent - 15));

/** The half-precision bits nearest to each value, ties to even; what is too large becomes infinite. */
export function toFloat16(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, halfBits);
}

/** The values that half-precision bits stand for. */
export function fromFloat16(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = halfValue(bits[i]!);
  return values;
}

function halfBits(value: number): number {
  scratch[0] = value;
  const bits = scratchBits[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(scratch[0]);
  if (Number.isNaN(magnitude)) return sign | 0x7e00;
  if (magnitude >= 65520) return sign | 0x7c00;
  // Below 2^-14 halves are evenly spaced by 2^-24.
  if (magnitude < 2 ** -14) return sign | roundToEven(magnitude * 2 ** 24);
  // Adding to the bits carries from fraction into exponent by itself.
  const rounded = bits + 0xfff + ((bits >>> 13) & 1);
  return sign | (((rounded & 0x7fffffff) >>> 13) - ((127 - 15) << 10));
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * POWERS[exponent]!;
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * Blurs by averaging over squares, twice, which is close to a Gaussian whose deviation is 0.8 `radius`. At the edges
 * the average is taken over what is inside the picture.
 * @param values width x height values, row-major
 * @param radius whole pixels; the squares' side is 2 `radius` + 1
 */
export function blur(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  let result = values;
  for (let pass = 0; pass < 2; pass++) {
    const rows = new Float32Array(values.length);
    for (let y = 0; y < height; y++) averageAlong(result, rows, y * width, 1, width, radius);
    result = new Float32Array(values.length);
    for (let x = 0; x < width; x++) averageAlong(rows, result, x, width, height, radius);
  }
  return result;
}

/** A running average over one row (`step` 1) or column (`step` the width) of `length` values. */
function averageAlong(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < Math.min(radius, length); i++, count++) sum += from[start + i * step]!;
  for (let i = 0; i < length; i++) {
    if (i + radius < length) {
      sum += from[start + (i + radius) * step]!;
      count++;
    }
    if (i - radius > 0) {
      sum -= from[start + (i - radius - 1) * step]!;
      count--;
    }
    to[start + i * step] = sum / count;
  }
}

/** The classes that a network tells apart: the digits 0 to 9. */
export const CLASSES = 10;

/** The values of image `n` among those of several: `values` is n x 10, row-major. It is the same memory. */
export function rowOf(values: Float32Array, n: number): Float32Array {
  return values.subarray(n * CLASSES, (n + 1) * CLASSES);
}

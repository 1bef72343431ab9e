/**
 * The value that comes after this share of the sorted values, without interpolation; the last one for a share of 1,
 * `undefined` if there are none.
 * @param share 0..1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | undefined {
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)];
}

/** The middle one of sorted values, the upper one of two; `undefined` if there are none. */
export function median(sorted: ArrayLike<number>): number | undefined {
  return quantile(sorted, 0.5);
}

/** Enough digits to compare readings by, and no more: six after the point. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

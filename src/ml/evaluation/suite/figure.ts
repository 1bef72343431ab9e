/** What a figure has to reach, or to stay under: shares 0..1. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One number of an evaluation. */
export interface Figure {
  readonly name: string;
  /** 0..1. */
  readonly value: number;
  /** What it was measured on. */
  readonly n: number;
  /** The 95 % interval of a share; `null` for what is no share of independent cases. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly goal: Goal | null;
}

/** The normal distribution's 97.5 % quantile. */
const Z = 1.959964;

/** Wilson's score interval of a share at 95 % ("Probable inference", 1927), which also holds close to 0 and 1. */
export function wilsonInterval(right: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1];
  const share = right / n;
  const square = (Z * Z) / n;
  const centre = (share + square / 2) / (1 + square);
  const reach = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // At the ends the formula comes to 0 and 1, but for rounding, which would say that not all were right.
  return [right === 0 ? 0 : centre - reach, right === n ? 1 : centre + reach];
}

/** How many of `n` were as they should be. */
export function shareFigure(name: string, right: number, n: number, goal: Goal | null = null): Figure {
  return { name, value: n === 0 ? 0 : right / n, n, interval: wilsonInterval(right, n), goal };
}

/** A value that is no share of cases, such as a mean of shares or a calibration error. */
export function valueFigure(name: string, value: number, n: number, goal: Goal | null = null): Figure {
  return { name, value, n, interval: null, goal };
}

/** Whether the goal is reached; `null` if there is none, or nothing was measured. */
export function isMet({ value, n, goal }: Figure): boolean | null {
  if (goal === null || n === 0) return null;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** Filters whose sums are made at a time: this many stay in registers. */
export const GROUP = 4;

/**
 * A kernel with its filters in groups, and in each group the weights of one input side by side. As doubles, which are what
 * is added up. Filters that the last group lacks have no weight.
 * @param kernel row-major, filters innermost
 */
export function grouped(kernel: Float32Array, filters: number): Float64Array {
  const inputs = kernel.length / filters;
  const result = new Float64Array(inputs * filtersInGroups(filters));
  kernel.forEach((weight, at) => {
    const filter = at % filters;
    const input = (at - filter) / filters;
    const inGroup = filter % GROUP;
    result[(filter - inGroup) * inputs + input * GROUP + inGroup] = weight;
  });
  return result;
}

/** The number of filters, rounded up to whole groups. */
export function filtersInGroups(filters: number): number {
  return Math.ceil(filters / GROUP) * GROUP;
}

/** What is not 0 in the window of an output pixel. */
export interface WindowInk {
  readonly values: Float64Array;
  /** Where in a group of a kernel the weights of each value are. */
  readonly places: Uint32Array;
  /** How many there are; what lies behind them is left from other windows. */
  count: number;
}

/** Room for the ink of windows of `inputs` values. */
export function windowInk(inputs: number): WindowInk {
  return { values: new Float64Array(inputs), places: new Uint32Array(inputs), count: 0 };
}

/**
 * One output pixel of a convolution: each filter's bias and weighted ink, added up in the order in which the ink is given,
 * so that sums are the same to the last bit however filters are grouped.
 * @param kernel as `grouped` makes it
 * @param bias of every filter
 * @param to where in `result` the pixel's filters begin
 */
export function addUp(
  { values, places, count }: WindowInk,
  kernel: Float64Array,
  bias: Float64Array,
  result: Float32Array,
  to: number,
): void {
  const ofGroup = (kernel.length / bias.length) * GROUP;
  for (let filter = 0, group = 0; filter < bias.length; filter += GROUP, group += ofGroup) {
    let a = bias[filter]!;
    let b = bias[filter + 1]!;
    let c = bias[filter + 2]!;
    let d = bias[filter + 3]!;
    for (let n = 0; n < count; n++) {
      const value = values[n]!;
      const from = group + places[n]!;
      a += value * kernel[from]!;
      b += value * kernel[from + 1]!;
      c += value * kernel[from + 2]!;
      d += value * kernel[from + 3]!;
    }
    result[to + filter] = a;
    result[to + filter + 1] = b;
    result[to + filter + 2] = c;
    result[to + filter + 3] = d;
  }
}

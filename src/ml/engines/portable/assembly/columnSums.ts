/** Rows whose partial sum is added to the total at once: keeps rounding errors small over the many rows of a batch. */
export const GROUP: usize = 64;

/** sums[c] = sum over the rows of x[row, c]; `x` is rows x columns. */
export function columnSums(x: usize, sums: usize, rows: i32, columns: i32): void {
  const row = (<usize>columns) << 2;
  const end = x + row * rows;
  memory.fill(sums, 0, row);
  for (let group = x; group < end; group += row * GROUP) {
    const stop = min(end, group + row * GROUP);
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      let sum = f32x4.splat(0);
      for (let at = group + c; at < stop; at += row) sum = f32x4.add(sum, v128.load(at));
      v128.store(sums + c, f32x4.add(v128.load(sums + c), sum));
    }
    for (; c < row; c += 4) {
      let sum: f32 = 0;
      for (let at = group + c; at < stop; at += row) sum += load<f32>(at);
      store<f32>(sums + c, load<f32>(sums + c) + sum);
    }
  }
}

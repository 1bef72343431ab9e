/**
 * Gradient of a max-pool's input: each output's gradient goes to the first place of its window, row by row, that held
 * the maximum. `x` and `dx` are batch x inHeight x inWidth x channels, `y` and `dy` batch x outHeight x outWidth x channels.
 */
export function maxPoolBackprop(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  padTop: i32,
  padLeft: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const toDx = dx - x;
  const toDy = dy - y;
  memory.fill(dx, 0, pixel * (batch * inHeight * inWidth));
  for (let n = 0; n < batch; n++) {
    for (let row = 0; row < outHeight; row++) {
      const firstRow = row * strideHeight - padTop;
      const top = max(firstRow, 0);
      const bottom = min(firstRow + filterHeight, inHeight);
      for (let column = 0; column < outWidth; column++, y += pixel) {
        const firstColumn = column * strideWidth - padLeft;
        const left = max(firstColumn, 0);
        const right = min(firstColumn + filterWidth, inWidth);
        const window = x + pixel * (top * inWidth + left);
        const down = pixel * inWidth;
        const rows = bottom - top;
        const columns = right - left;
        let c: usize = 0;
        for (; c + 16 <= pixel; c += 16) {
          giveToFour(window + c, y + c, toDx, toDy, rows, columns, down, pixel);
        }
        for (; c < pixel; c += 4) giveToOne(window + c, y + c, toDx, toDy, rows, columns, down, pixel);
      }
    }
    x += pixel * (inHeight * inWidth);
  }
}

/** Gives four channels' gradients of an output at `y` to the first places of its window that hold the maxima. */
function giveToFour(
  window: usize,
  y: usize,
  toDx: usize,
  toDy: usize,
  rows: i32,
  columns: i32,
  down: usize,
  pixel: usize,
): void {
  const maximum = v128.load(y);
  let waiting = v128.load(y + toDy);
  for (let r = 0; r < rows; r++, window += down) {
    let at = window;
    for (let k = 0; k < columns; k++, at += pixel) {
      const found = f32x4.eq(v128.load(at), maximum);
      v128.store(at + toDx, f32x4.add(v128.load(at + toDx), v128.and(waiting, found)));
      waiting = v128.andnot(waiting, found);
    }
  }
}

/** The same of one channel. */
function giveToOne(
  window: usize,
  y: usize,
  toDx: usize,
  toDy: usize,
  rows: i32,
  columns: i32,
  down: usize,
  pixel: usize,
): void {
  const maximum = load<f32>(y);
  let waiting = load<f32>(y + toDy);
  for (let r = 0; r < rows; r++, window += down) {
    let at = window;
    for (let k = 0; k < columns; k++, at += pixel) {
      if (load<f32>(at) != maximum) continue;
      store<f32>(at + toDx, load<f32>(at + toDx) + waiting);
      waiting = 0;
    }
  }
}

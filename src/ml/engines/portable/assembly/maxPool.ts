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
        let c: usize = 0;
        for (; c + 16 <= pixel; c += 16) {
          const maximum = v128.load(y + c);
          let waiting = v128.load(y + c + toDy);
          let rowStart = window + c;
          for (let r = top; r < bottom; r++, rowStart += pixel * inWidth) {
            let at = rowStart;
            for (let k = left; k < right; k++, at += pixel) {
              const found = f32x4.eq(v128.load(at), maximum);
              v128.store(at + toDx, f32x4.add(v128.load(at + toDx), v128.and(waiting, found)));
              waiting = v128.andnot(waiting, found);
            }
          }
        }
        for (; c < pixel; c += 4) {
          const maximum = load<f32>(y + c);
          let waiting = load<f32>(y + c + toDy);
          let rowStart = window + c;
          for (let r = top; r < bottom; r++, rowStart += pixel * inWidth) {
            let at = rowStart;
            for (let k = left; k < right; k++, at += pixel) {
              if (load<f32>(at) != maximum) continue;
              store<f32>(at + toDx, load<f32>(at + toDx) + waiting);
              waiting = 0;
            }
          }
        }
      }
    }
    x += pixel * (inHeight * inWidth);
  }
}

/** Gradient of a global average pool: each of the batch x pixels x channels gets an even share of its channel's. */
export function globalAveragePoolBackprop(
  dy: usize,
  dx: usize,
  batch: i32,
  pixels: i32,
  channels: i32,
): void {
  const row = (<usize>channels) << 2;
  const share: f32 = 1 / <f32>pixels;
  for (let n = 0; n < batch; n++, dy += row, dx += row * pixels) {
    const end = dx + row * pixels;
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      const value = f32x4.mul(v128.load(dy + c), f32x4.splat(share));
      for (let at = dx + c; at < end; at += row) v128.store(at, value);
    }
    for (; c < row; c += 4) {
      const value: f32 = load<f32>(dy + c) * share;
      for (let at = dx + c; at < end; at += row) store<f32>(at, value);
    }
  }
}

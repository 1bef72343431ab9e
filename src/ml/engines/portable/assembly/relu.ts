/** dx = dy where y is above 0, and 0 elsewhere; `count` values each. */
export function reluBackprop(y: usize, dy: usize, dx: usize, count: i32): void {
  const toDy = dy - y;
  const toDx = dx - y;
  const end = y + ((<usize>count) << 2);
  const zero = f32x4.splat(0);
  let at = y;
  for (; at + 16 <= end; at += 16) {
    v128.store(at + toDx, v128.and(v128.load(at + toDy), f32x4.gt(v128.load(at), zero)));
  }
  for (; at < end; at += 4) store<f32>(at + toDx, load<f32>(at) > 0 ? load<f32>(at + toDy) : 0);
}

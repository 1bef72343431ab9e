/**
 * Dropout: mask is 0 with probability `dropped` / 2^32 and `kept` otherwise, y = x * mask; `count` values each. Four
 * xorshift32 generators (Marsaglia 2003) side by side, each started from the seed by the finaliser of MurmurHash3.
 */
export function dropout(
  x: usize,
  y: usize,
  mask: usize,
  count: i32,
  dropped: u32,
  kept: f32,
  seed: u32,
): void {
  const toY = y - x;
  const toMask = mask - x;
  const end = x + ((<usize>count) << 2);
  const scale = f32x4.splat(kept);
  const limit = i32x4.splat(dropped);
  let state = i32x4.splat(0);
  state = i32x4.replace_lane(state, 0, start(seed, 1));
  state = i32x4.replace_lane(state, 1, start(seed, 2));
  state = i32x4.replace_lane(state, 2, start(seed, 3));
  state = i32x4.replace_lane(state, 3, start(seed, 4));
  let at = x;
  for (; at + 16 <= end; at += 16) {
    state = next(state);
    const factor = v128.and(scale, i32x4.ge_u(state, limit));
    v128.store(at + toMask, factor);
    v128.store(at + toY, f32x4.mul(v128.load(at), factor));
  }
  state = next(state);
  for (; at < end; at += 4) {
    const factor: f32 = <u32>i32x4.extract_lane(state, 0) >= dropped ? kept : 0;
    store<f32>(at + toMask, factor);
    store<f32>(at + toY, load<f32>(at) * factor);
    state = next(state);
  }
}

function next(state: v128): v128 {
  let bits = v128.xor(state, i32x4.shl(state, 13));
  bits = v128.xor(bits, i32x4.shr_u(bits, 17));
  return v128.xor(bits, i32x4.shl(bits, 5));
}

/** Never 0, from which xorshift would not get away. */
function start(seed: u32, lane: u32): u32 {
  let bits = seed + lane * 0x9e3779b9;
  bits = (bits ^ (bits >> 16)) * 0x85ebca6b;
  bits = (bits ^ (bits >> 13)) * 0xc2b2ae35;
  return (bits ^ (bits >> 16)) | 1;
}

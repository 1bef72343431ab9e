/**
 * One step of Adam, see `adamTrain` of `engines/trainingKernels.ts`:
 * nextMean = beta1 * mean + (1 - beta1) * gradient, nextSquare = beta2 * square + (1 - beta2) * gradient^2,
 * nextValues = values * (1 - decay * decayed) - rate * nextMean / (sqrt(nextSquare) + epsilon).
 */
export function adam(
  values: usize,
  gradient: usize,
  mean: usize,
  square: usize,
  decayed: usize,
  nextValues: usize,
  nextMean: usize,
  nextSquare: usize,
  count: i32,
  rate: f32,
  decay: f32,
  beta1: f64,
  beta2: f64,
  epsilon: f32,
): void {
  const end = (<usize>count) << 2;
  // Taken from 1 in float64: what is left of 1 - 0.999 in float32 is three digits short.
  const keep1 = <f32>beta1;
  const take1 = <f32>(1 - beta1);
  const keep2 = <f32>beta2;
  const take2 = <f32>(1 - beta2);
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    const slope = v128.load(gradient + at);
    const m = f32x4.add(
      f32x4.mul(v128.load(mean + at), f32x4.splat(keep1)),
      f32x4.mul(slope, f32x4.splat(take1)),
    );
    const s = f32x4.add(
      f32x4.mul(v128.load(square + at), f32x4.splat(keep2)),
      f32x4.mul(f32x4.mul(slope, slope), f32x4.splat(take2)),
    );
    const kept = f32x4.mul(
      v128.load(values + at),
      f32x4.sub(f32x4.splat(1), f32x4.mul(f32x4.splat(decay), v128.load(decayed + at))),
    );
    const direction = f32x4.div(
      f32x4.mul(m, f32x4.splat(rate)),
      f32x4.add(f32x4.sqrt(s), f32x4.splat(epsilon)),
    );
    v128.store(nextMean + at, m);
    v128.store(nextSquare + at, s);
    v128.store(nextValues + at, f32x4.sub(kept, direction));
  }
  for (; at < end; at += 4) {
    const slope = load<f32>(gradient + at);
    const m: f32 = load<f32>(mean + at) * keep1 + slope * take1;
    const s: f32 = load<f32>(square + at) * keep2 + slope * slope * take2;
    const kept: f32 = load<f32>(values + at) * (1 - decay * load<f32>(decayed + at));
    store<f32>(nextMean + at, m);
    store<f32>(nextSquare + at, s);
    store<f32>(nextValues + at, kept - (m * rate) / (sqrt<f32>(s) + epsilon));
  }
}

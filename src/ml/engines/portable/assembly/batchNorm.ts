import { columnSums, GROUP } from './columnSums';

// All of these go over the rows in groups small enough for the cache, and within a group channel by channel, four at a time.

/** Mean and biased variance of each channel; `x` is rows x channels. The variance is of the differences from the mean. */
export function batchNormMoments(x: usize, mean: usize, variance: usize, rows: i32, channels: i32): void {
  const row = (<usize>channels) << 2;
  const end = x + row * rows;
  const share: f32 = 1 / <f32>rows;
  columnSums(x, mean, rows, channels);
  scale(mean, row, share);
  memory.fill(variance, 0, row);
  for (let group = x; group < end; group += row * GROUP) {
    const stop = min(end, group + row * GROUP);
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      const mu = v128.load(mean + c);
      let sum = f32x4.splat(0);
      for (let at = group + c; at < stop; at += row) {
        const difference = f32x4.sub(v128.load(at), mu);
        sum = f32x4.add(sum, f32x4.mul(difference, difference));
      }
      v128.store(variance + c, f32x4.add(v128.load(variance + c), sum));
    }
    for (; c < row; c += 4) {
      const mu = load<f32>(mean + c);
      let sum: f32 = 0;
      for (let at = group + c; at < stop; at += row) {
        const difference = load<f32>(at) - mu;
        sum += difference * difference;
      }
      store<f32>(variance + c, load<f32>(variance + c) + sum);
    }
  }
  scale(variance, row, share);
}

function scale(values: usize, bytes: usize, factor: f32): void {
  for (let at = values; at < values + bytes; at += 4) store<f32>(at, load<f32>(at) * factor);
}

/** y = (x - mean) / sqrt(variance + epsilon) * gamma + beta; `x` and `y` are rows x channels. */
export function batchNormApply(
  x: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
): void {
  const row = (<usize>channels) << 2;
  const end = x + row * rows;
  const toY = y - x;
  for (let group = x; group < end; group += row * GROUP) {
    const stop = min(end, group + row * GROUP);
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      const factor = f32x4.mul(v128.load(gamma + c), inverseDeviations(variance + c, epsilon));
      const offset = f32x4.sub(v128.load(beta + c), f32x4.mul(v128.load(mean + c), factor));
      for (let at = group + c; at < stop; at += row) {
        v128.store(at + toY, f32x4.add(f32x4.mul(v128.load(at), factor), offset));
      }
    }
    for (; c < row; c += 4) {
      const factor: f32 = load<f32>(gamma + c) * inverseDeviation(variance + c, epsilon);
      const offset: f32 = load<f32>(beta + c) - load<f32>(mean + c) * factor;
      for (let at = group + c; at < stop; at += row) store<f32>(at + toY, load<f32>(at) * factor + offset);
    }
  }
}

/**
 * Gradients of `batchNormApply` with mean and variance taken from `x` itself (Ioffe and Szegedy 2015):
 * dbeta = sum dy, dgamma = sum dy * xhat, dx = gamma / deviation * (dy - dbeta / rows - xhat * dgamma / rows),
 * where xhat = (x - mean) / deviation.
 */
export function batchNormBackprop(
  x: usize,
  dy: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  dx: usize,
  dgamma: usize,
  dbeta: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
): void {
  const row = (<usize>channels) << 2;
  const end = x + row * rows;
  const toDy = dy - x;
  const toDx = dx - x;
  const share: f32 = 1 / <f32>rows;
  columnSums(dy, dbeta, rows, channels);
  gammaGradient(x, dy, mean, variance, dgamma, rows, channels, epsilon);
  for (let group = x; group < end; group += row * GROUP) {
    const stop = min(end, group + row * GROUP);
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      const inverse = inverseDeviations(variance + c, epsilon);
      const factor = f32x4.mul(v128.load(gamma + c), inverse);
      const perRow = f32x4.mul(factor, f32x4.splat(share));
      const constant = f32x4.mul(perRow, v128.load(dbeta + c));
      const slope = f32x4.mul(f32x4.mul(perRow, v128.load(dgamma + c)), inverse);
      const mu = v128.load(mean + c);
      for (let at = group + c; at < stop; at += row) {
        const straight = f32x4.sub(f32x4.mul(factor, v128.load(at + toDy)), constant);
        v128.store(at + toDx, f32x4.sub(straight, f32x4.mul(slope, f32x4.sub(v128.load(at), mu))));
      }
    }
    for (; c < row; c += 4) {
      const inverse = inverseDeviation(variance + c, epsilon);
      const factor: f32 = load<f32>(gamma + c) * inverse;
      const constant: f32 = factor * share * load<f32>(dbeta + c);
      const slope: f32 = factor * share * load<f32>(dgamma + c) * inverse;
      const mu = load<f32>(mean + c);
      for (let at = group + c; at < stop; at += row) {
        store<f32>(at + toDx, factor * load<f32>(at + toDy) - constant - slope * (load<f32>(at) - mu));
      }
    }
  }
}

function gammaGradient(
  x: usize,
  dy: usize,
  mean: usize,
  variance: usize,
  dgamma: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
): void {
  const row = (<usize>channels) << 2;
  const end = x + row * rows;
  const toDy = dy - x;
  memory.fill(dgamma, 0, row);
  for (let group = x; group < end; group += row * GROUP) {
    const stop = min(end, group + row * GROUP);
    let c: usize = 0;
    for (; c + 16 <= row; c += 16) {
      const mu = v128.load(mean + c);
      let sum = f32x4.splat(0);
      for (let at = group + c; at < stop; at += row) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(at + toDy), f32x4.sub(v128.load(at), mu)));
      }
      const scaled = f32x4.mul(sum, inverseDeviations(variance + c, epsilon));
      v128.store(dgamma + c, f32x4.add(v128.load(dgamma + c), scaled));
    }
    for (; c < row; c += 4) {
      const mu = load<f32>(mean + c);
      let sum: f32 = 0;
      for (let at = group + c; at < stop; at += row) sum += load<f32>(at + toDy) * (load<f32>(at) - mu);
      store<f32>(dgamma + c, load<f32>(dgamma + c) + sum * inverseDeviation(variance + c, epsilon));
    }
  }
}

function inverseDeviations(variance: usize, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(v128.load(variance), f32x4.splat(epsilon))));
}

function inverseDeviation(variance: usize, epsilon: f32): f32 {
  return 1 / sqrt<f32>(load<f32>(variance) + epsilon);
}

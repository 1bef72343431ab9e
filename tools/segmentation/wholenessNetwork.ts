import * as tf from '@tensorflow/tfjs-core';
import { inkOf } from '../../src/ml/data/frames';
import { FRAME_SIDE, FRAME_SIZE } from '../../src/ml/image/picture';
import { boundingBox } from '../../src/ml/image/boxes';
import {
  CONVOLUTIONS,
  FEATURES,
  HIDDEN,
  MEASURES,
  measuresOf,
} from '../../src/ml/image/segmentation/wholeness';
import type { Random } from '../../src/ml/random';
import { AnnealedAdam } from './annealedAdam';
import type { Example } from './example';

/** Kernels and biases layer by layer, as `wholeness` (src/ml/image/segmentation/wholeness.ts) has them. */
const SHAPES = [
  ...CONVOLUTIONS.flatMap(({ window, channels, filters }) => [
    [window, window, channels, filters],
    [filters],
  ]),
  [FEATURES + MEASURES, HIDDEN],
  [HIDDEN],
  [HIDDEN, 1],
  [1],
];

const BATCH = 256;

/** Frames that are judged at once. */
const JUDGED = 1024;

/** A run whose overlap with a digit is at most this is no digit: its target is 0. */
const PARTIAL = 0.7;

/**
 * A run whose overlap with a digit is at least this is that digit: its target is 1, and rises evenly from `PARTIAL` to
 * here.
 */
const WHOLE = 0.92;

/** Share of the runs that are no digit that is trained on: there are many more of them. */
const NEGATIVES = 0.35;

/** What is trained on: for each run its frame's place, its measures and how much it is one digit, 0..1. */
interface Samples {
  readonly count: number;
  /** count x 784 bytes. */
  readonly frames: Uint8Array;
  /** count x 2. */
  readonly measures: Float32Array;
  readonly targets: Float32Array;
}

/** How the network judges runs that are a digit or are none beyond doubt. */
export interface Judged {
  readonly loss: number;
  readonly accuracy: number;
  /** Share of the digits that it takes for none, and of the others that it takes for digits. */
  readonly missed: number;
  readonly mistaken: number;
}

/** The small network that tells one whole digit from parts and several, while it is fitted. */
export class WholenessNetwork {
  private readonly variables: readonly tf.Variable[];

  constructor(private readonly random: Random) {
    this.variables = SHAPES.map((shape) => {
      const size = shape.reduce((product, side) => product * side, 1);
      if (shape.length === 1) return tf.variable(tf.zeros(shape));
      // He et al., "Delving deep into rectifiers", 2015.
      const deviation = Math.sqrt(2 / (size / shape.at(-1)!));
      return tf.variable(
        tf.tensor(
          Float32Array.from({ length: size }, () => deviation * random.normal()),
          shape,
        ),
      );
    });
  }

  /** @param afterEpoch is told the mean loss of each */
  fit(examples: readonly Example[], epochs: number, afterEpoch: (epoch: number, loss: number) => void): void {
    const samples = samplesOf(examples, NEGATIVES, this.random);
    const order = Uint32Array.from({ length: samples.count }, (_, index) => index);
    const batches = Math.ceil(samples.count / BATCH);
    const adam = new AnnealedAdam(epochs * batches);
    for (let epoch = 0; epoch < epochs; epoch++) {
      this.random.shuffle(order);
      let loss = 0;
      for (let start = 0; start < samples.count; start += BATCH) {
        loss += this.step(samples, order.subarray(start, start + BATCH), adam);
      }
      afterEpoch(epoch, loss / batches);
    }
    adam.dispose();
  }

  /** What it makes of runs that it was not fitted to. */
  test(examples: readonly Example[]): Judged {
    const { targets } = samplesOf(examples, 1, this.random);
    const logits = examples.flatMap((example) => [...this.judge(example)]);
    const digits = logits.filter((_, at) => targets[at] === 1);
    const others = logits.filter((_, at) => targets[at] === 0);
    const count = Math.max(1, digits.length + others.length);
    const missed = digits.filter((logit) => logit <= 0).length;
    const mistaken = others.filter((logit) => logit > 0).length;
    const loss = [...digits, ...others.map((logit) => -logit)].reduce(
      (sum, margin) => sum + Math.log1p(Math.exp(-margin)),
      0,
    );
    return {
      loss: loss / count,
      accuracy: 1 - (missed + mistaken) / count,
      missed: missed / Math.max(1, digits.length),
      mistaken: mistaken / Math.max(1, others.length),
    };
  }

  /** The log odds of being one whole digit, of each run. */
  judge(example: Example): Float32Array {
    const { frames, count, measures } = samplesOf([example], 1, this.random);
    const logits = new Float32Array(count);
    for (let start = 0; start < count; start += JUDGED) {
      const end = Math.min(start + JUDGED, count);
      const input = inkOf(frames.subarray(start * FRAME_SIZE, end * FRAME_SIZE));
      const part = tf.tidy(() =>
        this.forward(
          tf.tensor4d(input, [end - start, FRAME_SIDE, FRAME_SIDE, 1]),
          tf.tensor2d(measures.subarray(2 * start, 2 * end), [end - start, 2]),
        ).dataSync(),
      );
      logits.set(part, start);
    }
    return logits;
  }

  /** What `wholeness` (src/ml/image/segmentation/wholeness.ts) makes of one frame, by this network. */
  wholeness(frame: Float32Array, height: number, width: number): number {
    const [odds] = tf.tidy(() =>
      this.forward(
        tf.tensor4d(frame, [1, FRAME_SIDE, FRAME_SIDE, 1]),
        tf.tensor2d([...measuresOf(height, width)], [1, 2]),
      ).dataSync(),
    );
    return odds!;
  }

  /** Its values, layer by layer. */
  values(): Float32Array[] {
    return this.variables.map((variable) => variable.dataSync<'float32'>());
  }

  /** Puts values in their place, for example what is left of them once they are written in bytes. */
  assign(values: readonly Float32Array[]): void {
    this.variables.forEach((variable, layer) => variable.assign(tf.tensor(values[layer]!, variable.shape)));
  }

  private step(samples: Samples, chosen: Uint32Array, adam: AnnealedAdam): number {
    const { frames, measures, targets } = this.shifted(samples, chosen);
    const loss = adam.minimize(this.variables, () => {
      const logits = this.forward(frames, measures);
      // Cross-entropy of a sigmoid, written so that nothing overflows.
      const spread = tf.softplus(tf.neg(tf.abs(logits)));
      return tf.mean(tf.add(tf.relu(logits), tf.sub(spread, tf.mul(logits, targets))));
    });
    tf.dispose([frames, measures, targets]);
    return loss;
  }

  /** A batch, each frame shifted by up to a pixel. */
  private shifted(
    samples: Samples,
    chosen: Uint32Array,
  ): { frames: tf.Tensor4D; measures: tf.Tensor2D; targets: tf.Tensor1D } {
    const count = chosen.length;
    const frames = new Float32Array(count * FRAME_SIZE);
    chosen.forEach((index, row) => {
      const dx = this.random.integer(3) - 1;
      const dy = this.random.integer(3) - 1;
      for (let y = Math.max(0, -dy); y < FRAME_SIDE - Math.max(0, dy); y++) {
        for (let x = Math.max(0, -dx); x < FRAME_SIDE - Math.max(0, dx); x++) {
          const from = index * FRAME_SIZE + (y + dy) * FRAME_SIDE + x + dx;
          frames[row * FRAME_SIZE + y * FRAME_SIDE + x] = samples.frames[from]! / 255;
        }
      }
    });
    const measures = Float32Array.from(
      { length: 2 * count },
      (_, at) => samples.measures[2 * chosen[at >> 1]! + (at & 1)]!,
    );
    return {
      frames: tf.tensor4d(frames, [count, FRAME_SIDE, FRAME_SIDE, 1]),
      measures: tf.tensor2d(measures, [count, 2]),
      targets: tf.tensor1d(Float32Array.from(chosen, (index) => samples.targets[index]!)),
    };
  }

  private forward(frames: tf.Tensor4D, measures: tf.Tensor2D): tf.Tensor1D {
    const [k1, b1, k2, b2, k3, b3, hidden, hiddenBias, out, outBias]: readonly tf.Tensor[] = this.variables;
    let values = frames;
    for (const [kernel, bias] of [
      [k1, b1],
      [k2, b2],
      [k3, b3],
    ]) {
      values = tf.relu(tf.add(tf.conv2d(values, kernel as tf.Tensor4D, 2, 'same'), bias!));
    }
    const features = tf.concat([tf.reshape(values, [-1, FEATURES]), measures], 1);
    const units = tf.relu(tf.add(tf.matMul(features, hidden!), hiddenBias!));
    return tf.reshape(tf.add(tf.matMul(units, out!), outBias!), [-1]);
  }
}

/** @param negatives share of the runs that are no digit that is kept */
function samplesOf(examples: readonly Example[], negatives: number, random: Random): Samples {
  const kept = examples.flatMap((example) =>
    example.spans.flatMap((span, at) => {
      const target = Math.min(1, Math.max(0, ((example.overlaps[at] ?? 0) - PARTIAL) / (WHOLE - PARTIAL)));
      if (target === 0 && negatives < 1 && random.next() >= negatives) return [];
      const { boxes, height } = example.lattice;
      const box = boundingBox(boxes.slice(span.from, span.to));
      const frame = example.frames.subarray(at * FRAME_SIZE, (at + 1) * FRAME_SIZE);
      return [{ frame, target, measures: measuresOf(box.height / height, box.width / height) }];
    }),
  );
  const frames = new Uint8Array(kept.length * FRAME_SIZE);
  kept.forEach(({ frame }, index) => frames.set(frame, index * FRAME_SIZE));
  return {
    count: kept.length,
    frames,
    measures: Float32Array.from(kept.flatMap(({ measures }) => measures)),
    targets: Float32Array.from(kept, ({ target }) => target),
  };
}

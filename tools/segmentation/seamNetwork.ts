import * as tf from '@tensorflow/tfjs-core';
import { SEAM_CONVOLUTIONS, SEAM_INK } from '../../src/ml/image/segmentation/seams';
import type { Random } from '../../src/ml/random';
import { AnnealedAdam } from './annealedAdam';
import { TILE_HEIGHT, TILE_SIZE, TILE_WIDTH, type SeamTile } from './seamExamples';

const BATCH = 32;

/** The small network that sees where digits meet, while it is fitted. */
export class SeamNetwork {
  private readonly variables: readonly tf.Variable[];

  constructor(private readonly random: Random) {
    this.variables = SEAM_CONVOLUTIONS.flatMap(({ channels, filters, window }) => {
      const shape = [window, window, channels, filters];
      const size = window * window * channels * filters;
      // He et al., "Delving deep into rectifiers", 2015.
      const deviation = Math.sqrt(2 / (size / filters));
      const kernel = Float32Array.from({ length: size }, () => deviation * random.normal());
      return [tf.variable(tf.tensor(kernel, shape)), tf.variable(tf.zeros([filters]))];
    });
  }

  /** @param afterEpoch is told the mean loss of each */
  fit(tiles: readonly SeamTile[], epochs: number, afterEpoch: (epoch: number, loss: number) => void): void {
    const order = Uint32Array.from({ length: tiles.length }, (_, index) => index);
    const batches = Math.ceil(tiles.length / BATCH);
    const adam = new AnnealedAdam(epochs * batches);
    for (let epoch = 0; epoch < epochs; epoch++) {
      this.random.shuffle(order);
      let loss = 0;
      for (let start = 0; start < tiles.length; start += BATCH) {
        const chosen = Array.from(order.subarray(start, start + BATCH), (index) => tiles[index]!);
        const { ink, seams } = batchOf(chosen);
        loss += adam.minimize(this.variables, () => this.loss(ink, seams));
        tf.dispose([ink, seams]);
      }
      afterEpoch(epoch, loss / batches);
    }
    adam.dispose();
  }

  /** The mean loss over tiles that it was not fitted to. */
  test(tiles: readonly SeamTile[]): number {
    let sum = 0;
    for (let start = 0; start < tiles.length; start += BATCH) {
      const chosen = tiles.slice(start, start + BATCH);
      const { ink, seams } = batchOf(chosen);
      sum += tf.tidy(() => this.loss(ink, seams).dataSync()[0]!) * chosen.length;
      tf.dispose([ink, seams]);
    }
    return sum / Math.max(1, tiles.length);
  }

  /** The log odds of a tile's pixels, row-major; those of paper mean nothing. */
  judge(tile: SeamTile): Float32Array {
    const { ink, seams } = batchOf([tile]);
    const odds = tf.tidy(() => this.forward(ink, maskOf(ink)).dataSync<'float32'>());
    tf.dispose([ink, seams]);
    return odds;
  }

  /** Its values, layer by layer. */
  values(): Float32Array[] {
    return this.variables.map((variable) => variable.dataSync<'float32'>());
  }

  /** Puts values in their place, for example what is left of them once they are written in bytes. */
  assign(values: readonly Float32Array[]): void {
    this.variables.forEach((variable, layer) => variable.assign(tf.tensor(values[layer]!, variable.shape)));
  }

  /** Cross-entropy of a sigmoid, written so that nothing overflows; the mean over the ink. */
  private loss(ink: tf.Tensor4D, seams: tf.Tensor4D): tf.Scalar {
    const mask = maskOf(ink);
    const logits = this.forward(ink, mask);
    const spread = tf.softplus(tf.neg(tf.abs(logits)));
    const losses = tf.add(tf.relu(logits), tf.sub(spread, tf.mul(logits, seams)));
    return tf.div(tf.sum(tf.mul(losses, mask)), tf.sum(mask));
  }

  private forward(ink: tf.Tensor4D, mask: tf.Tensor4D): tf.Tensor4D {
    let values: tf.Tensor4D = tf.mul(ink, mask);
    SEAM_CONVOLUTIONS.forEach(({ dilation }, layer) => {
      const kernel = this.variables[2 * layer] as tf.Tensor4D;
      values = tf.add(dilated(values, kernel, dilation), this.variables[2 * layer + 1]!);
      if (layer < SEAM_CONVOLUTIONS.length - 1) values = tf.mul(tf.relu(values), mask);
    });
    return values;
  }
}

/** A convolution of pixels that are `dilation` apart. tfjs has no gradient of it, but of every part of this. */
function dilated(values: tf.Tensor4D, kernel: tf.Tensor4D, dilation: number): tf.Tensor4D {
  if (dilation === 1) return tf.conv2d(values, kernel, 1, 'same');
  const block = [dilation, dilation];
  const none = [
    [0, 0],
    [0, 0],
  ];
  const apart = tf.conv2d(tf.spaceToBatchND(values, block, none), kernel, 1, 'same');
  return tf.batchToSpaceND(apart, block, none);
}

function maskOf(ink: tf.Tensor4D): tf.Tensor4D {
  return tf.cast(tf.greaterEqual(ink, SEAM_INK), 'float32');
}

function batchOf(tiles: readonly SeamTile[]): { readonly ink: tf.Tensor4D; readonly seams: tf.Tensor4D } {
  const shape: [number, number, number, number] = [tiles.length, TILE_HEIGHT, TILE_WIDTH, 1];
  const tensorOf = (name: keyof SeamTile): tf.Tensor4D => {
    const values = new Float32Array(tiles.length * TILE_SIZE);
    tiles.forEach((tile, at) => values.set(tile[name], at * TILE_SIZE));
    return tf.tensor4d(
      values.map((value) => value / 255),
      shape,
    );
  };
  return { ink: tensorOf('ink'), seams: tensorOf('seams') };
}

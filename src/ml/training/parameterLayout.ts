import * as tf from '@tensorflow/tfjs-core';
import type { LayerSpec } from '../models/layerSpec';
import { placeLayers, sizeOf, type PlacedLayer, type Shape } from '../models/shapes';

/** Where one weight lies in its vector. */
interface Entry {
  /** Its place among all weights of the network. */
  readonly index: number;
  readonly shape: Shape;
  readonly size: number;
}

/**
 * How a network's weights lie in two vectors: `trained`, which gradient descent changes, and `followed`, the moving means
 * and variances. One vector each makes a step of the optimiser, a weight average or a copy a handful of operations,
 * however many layers there are.
 */
export class ParameterLayout {
  readonly placed: readonly PlacedLayer[];
  private readonly trained: readonly Entry[];
  private readonly followed: readonly Entry[];

  constructor(layers: readonly LayerSpec[]) {
    this.placed = placeLayers(layers);
    const specs = this.placed.flatMap(({ weights }) => weights);
    const entries = specs.map((spec, index) => ({ index, shape: spec.shape, size: sizeOf(spec.shape) }));
    this.trained = entries.filter(({ index }) => specs[index]!.trainable);
    this.followed = entries.filter(({ index }) => !specs[index]!.trainable);
  }

  /** Puts weights, one array each in the network's order, into the two vectors. */
  pack(weights: readonly Float32Array[]): { trained: Float32Array; followed: Float32Array } {
    const joined = (entries: readonly Entry[]): Float32Array => {
      const vector = new Float32Array(entries.reduce((sum, { size }) => sum + size, 0));
      let offset = 0;
      for (const { index, size } of entries) {
        vector.set(weights[index]!, offset);
        offset += size;
      }
      return vector;
    };
    return { trained: joined(this.trained), followed: joined(this.followed) };
  }

  /** The reverse of `pack`; the arrays are copies. */
  unpack({ trained, followed }: { trained: Float32Array; followed: Float32Array }): Float32Array[] {
    const weights: Float32Array[] = [];
    for (const [entries, vector] of [
      [this.trained, trained],
      [this.followed, followed],
    ] as const) {
      let offset = 0;
      for (const { index, size } of entries) {
        weights[index] = vector.slice(offset, offset + size);
        offset += size;
      }
    }
    return weights;
  }

  /** The trained weights as tensors of their own shapes, in the network's order. */
  split(trained: tf.Tensor1D): tf.Tensor[] {
    const parts = tf.split(
      trained,
      this.trained.map(({ size }) => size),
    );
    return parts.map((part, at) => {
      const { shape } = this.trained[at]!;
      return shape.length === 1 ? part : tf.reshape(part, [...shape]);
    });
  }

  /** Tensors of any shapes, one after the other, as one vector. */
  join(tensors: readonly tf.Tensor[]): tf.Tensor1D {
    return tf.concat(
      tensors.map((tensor) =>
        tensor.rank === 1 ? (tensor as tf.Tensor1D) : tf.reshape<tf.Rank.R1>(tensor, [tensor.size]),
      ),
    );
  }

  /** For each trained value, 1 if it belongs to a kernel and 0 if to a bias, gamma or beta. */
  kernelMask(): Float32Array {
    return this.fill(true, (layer, place) => (layer.weights[place]!.name === 'kernel' ? 1 : 0));
  }

  /** For each followed value, the share of a batch's own value that goes into the moving one: 1 - momentum. */
  followRates(): Float32Array {
    return this.fill(false, ({ layer }) => (layer.kind === 'batchNorm' ? 1 - layer.momentum : 0));
  }

  private fill(trainable: boolean, value: (layer: PlacedLayer, place: number) => number): Float32Array {
    const weights = this.placed.flatMap((layer) =>
      layer.weights.map((spec, place) => new Float32Array(sizeOf(spec.shape)).fill(value(layer, place))),
    );
    const { trained, followed } = this.pack(weights);
    return trainable ? trained : followed;
  }
}

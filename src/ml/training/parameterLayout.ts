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

/** A network's weights as two vectors. */
interface WeightVectors {
  /** What gradient descent changes. */
  readonly trained: Float32Array;
  /** The moving means and variances of batch normalisation. */
  readonly movingStatistics: Float32Array;
}

/**
 * How a network's weights lie in two vectors. One vector each makes a step of the optimiser, a weight average or a copy a
 * handful of operations, however many layers there are.
 */
export class ParameterLayout {
  readonly placed: readonly PlacedLayer[];
  private readonly trained: readonly Entry[];
  private readonly movingStatistics: readonly Entry[];

  constructor(layers: readonly LayerSpec[]) {
    this.placed = placeLayers(layers);
    const specs = this.placed.flatMap(({ weights }) => weights);
    const entries = specs.map((spec, index) => ({ index, shape: spec.shape, size: sizeOf(spec.shape) }));
    this.trained = entries.filter(({ index }) => specs[index]!.trainable);
    this.movingStatistics = entries.filter(({ index }) => !specs[index]!.trainable);
  }

  /** Puts weights, one array each in the network's order, into the two vectors. */
  pack(weights: readonly Float32Array[]): WeightVectors {
    const joined = (entries: readonly Entry[]): Float32Array => {
      const vector = new Float32Array(entries.reduce((sum, { size }) => sum + size, 0));
      let offset = 0;
      for (const { index, size } of entries) {
        vector.set(weights[index]!, offset);
        offset += size;
      }
      return vector;
    };
    return { trained: joined(this.trained), movingStatistics: joined(this.movingStatistics) };
  }

  /** The reverse of `pack`; the arrays are copies. */
  unpack({ trained, movingStatistics }: WeightVectors): Float32Array[] {
    const weights: Float32Array[] = [];
    for (const [entries, vector] of [
      [this.trained, trained],
      [this.movingStatistics, movingStatistics],
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

  /** For each moving statistic, the share of a batch's own value that goes into it: 1 - momentum. */
  movingRates(): Float32Array {
    return this.fill(false, ({ layer }) => (layer.kind === 'batchNorm' ? 1 - layer.momentum : 0));
  }

  private fill(trainable: boolean, value: (layer: PlacedLayer, place: number) => number): Float32Array {
    const weights = this.placed.flatMap((layer) =>
      layer.weights.map((spec, place) => new Float32Array(sizeOf(spec.shape)).fill(value(layer, place))),
    );
    const { trained, movingStatistics } = this.pack(weights);
    return trainable ? trained : movingStatistics;
  }
}

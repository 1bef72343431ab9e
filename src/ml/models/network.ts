import type { Random } from '../random';
import type { LayerSpec } from './layerSpec';
import { placeLayers, sizeOf, type WeightSpec } from './shapes';

/** A chain of layers with its weights, in plain memory. */
export interface Network {
  readonly name: string;
  readonly layers: readonly LayerSpec[];
  /** One array a weight, row-major, in the order of `placeLayers(layers).flatMap((placed) => placed.weights)`. */
  readonly weights: readonly Float32Array[];
}

/**
 * A network before its first step: kernels even within +-sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010, Keras's
 * default and so the reference's), gamma and variances 1, all else 0.
 */
export function initialiseNetwork(name: string, layers: readonly LayerSpec[], random: Random): Network {
  const weights = placeLayers(layers)
    .flatMap((placed) => placed.weights)
    .map((spec, index) => initialWeight(spec, random.fork(index)));
  return { name, layers, weights };
}

function initialWeight({ name, shape }: WeightSpec, random: Random): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  if (name === 'gamma' || name === 'moving_variance') return values.fill(1);
  if (name !== 'kernel') return values;
  const [inputs, outputs] = [shape.at(-2)!, shape.at(-1)!];
  const positions = values.length / (inputs * outputs);
  const limit = Math.sqrt(6 / (positions * (inputs + outputs)));
  return values.map(() => random.between(-limit, limit));
}

/**
 * The same network with its logits divided by `temperature`. It must end in a dense layer with softmax, whose weights are
 * divided instead, so that predicting costs nothing more.
 */
export function withTemperature(network: Network, temperature: number): Network {
  if (temperature === 1) return network;
  const ofLast = placeLayers(network.layers).at(-1)!.weights.length;
  const firstOfLast = network.weights.length - ofLast;
  return {
    ...network,
    weights: network.weights.map((values, index) =>
      index < firstOfLast ? values : values.map((value) => value / temperature),
    ),
  };
}

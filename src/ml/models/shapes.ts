import { FRAME_SIDE } from '../image/picture';
import type { LayerSpec } from './layerSpec';

/** Sizes along each axis: height x width x channels for a picture, one number for a vector. */
export type Shape = readonly number[];

/** What every network starts from: one frame, 28 x 28 x 1. */
export const INPUT_SHAPE: Shape = [FRAME_SIDE, FRAME_SIDE, 1];

/** Keras's names of the weights of a layer; stock tfjs looks them up by these. */
export type WeightName = 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving_mean' | 'moving_variance';

export interface WeightSpec {
  readonly name: WeightName;
  readonly shape: Shape;
  /** False for moving statistics, which gradient descent leaves alone. */
  readonly trainable: boolean;
}

/** A layer in its place within a network. */
export interface PlacedLayer {
  readonly layer: LayerSpec;
  /** Unique within the network, in Keras's manner: `conv2d_1`. */
  readonly name: string;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly weights: readonly WeightSpec[];
  readonly parameters: number;
  /** Multiply-accumulates that one image takes; normalisation and pooling are not counted, as is usual. */
  readonly macs: number;
}

const KERAS_NAMES: Readonly<Record<LayerSpec['kind'], string>> = {
  conv2d: 'conv2d',
  batchNorm: 'batch_normalization',
  relu: 're_lu',
  maxPool2d: 'max_pooling2d',
  globalAveragePool2d: 'global_average_pooling2d',
  dropout: 'dropout',
  flatten: 'flatten',
  dense: 'dense',
};

/** How many values a shape holds. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}

/**
 * Follows the shapes through a chain of layers.
 * @throws Error if a layer cannot take what the one before it gives
 */
export function placeLayers(layers: readonly LayerSpec[], inputShape: Shape = INPUT_SHAPE): PlacedLayer[] {
  const seen = new Map<string, number>();
  let shape = inputShape;
  return layers.map((layer) => {
    const base = KERAS_NAMES[layer.kind];
    const number = (seen.get(base) ?? 0) + 1;
    seen.set(base, number);
    const outputShape = outputShapeOf(layer, shape);
    const weights = weightsOf(layer, shape);
    const placed: PlacedLayer = {
      layer,
      name: `${base}_${number}`,
      inputShape: shape,
      outputShape,
      weights,
      parameters: weights.reduce((sum, weight) => sum + sizeOf(weight.shape), 0),
      macs: macsOf(layer, shape, outputShape),
    };
    shape = outputShape;
    return placed;
  });
}

/** Parameters of a chain of layers: all, and those that gradient descent changes. */
export function countParameters(layers: readonly LayerSpec[]): { total: number; trainable: number } {
  let total = 0;
  let trainable = 0;
  for (const weight of placeLayers(layers).flatMap((placed) => placed.weights)) {
    total += sizeOf(weight.shape);
    if (weight.trainable) trainable += sizeOf(weight.shape);
  }
  return { total, trainable };
}

function outputShapeOf(layer: LayerSpec, input: Shape): Shape {
  switch (layer.kind) {
    case 'conv2d': {
      const [height, width] = pictureSides(layer, input);
      const along = (side: number) =>
        layer.padding === 'same'
          ? Math.ceil(side / layer.strides)
          : Math.floor((side - layer.kernelSize) / layer.strides) + 1;
      return positive(layer, [along(height), along(width), layer.filters]);
    }
    case 'maxPool2d': {
      const [height, width, channels] = pictureSides(layer, input);
      return positive(layer, [
        Math.floor(height / layer.poolSize),
        Math.floor(width / layer.poolSize),
        channels,
      ]);
    }
    case 'globalAveragePool2d':
      return [pictureSides(layer, input)[2]];
    case 'flatten':
      return [sizeOf(input)];
    case 'dense':
      vectorLength(layer, input);
      return [layer.units];
    case 'batchNorm':
    case 'relu':
    case 'dropout':
      return input;
  }
}

function weightsOf(layer: LayerSpec, input: Shape): WeightSpec[] {
  const channels = input.at(-1)!;
  const trained = (name: WeightName, ...shape: number[]): WeightSpec => ({ name, shape, trainable: true });
  const moving = (name: WeightName): WeightSpec => ({ name, shape: [channels], trainable: false });
  switch (layer.kind) {
    case 'conv2d': {
      const kernel = trained('kernel', layer.kernelSize, layer.kernelSize, channels, layer.filters);
      return layer.useBias ? [kernel, trained('bias', layer.filters)] : [kernel];
    }
    case 'dense': {
      const kernel = trained('kernel', channels, layer.units);
      return layer.useBias ? [kernel, trained('bias', layer.units)] : [kernel];
    }
    case 'batchNorm':
      return [
        trained('gamma', channels),
        trained('beta', channels),
        moving('moving_mean'),
        moving('moving_variance'),
      ];
    default:
      return [];
  }
}

function macsOf(layer: LayerSpec, input: Shape, output: Shape): number {
  if (layer.kind === 'conv2d') return sizeOf(output) * layer.kernelSize ** 2 * input.at(-1)!;
  if (layer.kind === 'dense') return sizeOf(input) * layer.units;
  return 0;
}

function pictureSides(layer: LayerSpec, shape: Shape): [number, number, number] {
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new Error(
      `A ${layer.kind} layer needs height x width x channels and was given ${shape.join(' x ')}.`,
    );
  }
  return [height, width, channels];
}

function vectorLength(layer: LayerSpec, shape: Shape): number {
  const [length, ...rest] = shape;
  if (length === undefined || rest.length > 0) {
    throw new Error(`A ${layer.kind} layer needs a vector and was given ${shape.join(' x ')}.`);
  }
  return length;
}

function positive(layer: LayerSpec, shape: Shape): Shape {
  if (shape.some((side) => side < 1)) throw new Error(`Nothing is left of the picture after ${layer.kind}.`);
  return shape;
}

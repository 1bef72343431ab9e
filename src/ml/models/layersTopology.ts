import * as v from 'valibot';
import { UserError } from '../userError';
import type { LayerSpec } from './layerSpec';
import { INPUT_SHAPE, placeLayers } from './shapes';

/** A layer as Keras writes it down: its class and what it was made with. */
export interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** The layers in Keras's words, for the `config.layers` of a `Sequential` model. */
export function toKerasLayers(layers: readonly LayerSpec[]): KerasLayer[] {
  return placeLayers(layers).map(({ layer, name }, index) => {
    const { class_name, config } = toKeras(layer);
    const first = index === 0 ? { batch_input_shape: [null, ...INPUT_SHAPE], dtype: 'float32' } : {};
    return { class_name, config: { ...first, name, trainable: true, ...config } };
  });
}

function toKeras(layer: LayerSpec): KerasLayer {
  const channelsLast = { data_format: 'channels_last' };
  switch (layer.kind) {
    case 'conv2d':
      return {
        class_name: 'Conv2D',
        config: {
          filters: layer.filters,
          kernel_size: [layer.kernelSize, layer.kernelSize],
          strides: [layer.strides, layer.strides],
          padding: layer.padding,
          dilation_rate: [1, 1],
          activation: layer.activation,
          use_bias: layer.useBias,
          ...channelsLast,
        },
      };
    case 'dense':
      return {
        class_name: 'Dense',
        config: { units: layer.units, activation: layer.activation, use_bias: layer.useBias },
      };
    case 'batchNorm':
      return {
        class_name: 'BatchNormalization',
        config: { axis: -1, momentum: layer.momentum, epsilon: layer.epsilon, center: true, scale: true },
      };
    case 'maxPool2d': {
      const size = [layer.poolSize, layer.poolSize];
      return {
        class_name: 'MaxPooling2D',
        config: { pool_size: size, strides: size, padding: 'valid', ...channelsLast },
      };
    }
    case 'globalAveragePool2d':
      return { class_name: 'GlobalAveragePooling2D', config: channelsLast };
    case 'relu':
      return { class_name: 'ReLU', config: {} };
    case 'dropout':
      return { class_name: 'Dropout', config: { rate: layer.rate } };
    case 'flatten':
      return { class_name: 'Flatten', config: channelsLast };
  }
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
/** Keras writes one number or a pair; only equal pairs are ours. */
const square = v.pipe(
  v.union([count, v.tuple([count, count])]),
  v.check((value) => typeof value === 'number' || value[0] === value[1]),
  v.transform((value) => (typeof value === 'number' ? value : value[0])),
);
const channelsLast = v.optional(v.literal('channels_last'), 'channels_last');
const padding = v.picklist(['same', 'valid']);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const conv2d = v.object({
  filters: count,
  kernel_size: square,
  strides: v.optional(square, 1),
  padding: v.optional(padding, 'valid'),
  dilation_rate: v.optional(
    v.pipe(
      square,
      v.check((rate) => rate === 1),
    ),
    1,
  ),
  activation: v.optional(v.picklist(['linear', 'relu']), 'linear'),
  use_bias: v.optional(v.boolean(), true),
  data_format: channelsLast,
});
const dense = v.object({
  units: count,
  activation: v.optional(v.picklist(['linear', 'relu', 'softmax']), 'linear'),
  use_bias: v.optional(v.boolean(), true),
});
const batchNormalization = v.object({
  axis: v.optional(
    v.pipe(
      v.union([v.number(), v.tuple([v.number()])]),
      v.transform((axis) => (typeof axis === 'number' ? axis : axis[0])),
    ),
    -1,
  ),
  momentum: v.optional(share, 0.99),
  epsilon: v.optional(v.number(), 1e-3),
  center: v.optional(v.literal(true), true),
  scale: v.optional(v.literal(true), true),
});
const maxPooling2d = v.object({
  pool_size: v.optional(square, 2),
  strides: v.nullish(square),
  padding: v.optional(v.literal('valid'), 'valid'),
  data_format: channelsLast,
});
const dropout = v.object({ rate: share });
const dataFormat = v.object({ data_format: channelsLast });
const activation = v.object({ activation: v.literal('relu') });
const relu = v.object({
  max_value: v.optional(v.null()),
  negative_slope: v.optional(v.literal(0), 0),
  threshold: v.optional(v.literal(0), 0),
});

/**
 * Reads the settings of a layer; `null` stands for one that does nothing.
 * @param axes how many its input has: height, width and channels, or the one of a vector
 */
type LayerReader = (config: unknown, axes: number) => LayerSpec | null;

/** How each Keras class is read. */
const READERS: Readonly<Record<string, LayerReader>> = {
  InputLayer: () => null,
  Conv2D: (config) => {
    const read = v.parse(conv2d, config);
    return {
      kind: 'conv2d',
      filters: read.filters,
      kernelSize: read.kernel_size,
      strides: read.strides,
      padding: read.padding,
      useBias: read.use_bias,
      activation: read.activation,
    };
  },
  Dense: (config) => {
    const read = v.parse(dense, config);
    return { kind: 'dense', units: read.units, useBias: read.use_bias, activation: read.activation };
  },
  BatchNormalization: (config, axes) => {
    const read = v.parse(batchNormalization, config);
    // Keras counts the axis of the batch as well.
    if (read.axis !== -1 && read.axis !== axes) throw new Error('Its axis is not the last.');
    return { kind: 'batchNorm', momentum: read.momentum, epsilon: read.epsilon };
  },
  MaxPooling2D: (config) => {
    const { pool_size, strides } = v.parse(maxPooling2d, config);
    if ((strides ?? pool_size) !== pool_size) throw new Error('Its strides differ from its pool size.');
    return { kind: 'maxPool2d', poolSize: pool_size };
  },
  GlobalAveragePooling2D: (config) => {
    v.parse(dataFormat, config);
    return { kind: 'globalAveragePool2d' };
  },
  ReLU: (config) => {
    v.parse(relu, config);
    return { kind: 'relu' };
  },
  Activation: (config) => {
    v.parse(activation, config);
    return { kind: 'relu' };
  },
  Dropout: (config) => ({ kind: 'dropout', rate: v.parse(dropout, config).rate }),
  Flatten: (config) => {
    v.parse(dataFormat, config);
    return { kind: 'flatten' };
  },
};

/** Layers that give a vector. */
const GIVE_VECTORS: ReadonlySet<LayerSpec['kind']> = new Set(['globalAveragePool2d', 'flatten', 'dense']);

/** A layer that was read, with the name that its weights carry. */
export interface ReadLayer {
  readonly name: string;
  readonly layer: LayerSpec;
}

/**
 * Reads the layers of a `Sequential` model.
 * @throws UserError if one of them is of a kind, or has settings, that Digit Lab cannot run
 */
export function fromKerasLayers(layers: readonly KerasLayer[]): ReadLayer[] {
  let axes = INPUT_SHAPE.length;
  return layers.flatMap(({ class_name, config }) => {
    const reader = Object.hasOwn(READERS, class_name) ? READERS[class_name] : undefined;
    if (reader === undefined) {
      throw new UserError(
        `The model has a layer of the kind ${class_name}, which Digit Lab does not support. ` +
          `Use a sequential model of ${Object.keys(READERS).join(', ')} layers.`,
      );
    }
    try {
      const layer = reader(config, axes);
      if (layer === null) return [];
      if (GIVE_VECTORS.has(layer.kind)) axes = 1;
      return [{ name: String(config.name), layer }];
    } catch (error) {
      throw new UserError(
        `The model has a ${class_name} layer with settings that Digit Lab cannot run. Use another model.`,
        { cause: error },
      );
    }
  });
}

import { CLASSES } from '../classes';
import type { Architecture, ArchitectureName, LayerSpec } from './layerSpec';

/** Keras's defaults for batch normalisation, which the reference uses. */
const batchNorm: LayerSpec = { kind: 'batchNorm', momentum: 0.99, epsilon: 1e-3 };

/** PyTorch's momentum of 0.1, in Keras's sense: `compact`'s default epochs are too few for 0.99 at the start of a run. */
const quickBatchNorm: LayerSpec = { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 };

const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate });
const pool: LayerSpec = { kind: 'maxPool2d', poolSize: 2 };
const softmax: LayerSpec = { kind: 'dense', units: CLASSES, useBias: true, activation: 'softmax' };
const denseRelu = (units: number): LayerSpec => ({ kind: 'dense', units, useBias: true, activation: 'relu' });

const convRelu = (filters: number): LayerSpec => ({
  kind: 'conv2d',
  filters,
  kernelSize: 3,
  strides: 1,
  padding: 'same',
  useBias: true,
  activation: 'relu',
});

const convNormRelu = (filters: number, kernelSize: number, strides: number): LayerSpec[] => [
  { kind: 'conv2d', filters, kernelSize, strides, padding: 'same', useBias: false, activation: 'linear' },
  quickBatchNorm,
  { kind: 'relu' },
];

const referenceBlock = (filters: number): LayerSpec[] => [
  convRelu(filters),
  batchNorm,
  convRelu(filters),
  batchNorm,
  pool,
  dropout(0.25),
];

const BY_NAME: Readonly<Record<ArchitectureName, Architecture>> = {
  compact: {
    name: 'compact',
    description: 'Small and quick convolutional network: the best choice for drawings and photos.',
    layers: [
      ...convNormRelu(32, 5, 2),
      ...convNormRelu(56, 3, 1),
      pool,
      ...convNormRelu(88, 3, 1),
      ...convNormRelu(96, 3, 1),
      pool,
      // Only on 3 x 3 places do filters see the whole digit; without these two layers, the mean below is one over strokes.
      ...convNormRelu(120, 3, 1),
      ...convNormRelu(128, 3, 1),
      { kind: 'globalAveragePool2d' },
      dropout(0.1),
      softmax,
    ],
  },
  cnn: {
    name: 'cnn',
    description: 'A classic convolutional network, larger and slower than compact.',
    layers: [
      ...referenceBlock(32),
      ...referenceBlock(64),
      ...referenceBlock(128),
      { kind: 'flatten' },
      ...[256, 128].flatMap((units) => [denseRelu(units), batchNorm, dropout(0.5)]),
      softmax,
    ],
  },
  mlp: {
    name: 'mlp',
    description: 'Plain fully connected network: trains fastest, reads worst.',
    layers: [
      { kind: 'flatten' },
      ...[512, 256, 128].flatMap((units) => [denseRelu(units), dropout(0.2)]),
      softmax,
    ],
  },
};

/** The network of that name: `cnn` and `mlp` are the reference project's to the layer, `compact` is our own. */
export function architectureOf(name: ArchitectureName): Architecture {
  return BY_NAME[name];
}

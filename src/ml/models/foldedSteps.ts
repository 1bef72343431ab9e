import type { LayerSpec } from './layerSpec';
import type { Network } from './network';
import { placeLayers, type Shape } from './shapes';

/** What is left of a network's layers when it only predicts: dropout gone, normalisation folded into its neighbours. */
export type FoldedStep =
  | {
      readonly kind: 'conv2d';
      /** Height x width x input channels x filters. */
      readonly kernelShape: Shape;
      readonly kernel: Float32Array;
      readonly bias: Float32Array;
      readonly strides: number;
      readonly padding: 'same' | 'valid';
      readonly relu: boolean;
    }
  | {
      readonly kind: 'dense';
      readonly kernelShape: Shape;
      readonly kernel: Float32Array;
      readonly bias: Float32Array;
      readonly relu: boolean;
    }
  /** x * scale + offset, channel by channel. */
  | { readonly kind: 'scaleOffset'; readonly scale: Float32Array; readonly offset: Float32Array }
  | { readonly kind: 'relu' }
  | { readonly kind: 'softmax' }
  | { readonly kind: 'maxPool2d'; readonly poolSize: number }
  | { readonly kind: 'globalAveragePool2d' }
  | { readonly kind: 'flatten' };

/**
 * The steps of a network's forward pass. A normalisation is a scale and an offset of each channel: straight after a
 * linear convolution or dense layer they go into its kernel and bias, behind a ReLU they stay a step of their own.
 */
export function foldNetwork(network: Network): FoldedStep[] {
  const steps: FoldedStep[] = [];
  let next = 0;
  for (const placed of placeLayers(network.layers)) {
    const weights = network.weights.slice(next, next + placed.weights.length);
    next += placed.weights.length;
    append(steps, placed.layer, weights, placed.weights[0]?.shape ?? []);
  }
  return steps;
}

function append(
  steps: FoldedStep[],
  layer: LayerSpec,
  weights: readonly Float32Array[],
  kernelShape: Shape,
): void {
  const before = steps.at(-1);
  switch (layer.kind) {
    case 'dropout':
      return;
    case 'conv2d':
    case 'dense': {
      const kernel = weights[0]!;
      const bias = weights[1] ?? new Float32Array(kernelShape.at(-1)!);
      const relu = layer.activation === 'relu';
      if (layer.kind === 'dense') steps.push({ kind: 'dense', kernelShape, kernel, bias, relu });
      else {
        const { strides, padding } = layer;
        steps.push({ kind: 'conv2d', kernelShape, kernel, bias, strides, padding, relu });
      }
      if (layer.activation === 'softmax') steps.push({ kind: 'softmax' });
      return;
    }
    case 'batchNorm': {
      const scaleOffset = normalisation(layer.epsilon, weights);
      if ((before?.kind === 'conv2d' || before?.kind === 'dense') && !before.relu) {
        steps[steps.length - 1] = folded(before, scaleOffset);
      } else {
        steps.push({ kind: 'scaleOffset', ...scaleOffset });
      }
      return;
    }
    case 'relu':
      if (before?.kind === 'conv2d' || before?.kind === 'dense') {
        steps[steps.length - 1] = { ...before, relu: true };
      } else {
        steps.push({ kind: 'relu' });
      }
      return;
    default:
      steps.push(layer);
  }
}

interface ScaleOffset {
  readonly scale: Float32Array;
  readonly offset: Float32Array;
}

function normalisation(epsilon: number, weights: readonly Float32Array[]): ScaleOffset {
  const [gamma, beta, mean, variance] = weights;
  const scale = gamma!.map((value, channel) => value / Math.sqrt(variance![channel]! + epsilon));
  return { scale, offset: beta!.map((value, channel) => value - mean![channel]! * scale[channel]!) };
}

function folded<Step extends { kernel: Float32Array; bias: Float32Array }>(
  step: Step,
  { scale, offset }: ScaleOffset,
): Step {
  const outputs = scale.length;
  return {
    ...step,
    kernel: step.kernel.map((value, index) => value * scale[index % outputs]!),
    bias: step.bias.map((value, channel) => value * scale[channel]! + offset[channel]!),
  };
}

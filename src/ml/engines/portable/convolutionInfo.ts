import { backend_util } from '@tensorflow/tfjs-core';
import type { KernelCall } from './kernelOverride';

type Shape4D = [number, number, number, number];

/**
 * Sizes, strides and padding of a convolution, from the attributes that tfjs gives its kernel, or the kernel of one of its
 * gradients, which has no dilation.
 */
export function convolutionInfo(
  inputShape: unknown,
  filterShape: unknown,
  attributes: KernelCall['attrs'],
): backend_util.Conv2DInfo {
  const { strides, dilations = 1, pad, dimRoundingMode } = attributes;
  return backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    strides as [number, number],
    dilations as [number, number] | 1,
    pad as 'same' | 'valid' | number,
    dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
  );
}

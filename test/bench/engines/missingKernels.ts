import type * as Tfjs from '@tensorflow/tfjs';

type Shape4D = [number, number, number, number];

/**
 * Lets stock tfjs's WebAssembly backend train our networks. One kernel is added: `Conv2DBackpropFilter`, which it lacks
 * (tfjs #8474), as anybody would first write it with tfjs's own operations: for each position in the filter, the part of
 * the padded input that it sees, flattened, times the gradient.
 */
export function addMissingKernels(tf: typeof Tfjs): void {
  const { Conv2DBackpropFilter } = tf;
  if ((tf.getKernel(Conv2DBackpropFilter, 'wasm') as unknown) !== undefined) return;
  tf.registerKernel({
    kernelName: Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs = {} }) =>
      filterGradient(tf, inputs.x as Tfjs.Tensor4D, inputs.dy as Tfjs.Tensor4D, attrs),
  });
}

/** Channels last; the settings are those of tfjs's kernel. */
export function filterGradient(
  tf: typeof Tfjs,
  x: Tfjs.Tensor4D,
  dy: Tfjs.Tensor4D,
  attrs: Tfjs.NamedAttrMap,
): Tfjs.Tensor {
  const info = tf.backend_util.computeConv2DInfo(
    x.shape,
    attrs.filterShape as Shape4D,
    attrs.strides as [number, number],
    1,
    attrs.pad as 'same' | 'valid' | number,
    attrs.dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
  );
  const { batchSize, inChannels, outChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } =
    info;
  return tf.tidy(() => {
    const padded = tf.pad(x, [
      [0, 0],
      [padInfo.top, padInfo.bottom],
      [padInfo.left, padInfo.right],
      [0, 0],
    ]);
    const gradient = tf.reshape(dy, [-1, outChannels]);
    const positions: Tfjs.Tensor[] = [];
    for (let row = 0; row < info.filterHeight; row++) {
      for (let column = 0; column < info.filterWidth; column++) {
        const seen = tf.stridedSlice(
          padded,
          [0, row, column, 0],
          [
            batchSize,
            row + (outHeight - 1) * strideHeight + 1,
            column + (outWidth - 1) * strideWidth + 1,
            inChannels,
          ],
          [1, strideHeight, strideWidth, 1],
        );
        const columns = tf.transpose(tf.reshape(seen, [-1, inChannels]));
        positions.push(tf.matMul(columns, gradient));
      }
    }
    return tf.reshape(tf.stack(positions), info.filterShape);
  });
}

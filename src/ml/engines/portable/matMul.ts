import * as tf from '@tensorflow/tfjs-core';
import type { StockKernel, WasmKernel } from './kernelOverride';
import { addressOf, type Kernels } from './kernels';

/**
 * `BatchMatMul` of two matrices, one of them transposed, as the gradients of dense layers ask for. tfjs hands only
 * untransposed matrices to XNNPACK and goes through the others with scalar loops. A^T B is the gradient of a 1x1
 * convolution's filter over as many pixels as there are rows; A B^T transposes B first.
 */
export function matMulKernel(kernels: Kernels, stock: StockKernel): WasmKernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    const a = inputs.a!;
    const b = inputs.b!;
    const { transposeA, transposeB } = attrs;
    if (!transposeA && !transposeB) return stock.run(call);
    const [rowsA, columnsA] = a.shape.slice(-2) as [number, number];
    const [rowsB, columnsB] = b.shape.slice(-2) as [number, number];
    const single = tf.util.sizeFromShape(a.shape) === rowsA * columnsA && b.shape.length === a.shape.length;
    const float = a.dtype === 'float32' && b.dtype === 'float32';
    if (
      !single ||
      !float ||
      tf.util.sizeFromShape(b.shape) !== rowsB * columnsB ||
      transposeA === transposeB
    ) {
      return stock.fallBack(call);
    }
    const leading = a.shape.slice(0, -2);
    if (transposeA) {
      if (rowsA !== rowsB) return stock.fallBack(call);
      const out = backend.makeOutput([...leading, columnsA, columnsB], 'float32');
      const addresses = [addressOf(backend, a), addressOf(backend, b), addressOf(backend, out)] as const;
      kernels.conv2dBackpropFilter(...addresses, 1, rowsA, 1, columnsA, rowsA, 1, columnsB, 1, 1, 1, 1, 0, 0);
      return out;
    }
    return tf.tidy(() => {
      const transposed = tf.transpose(tf.reshape(b, [rowsB, columnsB]));
      const flat = tf.reshape(a, [rowsA, columnsA]);
      return tf.reshape(tf.matMul(flat, transposed), [...leading, rowsA, rowsB]);
    });
  };
}

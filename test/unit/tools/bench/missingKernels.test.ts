import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { filterGradient } from '../../../bench/engines/missingKernels';

beforeAll(() => tf.setBackend('cpu'));

describe('the kernel that stock WebAssembly lacks', () => {
  test.each([
    { side: 7, strides: [1, 1], filterShape: [3, 3, 2, 5], out: 7 },
    { side: 8, strides: [2, 2], filterShape: [5, 5, 1, 3], out: 4 },
  ])(
    'is the gradient of the filter that tfjs has elsewhere: $filterShape',
    ({ side, strides, filterShape, out }) => {
      const x = tf.randomNormal<tf.Rank.R4>([3, side, side, filterShape[2]!], 0, 1, 'float32', 1);
      const dy = tf.randomNormal<tf.Rank.R4>([3, out, out, filterShape[3]!], 0, 1, 'float32', 2);
      const attrs = { strides, pad: 'same', dataFormat: 'NHWC', filterShape };
      const expected = tf.engine().runKernel<tf.Tensor>(tf.Conv2DBackpropFilter, { x, dy }, attrs).dataSync();
      const found = filterGradient(tf, x, dy, attrs);
      expect(found.shape).toEqual(filterShape);
      found.dataSync().forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 3));
    },
  );
});

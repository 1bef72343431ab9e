import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPortableOn, type KernelBuild } from '../startPortable';
import { testTrainingKernels } from '../trainingKernelCases';
import { noise, worstError } from '../worstError';

interface ConvolutionCase {
  batch: number;
  side: [number, number];
  inputs: number;
  filters: number;
  kernel: [number, number];
  strides: number;
  pad: 'same' | 'valid' | [[number, number], [number, number], [number, number], [number, number]];
}

const CONVOLUTIONS: ConvolutionCase[] = [
  { batch: 3, side: [28, 28], inputs: 1, filters: 32, kernel: [5, 5], strides: 2, pad: 'same' },
  { batch: 1, side: [7, 7], inputs: 1, filters: 1, kernel: [3, 3], strides: 1, pad: 'same' },
  { batch: 3, side: [7, 7], inputs: 12, filters: 24, kernel: [3, 3], strides: 1, pad: 'same' },
  { batch: 1, side: [7, 9], inputs: 5, filters: 7, kernel: [3, 3], strides: 1, pad: 'valid' },
  { batch: 3, side: [7, 7], inputs: 6, filters: 13, kernel: [3, 3], strides: 2, pad: 'same' },
  { batch: 1, side: [8, 7], inputs: 4, filters: 10, kernel: [3, 3], strides: 2, pad: 'valid' },
  { batch: 3, side: [7, 7], inputs: 3, filters: 8, kernel: [2, 4], strides: 1, pad: 'same' },
  { batch: 2, side: [6, 6], inputs: 9, filters: 12, kernel: [1, 1], strides: 1, pad: 'same' },
  { batch: 2, side: [6, 6], inputs: 2, filters: 4, kernel: [1, 1], strides: 3, pad: 'valid' },
  // By Winograd's way: whole and broken tiles, blocks of several images and a last one that is not full.
  { batch: 5, side: [7, 7], inputs: 8, filters: 16, kernel: [3, 3], strides: 1, pad: 'same' },
  { batch: 2, side: [14, 14], inputs: 32, filters: 48, kernel: [3, 3], strides: 1, pad: 'same' },
  { batch: 7, side: [6, 9], inputs: 16, filters: 8, kernel: [3, 3], strides: 1, pad: 'valid' },
  { batch: 1, side: [28, 28], inputs: 8, filters: 8, kernel: [3, 3], strides: 1, pad: 'same' },
  { batch: 1, side: [2, 2], inputs: 4, filters: 8, kernel: [5, 5], strides: 1, pad: 'same' },
  {
    batch: 2,
    side: [7, 7],
    inputs: 5,
    filters: 4,
    kernel: [3, 3],
    strides: 1,
    pad: [
      [0, 0],
      [2, 1],
      [0, 3],
      [0, 0],
    ],
  },
  {
    batch: 1,
    side: [5, 5],
    inputs: 2,
    filters: 3,
    kernel: [2, 2],
    strides: 1,
    pad: [
      [0, 0],
      [3, 3],
      [3, 3],
      [0, 0],
    ],
  },
];

/** Declares the tests of one build of the kernels. An engine has one for good, so that each is tested in a file of its own. */
export function testKernels(build: KernelBuild): void {
  describe(`the portable engine with ${build}, against the cpu backend`, () => {
    beforeAll(() => startPortableOn(build));

    it.each(CONVOLUTIONS)(
      'convolution: $batch images of $side, $inputs to $filters channels, $kernel, stride $strides, $pad',
      async ({ batch, side, inputs, filters, kernel, strides, pad }) => {
        const error = await worstError('wasm', () => {
          const x = noise([batch, ...side, inputs], 1) as tf.Tensor4D;
          const filter = noise([...kernel, inputs, filters], 2) as tf.Tensor4D;
          const dy = noise(tf.conv2d(x, filter, strides, pad).shape, 3);
          const attrs = { strides: [strides, strides], pad, dataFormat: 'NHWC' };
          const run = (name: string, inputs: Record<string, tf.Tensor>, more: object) =>
            tf.engine().runKernel<tf.Tensor>(name, inputs, { ...attrs, ...more });
          return [
            run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: filter.shape }),
            run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: x.shape }),
          ];
        });
        expect(error).toBeLessThan(1e-5);
      },
    );

    testTrainingKernels('wasm');

    it.each([
      { batch: 9, side: 7, inputs: 8, filters: 16, pad: 'same', activation: 'relu', biased: true },
      { batch: 3, side: 15, inputs: 24, filters: 8, pad: 'valid', activation: 'linear', biased: false },
      { batch: 2, side: 14, inputs: 32, filters: 48, pad: 'same', activation: 'relu', biased: false },
      { batch: 6, side: 8, inputs: 8, filters: 8, pad: 1, activation: 'linear', biased: true },
      // Left to XNNPACK: too few tiles, channels that eight does not divide, another activation.
      { batch: 1, side: 7, inputs: 8, filters: 8, pad: 'same', activation: 'relu', biased: true },
      { batch: 9, side: 7, inputs: 1, filters: 12, pad: 'same', activation: 'relu', biased: true },
      { batch: 9, side: 7, inputs: 8, filters: 8, pad: 'same', activation: 'relu6', biased: true },
    ] as const)(
      'convolution of $batch images of $side pixels, $inputs to $filters channels, $pad, $activation, bias: $biased',
      async ({ batch, side, inputs, filters, pad, activation, biased }) => {
        const error = await worstError('wasm', () => {
          const x = noise([batch, side, side, inputs], 1) as tf.Tensor4D;
          const filter = noise([3, 3, inputs, filters], 2) as tf.Tensor4D;
          const bias = biased ? noise([filters], 3) : undefined;
          return [tf.fused.conv2d({ x, filter, strides: 1, pad, bias, activation })];
        });
        expect(error).toBeLessThan(1e-5);
      },
    );

    it.each([
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ])('products of matrices, transposed %s and %s, alone and in stacks', async (left, right) => {
      const error = await worstError('wasm', () => {
        const shape = (transposed: boolean, rows: number, columns: number) =>
          transposed ? [columns, rows] : [rows, columns];
        const stacked = [[], [1], [3]].map((stack) => {
          const a = noise([...stack, ...shape(left, 5, 6)], 1);
          const b = noise([...stack, ...shape(right, 6, 7)], 2);
          return tf.matMul(a, b, left, right);
        });
        const large = tf.matMul(
          noise(shape(left, 128, 150), 3),
          noise(shape(right, 150, 10), 4),
          left,
          right,
        );
        return [...stacked, large];
      });
      expect(error).toBeLessThan(1e-5);
    });

    it.each([
      [[3, 7, 7, 5], 2, 2, 'valid'],
      [[1, 14, 14, 48], 2, 2, 'valid'],
      [[2, 9, 9, 3], 3, 3, 'valid'],
      [[2, 7, 7, 6], 3, 2, 'same'],
      [[1, 7, 7, 1], 3, 1, 'valid'],
    ] as const)('max-pool of %j by %i, stride %i, %s', async ([...shape], size, strides, pad) => {
      const error = await worstError('wasm', () => {
        const x = noise(shape, 1) as tf.Tensor4D;
        const output = tf.maxPool(x, size, strides, pad);
        const attrs = { filterSize: [size, size], strides: [strides, strides], pad };
        const inputs = { dy: noise(output.shape, 2), input: x, output };
        return [tf.engine().runKernel<tf.Tensor>(tf.MaxPoolGrad, inputs, attrs)];
      });
      expect(error).toBeLessThan(1e-6);
    });

    it.each([[[7, 4000, 100]], [[7, -1, 100]]])(
      'splits vectors into %j, where -1 is the rest',
      async (sizes) => {
        expect(await worstError('wasm', () => tf.split(noise([4107], 1), [...sizes]))).toBe(0);
      },
    );

    it('refuses channels first, which it would get wrong', () => {
      const x = tf.zeros([1, 2, 5, 5]);
      const dy = tf.zeros([1, 3, 5, 5]);
      const attrs = { strides: [1, 1], pad: 'same', dataFormat: 'NCHW', filterShape: [3, 3, 2, 3] };
      expect(() => tf.engine().runKernel(tf.Conv2DBackpropFilter, { x, dy }, attrs)).toThrow(/channels last/);
      tf.dispose([x, dy]);
    });
  });
}

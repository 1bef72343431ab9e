// tfjs-node's JavaScript, bundled as dist/tfjsNode.js; its addon and TensorFlow's library are found where they lie.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-node/dist/register_all_kernels';
import { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { version } from '@tensorflow/tfjs-node/dist/version';
import { createRequire } from 'node:module';
import nodeUtil from 'node:util';

/** Higher than those of tfjs's own backends, as tfjs-node itself has it. */
const PRIORITY = 3;

export interface LoadedVersions {
  /** Of tfjs-node. */
  readonly version: string;
  /** Of the TensorFlow library beneath it. */
  readonly tensorflow: string;
}

/** tfjs-node 4.22.0 calls two functions of `node:util` that Node 23 removed. */
function restoreRemovedFunctions(): void {
  const util: Record<string, unknown> = nodeUtil;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= (value: unknown) => Array.isArray(value);
}

/**
 * Loads an addon of tfjs-node and makes it the backend "tensorflow" of the tfjs that all bundles share. Loading can end
 * the process where the library does not suit the machine.
 *
 * @param addon path of `tfjs_binding.node`
 * @throws Error of the loader if the addon or the library beneath it does not load
 */
export function loadTensorflow(addon: string): LoadedVersions {
  restoreRemovedFunctions();
  // TensorFlow's remarks about the machine are no news to anybody here.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  // TensorFlow turns oneDNN's convolutions on by itself only on some processors; here they train a third faster.
  process.env.TF_ENABLE_ONEDNN_OPTS ??= '1';
  const binding = createRequire(addon)(addon) as TFJSBinding;
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'), PRIORITY);
  return { version, tensorflow: binding.TF_Version };
}

const SIDE = 8;
const CHANNELS = 16;

/**
 * Runs one convolution on the backend "tensorflow", with enough channels for the kernels that training uses.
 * @throws Error if it does not run, or comes to other numbers than it must
 */
export async function tryConvolution(): Promise<void> {
  if (!(await tf.setBackend('tensorflow'))) throw new Error('TensorFlow does not start');
  const found = tf.tidy(() => {
    const channel = tf.range(0, CHANNELS);
    // Pixels hold the number of their channel, filters that of their output: whole numbers, exact in any order.
    const image = tf.mul<tf.Tensor4D>(tf.ones([1, SIDE, SIDE, CHANNELS]), channel);
    const filter = tf.mul<tf.Tensor4D>(tf.ones([3, 3, CHANNELS, CHANNELS]), channel);
    return tf.conv2d(image, filter, 1, 'same').dataSync();
  });
  const sumOfChannels = (CHANNELS * (CHANNELS - 1)) / 2;
  const reach = (at: number) => (at === 0 || at === SIDE - 1 ? 2 : 3);
  found.forEach((value, index) => {
    const [column, row] = [Math.floor(index / CHANNELS) % SIDE, Math.floor(index / CHANNELS / SIDE)];
    const expected = reach(row) * reach(column) * sumOfChannels * (index % CHANNELS);
    if (value !== expected) throw new Error(`A convolution gave ${value} instead of ${expected}`);
  });
}

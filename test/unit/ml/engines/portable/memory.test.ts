import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startPortable } from '../startPortable';

beforeAll(startPortable);

it('refuses a tensor that its memory has no room for, and goes on with those it has', () => {
  const held = tf.tensor1d([1, 2, 3]);
  // All 4 GB that WebAssembly can have.
  expect(() => tf.fill([2 ** 30 - 1], 7)).toThrow(/is out of memory/);
  expect([...tf.add(held, held).dataSync()]).toEqual([2, 4, 6]);
});

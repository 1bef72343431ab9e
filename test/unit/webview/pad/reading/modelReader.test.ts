import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Recogniser } from '../../../../../src/ml/recogniser';
import { ModelReader } from '../../../../../src/webview/pad/reading/modelReader';
import { startPortable } from '../../../ml/engines/startPortable';

const folder = join(import.meta.dirname, '../../../../../models/compact');
const model = {
  modelId: 'compact-shipped',
  name: 'compact',
  accuracy: null,
  testSet: 'MNIST',
  topology: readFileSync(join(folder, 'model.json'), 'utf8'),
  weights: new Uint8Array(readFileSync(join(folder, 'weights.bin'))),
};

beforeAll(startPortable);

afterEach(() => vi.restoreAllMocks());

it('keeps no weights of a model whose first run fails, and goes on with the one before', async () => {
  const reader = new ModelReader('');
  // The pad's page loads the engine from beside its bundle; here it runs already.
  vi.spyOn(reader, 'start').mockResolvedValue();
  await reader.use(model);
  const { numTensors } = tf.memory();
  vi.spyOn(Recogniser.prototype, 'predict').mockImplementationOnce(() => {
    throw new Error('out of memory');
  });
  await expect(reader.use({ ...model, modelId: 'another' })).rejects.toThrow('out of memory');
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(reader.modelId).toBe('compact-shipped');
  expect(reader.readDrawing([[{ x: 0.5, y: 0.2 }]])?.modelId).toBe('compact-shipped');
});

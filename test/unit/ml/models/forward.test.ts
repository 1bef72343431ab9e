import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { architectureOf } from '../../../../src/ml/models/architectures';
import { foldNetwork } from '../../../../src/ml/models/foldedSteps';
import { ForwardPass } from '../../../../src/ml/models/forward';
import { writeLayersModel } from '../../../../src/ml/models/layersFormat';
import { ARCHITECTURES } from '../../../../src/ml/models/layerSpec';
import { Random } from '../../../../src/ml/random';
import { startPortable } from '../engines/startPortable';
import { inStockTfjs } from './inStockTfjs';
import { shakenNetwork } from './shakenNetwork';

beforeAll(startPortable);

const random = new Random(4);
const frames = Float32Array.from({ length: 3 * 784 }, () => random.next());

const NO_MEMORY = new Error('There is no memory left.');

function noMemory(): never {
  throw NO_MEMORY;
}

describe('ForwardPass', () => {
  it.each(ARCHITECTURES)('predicts with %s what stock tfjs predicts with the saved model', async (name) => {
    const network = shakenNetwork(name);
    const forward = new ForwardPass(network);
    const ours = forward.predict(frames);
    forward.dispose();
    await tf.setBackend('cpu');
    const stock = await inStockTfjs(writeLayersModel(network));
    const theirs = (stock.predict(tf.tensor4d(frames, [3, 28, 28, 1])) as tf.Tensor).dataSync();
    stock.dispose();
    await tf.setBackend('wasm');
    expect(ours).toHaveLength(30);
    ours.forEach((probability, at) => expect(probability).toBeCloseTo(theirs[at]!, 5));
    // A network that always says the same would pass the comparison above.
    expect(new Set(ours).size).toBeGreaterThan(10);
  });

  it('gives nothing for no frames', () => {
    const forward = new ForwardPass(shakenNetwork('mlp'));
    expect(forward.predict(new Float32Array(0))).toEqual(new Float32Array(0));
    forward.dispose();
  });

  it('shows what each step makes of a frame, the last of them the probabilities', () => {
    const forward = new ForwardPass(shakenNetwork('compact'));
    const before = tf.memory().numTensors;
    const activations = forward.activations(frames.subarray(0, 784));
    expect(tf.memory().numTensors).toBe(before);
    expect(activations.map(({ kind, shape }) => `${kind} ${shape.join(' x ')}`)).toEqual([
      'conv2d 14 x 14 x 32',
      'conv2d 14 x 14 x 56',
      'maxPool2d 7 x 7 x 56',
      'conv2d 7 x 7 x 88',
      'conv2d 7 x 7 x 96',
      'maxPool2d 3 x 3 x 96',
      'conv2d 3 x 3 x 120',
      'conv2d 3 x 3 x 128',
      'globalAveragePool2d 128',
      'dense 10',
      'softmax 10',
    ]);
    expect(activations.at(-1)!.values).toEqual(forward.predict(frames.slice(0, 784)));
    forward.dispose();
  });

  it('keeps no tensor of a prediction, and none at all in the end', () => {
    const before = tf.memory().numTensors;
    const forward = new ForwardPass(shakenNetwork('compact'));
    const loaded = tf.memory().numTensors;
    forward.predict(frames);
    expect(tf.memory().numTensors).toBe(loaded);
    forward.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves nothing behind where memory runs out, whatever it is for', () => {
    const { wasm } = tf.backend() as unknown as { wasm: { _malloc: (bytes: number) => number } };
    const allocate = wasm._malloc;
    const memory = vi.spyOn(wasm, '_malloc');
    onTestFinished(() => memory.mockRestore());
    const network = shakenNetwork('cnn');
    /** Does the work with ever more memory until it fails no more; in how many tries it failed. */
    const shortages = (work: () => void): number => {
      const before = tf.memory();
      for (let free = 0; ; free++) {
        let left = free;
        memory.mockImplementation((bytes) => (left-- > 0 ? allocate(bytes) : noMemory()));
        try {
          work();
          return free;
        } catch (error) {
          expect(error).toBe(NO_MEMORY);
        }
        const { numTensors, numBytes } = tf.memory();
        expect({ numTensors, numBytes }).toMatchObject({
          numTensors: before.numTensors,
          numBytes: before.numBytes,
        });
      }
    };
    expect(shortages(() => new ForwardPass(network).dispose())).toBeGreaterThan(5);
    memory.mockImplementation(allocate);
    const forward = new ForwardPass(network);
    expect(shortages(() => forward.predict(frames))).toBeGreaterThan(5);
    forward.dispose();
  });

  it('leaves no normalisation of the compact network a step of its own', () => {
    const kinds = (name: 'compact' | 'cnn') => foldNetwork(shakenNetwork(name)).map(({ kind }) => kind);
    expect(kinds('compact')).not.toContain('scaleOffset');
    expect(kinds('cnn').filter((kind) => kind === 'scaleOffset')).toHaveLength(
      architectureOf('cnn').layers.filter(({ kind }) => kind === 'batchNorm').length,
    );
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startNativeEngine } from '../../../../../src/ml/engines/native/nativeEngine';

describe('startNativeEngine', () => {
  it('says that tfjs-node has not registered itself, with what tfjs says of it', async () => {
    await expect(startNativeEngine()).rejects.toMatchObject({
      name: 'UserError',
      message:
        'The native engine does not start: tfjs-node has not registered itself. Choose the portable engine.',
      cause: expect.objectContaining({ message: expect.stringContaining('tensorflow') as string }) as Error,
    });
  });

  it('says that the library cannot be loaded', async () => {
    // Where tfjs tells of it.
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    tf.registerBackend('tensorflow', () => {
      throw new Error('libtensorflow.so.2: cannot open shared object file');
    });
    onTestFinished(() => {
      tf.removeBackend('tensorflow');
      warn.mockRestore();
    });
    await expect(startNativeEngine()).rejects.toMatchObject({
      name: 'UserError',
      message:
        "The native engine does not start: TensorFlow's library cannot be loaded. Choose the portable engine.",
    });
  });
});

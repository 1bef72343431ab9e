import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../userError';
import { overrideFusedConvolution } from './convolution';
import { registerTrainingKernels } from './trainingKernels';

/**
 * Makes TensorFlow's own library what tfjs runs on. tfjs-node must have been loaded: it registers itself with the
 * engine that every copy of tfjs-core shares.
 * @throws UserError if it was not, or its library does not start
 */
export async function startNativeEngine(): Promise<void> {
  const started = await tf.setBackend('tensorflow').catch(() => false);
  if (!started) {
    throw new UserError(
      'The native engine does not start: tfjs-node has not registered itself. Choose the portable engine.',
    );
  }
  if (registerTrainingKernels()) overrideFusedConvolution();
}

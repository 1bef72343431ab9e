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
  if (!(await hasStarted())) {
    throw new UserError(
      "The native engine does not start: TensorFlow's library cannot be loaded. Choose the portable engine.",
    );
  }
  if (registerTrainingKernels()) overrideFusedConvolution();
}

/** @returns false if the library does not start; @throws UserError if tfjs knows nothing of it */
async function hasStarted(): Promise<boolean> {
  try {
    return await tf.setBackend('tensorflow');
  } catch (cause) {
    throw new UserError(
      'The native engine does not start: tfjs-node has not registered itself. Choose the portable engine.',
      { cause },
    );
  }
}

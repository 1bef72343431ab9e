import * as tf from '@tensorflow/tfjs';
import type { LayersModel } from '../../../../src/ml/models/layersFormat';

/** Loads a model as people with stock tfjs would. */
export async function inStockTfjs({ topology, weights }: LayersModel): Promise<tf.LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(topology) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: weights.slice().buffer,
    }),
  );
}

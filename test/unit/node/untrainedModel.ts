import { architectureOf } from '../../../src/ml/models/architectures';
import { writeLayersModel } from '../../../src/ml/models/layersFormat';
import type { ModelFiles } from '../../../src/ml/models/modelFiles';
import { modelId } from '../../../src/ml/models/modelId';
import { initialiseNetwork } from '../../../src/ml/models/network';
import { countParameters } from '../../../src/ml/models/shapes';
import { Random } from '../../../src/ml/random';
import { defaultConfiguration } from '../../../src/ml/training/defaults';

/** A compact model before its first training step: whole, but it reads nothing right except by chance. */
export async function untrainedModel(seed = 1): Promise<ModelFiles> {
  const { layers } = architectureOf('compact');
  const { topology, weights } = writeLayersModel(initialiseNetwork('compact', layers, new Random(seed)));
  return {
    topology,
    weights,
    history: [],
    card: {
      format: 1,
      id: await modelId('compact', weights),
      architecture: 'compact',
      parameters: countParameters(layers).total,
      created: '2026-01-01T00:00:00.000Z',
      dataset: { name: 'none', trainingImages: 0, validationImages: 0, testImages: 0 },
      configuration: defaultConfiguration('compact'),
      engine: 'portable',
      versions: {},
      trainingSeconds: 0,
      epochsRun: 0,
      bestEpoch: 0,
      accuracy: { validation: 0, test: null },
    },
  };
}

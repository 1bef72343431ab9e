import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/ml/models/layerSpec';
import { trainingConfigurationSchema } from '../../../../src/ml/training/configuration';
import { defaultConfiguration } from '../../../../src/ml/training/defaults';

describe('defaultConfiguration', () => {
  it.each(ARCHITECTURES)('of %s is one that a card can hold', (architecture) => {
    const configuration = defaultConfiguration(architecture);
    expect(v.parse(trainingConfigurationSchema, configuration)).toEqual(configuration);
  });

  it('trains the reference network by the reference recipe', () => {
    expect(defaultConfiguration('cnn')).toMatchObject({
      epochs: 50,
      batchSize: 64,
      learningRate: 1e-3,
      validationSplit: 0.2,
      augmentation: null,
      earlyStopping: { patience: 10 },
      plateau: { patience: 5, factor: 0.5, minimumLearningRate: 1e-5 },
    });
  });
});

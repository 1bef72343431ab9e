import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/ml/models/layerSpec';
import { trainingConfigurationSchema } from '../../../../src/ml/training/configuration';
import { defaultConfiguration, fineTuningConfiguration } from '../../../../src/ml/training/defaults';

describe('defaultConfiguration', () => {
  it.each(ARCHITECTURES)('of %s is one that a card can hold', (architecture) => {
    const configuration = defaultConfiguration(architecture);
    expect(v.parse(trainingConfigurationSchema, configuration)).toEqual(configuration);
  });

  it('is a gentler one for fine-tuning, and no gentler the second time', () => {
    const trained = { ...defaultConfiguration('compact'), epochs: 26, validationSplit: 0.05, seed: 9 };
    const tuning = fineTuningConfiguration({ architecture: 'compact', configuration: trained });
    expect(v.parse(trainingConfigurationSchema, tuning)).toEqual(tuning);
    const { labelSmoothing, augmentation, validationSplit, seed } = trained;
    expect(tuning).toMatchObject({ labelSmoothing, augmentation, validationSplit, seed, learningRate: 1e-3 });
    expect(fineTuningConfiguration({ architecture: 'compact', configuration: tuning })).toEqual(tuning);
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

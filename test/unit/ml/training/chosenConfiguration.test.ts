import { describe, expect, it } from 'vitest';
import { DEFAULT_AUGMENTATION } from '../../../../src/ml/data/augmentation';
import { chosenConfiguration } from '../../../../src/ml/training/chosenConfiguration';
import { defaultConfiguration, fineTuningConfiguration } from '../../../../src/ml/training/defaults';
import { readModelFolder } from '../../../../src/node/models/modelStore';

describe('the configuration of a training', () => {
  it('is as usual where nothing is chosen, for random weights and for fine-tuning', async () => {
    const { card } = await readModelFolder('models/mlp');
    expect(chosenConfiguration('cnn', null, {})).toEqual(defaultConfiguration('cnn'));
    const nothing = { epochs: null, learningRate: null, validationSplit: undefined };
    expect(chosenConfiguration('mlp', card, nothing)).toEqual(fineTuningConfiguration(card));
  });

  it('has what is chosen in place of what is usual', () => {
    const chosen = { epochs: 3, batchSize: 32, learningRate: 0.1, validationSplit: 0.5, seed: 7 };
    expect(chosenConfiguration('mlp', null, chosen)).toEqual({ ...defaultConfiguration('mlp'), ...chosen });
  });

  it('changes images by its own amounts or, where it has none, by the default ones, and bends them as told', () => {
    const augmentationOf = (chosen: object) => chosenConfiguration('cnn', null, chosen).augmentation;
    expect(augmentationOf({ augment: true })).toEqual(DEFAULT_AUGMENTATION);
    expect(augmentationOf({ augment: true, elastic: 2 })).toEqual({ ...DEFAULT_AUGMENTATION, elastic: 2 });
    expect(augmentationOf({ elastic: 2 })).toBeNull();
    expect(chosenConfiguration('compact', null, { augment: false }).augmentation).toBeNull();
  });

  it('has one cycle where that is chosen, unless a model is gone on from', async () => {
    const { card } = await readModelFolder('models/mlp');
    const { schedule, weightAverage } = defaultConfiguration('compact');
    expect(chosenConfiguration('cnn', null, { oneCycle: true })).toMatchObject({ schedule, weightAverage });
    expect(chosenConfiguration('mlp', card, { oneCycle: true })).toEqual(fineTuningConfiguration(card));
  });
});

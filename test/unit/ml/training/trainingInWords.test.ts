import { describe, expect, it } from 'vitest';
import { dataLine, engineLine, epochLine, startLine } from '../../../../src/ml/training/trainingInWords';

const ROW = {
  epoch: 2,
  loss: 0.12345,
  accuracy: 0.9876,
  learningRate: 0.0025,
  validationLoss: 0.1,
  validationAccuracy: 0.99,
  imagesPerSecond: 12_345.6,
  seconds: 75,
};

describe('a training in words', () => {
  it('tells the engine with its reason', () => {
    const line = engineLine({ name: 'portable', reason: 'It was requested.' });
    expect(line).toBe('Engine: portable. It was requested.');
  });

  it('tells what it trains on and validates with', () => {
    const line = dataLine({ dataset: 'MNIST', trainingImages: 54_000, validationImages: 6_000 });
    expect(line).toBe('Dataset: MNIST, 54,000 images to train on and 6,000 to validate with.');
  });

  it('tells of an epoch what it came to, and how long the others take', () => {
    expect(epochLine({ row: ROW, epochs: 3, secondsLeft: 40 })).toBe(
      'Epoch 2 of 3: loss 0.1235, accuracy 98.76 %, validation loss 0.1000, validation accuracy 99.00 %, ' +
        'learning rate 0.0025, 12,346 images/s, 40 s left',
    );
  });

  it('tells of the last epoch how long it took', () => {
    expect(epochLine({ row: ROW, epochs: 2, secondsLeft: 0 })).toMatch(/images\/s, 1 min for the epoch$/);
  });

  it('tells what the model was before', () => {
    const before = { id: 'mlp-0', validationLoss: 0.2, validationAccuracy: 0.95, trainedOn: [] };
    expect(startLine(before)).toBe(
      'Before, mlp-0 had a validation loss of 0.2000 and a validation accuracy of 95.00 %.',
    );
  });
});

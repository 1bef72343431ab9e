import { describe, expect, it } from 'vitest';
import { DigitsTester } from '../../../../src/extension/myDigits/digitsTest';
import type { ModelCard } from '../../../../src/ml/models/card';
import { untrainedModel } from '../../node/untrainedModel';

const OWN = 'my digits, each 3 times';

async function begunWith(change: Partial<ModelCard>): Promise<boolean> {
  const files = await untrainedModel();
  return DigitsTester.begun({ ...files, card: { ...files.card, ...change } }).wasTrainedOnThem;
}

function fineTunedFrom(trainedOn: string[]): Partial<ModelCard> {
  return { startedFrom: { id: 'compact-1', validationLoss: 0.1, validationAccuracy: 0.9, trainedOn } };
}

describe('DigitsTester.begun', () => {
  it('knows a model that was trained on digits of the user, or goes back to one that was', async () => {
    const { dataset } = (await untrainedModel()).card;
    const parts = { training: [{ name: OWN, count: 9 }], validation: [] };
    expect(await begunWith({ dataset: { ...dataset, parts } })).toBe(true);
    expect(await begunWith(fineTunedFrom(['MNIST', OWN]))).toBe(true);
  });

  it('knows one that was not', async () => {
    expect(await begunWith({})).toBe(false);
    expect(await begunWith(fineTunedFrom(['MNIST']))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { DigitsTester } from '../../../../src/extension/myDigits/digitsTester';
import type { LabelledImages } from '../../../../src/ml/data/labelledImages';
import type { ModelCard } from '../../../../src/ml/models/card';
import type { ModelFiles } from '../../../../src/ml/models/modelFiles';
import { ImageReader } from '../../../../src/node/reading/imageReader';
import type { FrameReadings } from '../../../../src/protocol/reader';
import { untrainedModel } from '../../node/untrainedModel';

const OWN = 'my digits, each 3 times';

async function begunWith(change: Partial<ModelCard>): Promise<boolean> {
  const { card } = await untrainedModel();
  return DigitsTester.begun({ ...card, ...change }, card.id).wasTrainedOnThem;
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

  it('knows one that was trained on their folder as on any other dataset', async () => {
    const { dataset } = (await untrainedModel()).card;
    expect(await begunWith({ dataset: { ...dataset, name: 'my-digits' } })).toBe(true);
    expect(await begunWith(fineTunedFrom(['my-digits']))).toBe(true);
  });

  it('knows one that was not', async () => {
    expect(await begunWith({})).toBe(false);
    expect(await begunWith(fineTunedFrom(['MNIST']))).toBe(false);
  });
});

/** Digits of one pixel each; its place is the digit's number. */
function digitsOf(count: number): LabelledImages {
  const images = new Uint8Array(count * 784);
  for (let index = 0; index < count; index++) images[index * 785] = 255;
  return { count, images, labels: new Uint8Array(count) };
}

/** Readers that read every image as one digit, in the order in which the test lets them end. */
class Readers {
  private readonly ends: ((digit: number) => void)[] = [];

  readonly lend = <Result>(_: ModelFiles | null, job: (reader: ImageReader) => Promise<Result>) =>
    job(
      Object.assign(new ImageReader(''), {
        readFrames: (frames: Uint8Array) => this.read(frames.length / 784),
      }),
    );

  /** Ends the reading that began as number `index`: all of its images are this digit. */
  end(index: number, digit: number): void {
    this.ends[index]!(digit);
  }

  private async read(count: number): Promise<FrameReadings> {
    const digit = await new Promise<number>((resolve) => this.ends.push(resolve));
    return {
      digits: new Uint8Array(count).fill(digit),
      outcomes: new Uint8Array(count),
      confidences: new Float32Array(count),
    };
  }
}

describe('DigitsTester.read', () => {
  it('keeps what two models make of the digits apart, whichever of them ends first', async () => {
    const [first, second] = [await untrainedModel(1), await untrainedModel(2)];
    const readers = new Readers();
    const tester = new DigitsTester(readers);
    const digits = digitsOf(2);
    const early = tester.read(digits, first);
    const late = tester.read(digits, second);
    readers.end(1, 2);
    expect(Array.from((await late).digits)).toEqual([2, 2]);
    readers.end(0, 1);
    expect(Array.from((await early).digits)).toEqual([1, 1]);
    // Nothing is left to read: this is what is known of the second model.
    expect(Array.from((await tester.read(digits, second)).digits)).toEqual([2, 2]);
  });

  it('keeps what a model made of digits before while another one begins', async () => {
    const [first, second] = [await untrainedModel(1), await untrainedModel(2)];
    const readers = new Readers();
    const tester = new DigitsTester(readers);
    const before = tester.read(digitsOf(1), first);
    readers.end(0, 1);
    await before;
    const more = tester.read(digitsOf(2), first);
    void tester.read(digitsOf(2), second);
    readers.end(1, 3);
    expect(Array.from((await more).digits)).toEqual([1, 3]);
  });
});

import { describe, expect, test } from 'vitest';
import { stratifiedSplit } from '../../../../src/ml/data/split';
import { EVEN_BATCHES, MOST_TRAINING_BATCHES, wholeBatches } from '../../../bench/engines/images';

describe('wholeBatches', () => {
  const count = 60_000;
  const labels = Uint8Array.from({ length: count }, (_, index) => ((index * 7919) >> 3) % 10);
  const images = { count, images: new Uint8Array(count * 784), labels };

  test.each([EVEN_BATCHES, 85, MOST_TRAINING_BATCHES])(
    'are %i batches of 128 once the trainer has split',
    (batches) => {
      const { train, share } = wholeBatches(images, batches);
      const { training, validation } = stratifiedSplit(train.labels, share);
      expect(training.length).toBe(batches * 128);
      expect(validation.length).toBe(10);
    },
  );
});

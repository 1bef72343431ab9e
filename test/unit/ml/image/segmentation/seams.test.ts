import { describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../../../src/ml/data/syntheticDigits';
import { composeNumber, DigitPool } from '../../../../../src/ml/data/numberPictures';
import { seamsOf } from '../../../../../src/ml/image/segmentation/seams';
import { Random } from '../../../../../src/ml/random';

describe('seamsOf', () => {
  it('sees where two digits meet', () => {
    const pool = new DigitPool(syntheticDataset(200, 0, 1).train);
    const random = new Random(4);
    let seen = 0;
    let touching = 0;
    for (let n = 0; n < 40; n++) {
      const text = `${n % 10}${random.integer(10)}`;
      const { ink, owners } = composeNumber(text, -2, pool, random);
      const seams = seamsOf(ink);
      const isMeeting = (at: number): boolean => owners[at] === 0 && owners[at + 1] === 1;
      const inked = [...owners.keys()].filter((at) => owners[at]! >= 0);
      const meeting = inked.filter(isMeeting).map((at) => seams[at]!);
      const elsewhere = inked.filter((at) => !isMeeting(at)).map((at) => seams[at]!);
      if (meeting.length === 0) continue;
      touching++;
      if (mean(meeting) > mean(elsewhere) + 2) seen++;
    }
    expect(touching).toBeGreaterThan(20);
    expect(seen / touching).toBeGreaterThan(0.8);
  });

  it('finds none on paper', () => {
    expect([...seamsOf({ width: 3, height: 2, data: new Float32Array(6) })]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

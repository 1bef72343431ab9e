import { beforeEach, describe, expect, it } from 'vitest';
import { DigitEdits } from '../../../../src/extension/myDigits/digitEdits';
import type { ChangedDigits } from '../../../../src/ml/data/ownDigits';
import { digitOf, MemoryDigits } from './memoryDigits';

let digits: MemoryDigits;
let edits: DigitEdits;

beforeEach(async () => {
  digits = new MemoryDigits();
  edits = new DigitEdits(digits);
  for (const label of [3, 5, 7]) await digits.change({ kind: 'keep', digit: digitOf(label) });
});

describe('DigitEdits', () => {
  it('takes changes back, the latest first, however quickly they follow each other', async () => {
    await Promise.all([
      edits.make({ kind: 'remove', digit: digitOf(3) }),
      edits.make({ kind: 'relabel', digit: digitOf(5), label: 6 }),
      edits.takeBack(),
    ]);
    expect(digits.labels).toEqual([5, 7]);
    await Promise.all([edits.takeBack(), edits.takeBack()]);
    expect(digits.labels).toEqual([3, 5, 7]);
    expect(edits.lastUndo).toBeNull();
  });

  it('can take a change back after it could not', async () => {
    await edits.make({ kind: 'remove', digit: digitOf(5) });
    digits.isFull = true;
    const failed = [edits.takeBack(), edits.takeBack()];
    for (const each of failed) await expect(each).rejects.toThrow('The disk is full.');
    digits.isFull = false;
    await edits.takeBack();
    expect(digits.labels).toEqual([3, 5, 7]);
  });

  it('takes a change back where it was made', async () => {
    await edits.make({ kind: 'remove', digit: digitOf(5) });
    digits.location = 'workspace';
    await edits.takeBack();
    expect(digits.labels).toEqual([]);
    digits.location = 'global';
    expect(digits.labels).toEqual([3, 5, 7]);
  });

  it('forgets a change that is still under way, too', async () => {
    class MovedDigits extends MemoryDigits {
      override change(...given: Parameters<MemoryDigits['change']>): Promise<ChangedDigits> {
        moved.forget();
        return super.change(...given);
      }
    }
    const moved = new DigitEdits(new MovedDigits());
    const { undo } = await moved.make({ kind: 'keep', digit: digitOf(3) });
    expect([undo?.kind, moved.lastUndo]).toEqual(['remove', null]);
  });

  it('has nothing to take back of a change that was void', async () => {
    const { undo } = await edits.make({ kind: 'remove', digit: digitOf(9) });
    expect([undo, edits.lastUndo]).toEqual([null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { PadKeeping } from '../../../../src/extension/pad/padKeeping';
import { digitOf, MemoryDigits } from '../myDigits/memoryDigits';

const NOT_KEPT = { type: 'keepUndone', label: null, isUndoable: false };

describe('PadKeeping', () => {
  it('says what a digit is kept as again after its label was changed and taken back', async () => {
    const digits = new MemoryDigits();
    const keeping = new PadKeeping(digits);
    const keep = (shown: number, label: number) =>
      keeping.answer({ type: 'keep', id: 1, frame: digitOf(shown).image, label });
    await keep(3, 3);
    await keep(7, 7);
    await keep(7, 1);
    const undone = () => keeping.answer({ type: 'undoKeep' });
    expect(await undone()).toEqual({ type: 'keepUndone', label: 7, isUndoable: true });
    expect(digits.labels).toEqual([3, 7]);
    await keep(3, 5);
    // What would be taken back after this is the other digit.
    expect(await undone()).toEqual({ type: 'keepUndone', label: 3, isUndoable: false });
    expect(await undone()).toEqual(NOT_KEPT);
    expect(digits.labels).toEqual([3]);
  });

  it('answers each of two keepings by its number', async () => {
    const keeping = new PadKeeping(new MemoryDigits());
    const answers = [3, 5].map((label) =>
      keeping.answer({ type: 'keep', id: label + 10, frame: digitOf(label).image, label }),
    );
    expect(await Promise.all(answers)).toMatchObject([
      { type: 'kept', id: 13, label: 3 },
      { type: 'kept', id: 15, label: 5 },
    ]);
  });

  it('takes a keeping back at the second try if the first one failed', async () => {
    const digits = new MemoryDigits();
    const keeping = new PadKeeping(digits);
    await keeping.answer({ type: 'keep', id: 1, frame: digitOf(3).image, label: 3 });
    digits.isFull = true;
    await expect(keeping.answer({ type: 'undoKeep' })).rejects.toThrow('The disk is full.');
    digits.isFull = false;
    expect(await keeping.answer({ type: 'undoKeep' })).toEqual(NOT_KEPT);
    expect(digits.labels).toEqual([]);
  });

  it('takes a keeping back where it was kept, wherever My Digits lie by then', async () => {
    const digits = new MemoryDigits();
    const keeping = new PadKeeping(digits);
    await keeping.answer({ type: 'keep', id: 1, frame: digitOf(3).image, label: 3 });
    digits.location = 'workspace';
    await digits.change({ kind: 'keep', digit: digitOf(3) });
    await keeping.answer({ type: 'undoKeep' });
    expect(digits.labels).toEqual([3]);
    digits.location = 'global';
    expect(digits.labels).toEqual([]);
  });
});

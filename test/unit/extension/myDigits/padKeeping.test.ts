import { describe, expect, it } from 'vitest';
import { PadKeeping } from '../../../../src/extension/myDigits/padKeeping';
import { digitOf, MemoryDigits } from './memoryDigits';

describe('PadKeeping', () => {
  it('takes a keeping back at the second try if the first one failed', async () => {
    const digits = new MemoryDigits();
    const keeping = new PadKeeping(digits);
    await keeping.answer({ type: 'keep', frame: digitOf(3).image, label: 3 });
    digits.isFull = true;
    await expect(keeping.answer({ type: 'undoKeep' })).rejects.toThrow('The disk is full.');
    digits.isFull = false;
    expect(await keeping.answer({ type: 'undoKeep' })).toEqual({ type: 'keepUndone' });
    expect(digits.labels).toEqual([]);
  });

  it('takes a keeping back where it was kept, wherever My Digits lie by then', async () => {
    const digits = new MemoryDigits();
    const keeping = new PadKeeping(digits);
    await keeping.answer({ type: 'keep', frame: digitOf(3).image, label: 3 });
    digits.location = 'workspace';
    await digits.change({ kind: 'keep', digit: digitOf(3) });
    await keeping.answer({ type: 'undoKeep' });
    expect(digits.labels).toEqual([3]);
    digits.location = 'global';
    expect(digits.labels).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { LeftDrawing } from '../../../../src/extension/pad/leftDrawing';
import { LONGEST_DRAWING } from '../../../../src/protocol/pad';
import { memento } from '../../../memento';

describe('the drawing that was left last', () => {
  it('is none at first, then the latest, also in the next window', () => {
    const state = memento();
    const left = new LeftDrawing(state, 'window');
    expect(left.next(false)).toBeNull();
    left.keep('first');
    left.keep('second');
    expect(left.next(false)).toBe('second');
    expect(new LeftDrawing(state, 'window').next(false)).toBe('second');
  });

  it('stays with the window where it is too long to be read at every start; the next has the one before', () => {
    const state = memento();
    const left = new LeftDrawing(state, 'window');
    left.keep('short');
    const long = 'x'.repeat(LONGEST_DRAWING + 1);
    left.keep(long);
    expect(left.next(false)).toBe(long);
    expect(new LeftDrawing(state, 'window').next(false)).toBe('short');
  });
});

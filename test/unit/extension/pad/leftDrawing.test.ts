import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { LeftDrawing } from '../../../../src/extension/pad/leftDrawing';

/** What a workspace remembers. */
function workspaceState(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

describe('the drawing that was left last', () => {
  it('is none at first, then the latest, also in the next window', () => {
    const state = workspaceState();
    const left = new LeftDrawing(state);
    expect(left.last).toBeNull();
    left.keep('first');
    left.keep('second');
    expect(left.last).toBe('second');
    expect(new LeftDrawing(state).last).toBe('second');
  });

  it('stays with the window where it is too long to be read at every start, and leaves no older one behind', () => {
    const state = workspaceState();
    const left = new LeftDrawing(state);
    left.keep('short');
    const long = 'x'.repeat(1_000_000);
    left.keep(long);
    expect(left.last).toBe(long);
    expect(new LeftDrawing(state).last).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { ClosedDrawing } from '../../../../src/extension/pad/closedDrawing';

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

describe('the drawing that was closed last', () => {
  it('is none at first, then the latest, also in the next window', () => {
    const state = workspaceState();
    const closed = new ClosedDrawing(state);
    expect(closed.last).toBeNull();
    closed.keep('first');
    closed.keep('second');
    expect(closed.last).toBe('second');
    expect(new ClosedDrawing(state).last).toBe('second');
  });

  it('stays with the window where it is too long to be read at every start, and leaves no older one behind', () => {
    const state = workspaceState();
    const closed = new ClosedDrawing(state);
    closed.keep('short');
    const long = 'x'.repeat(1_000_000);
    closed.keep(long);
    expect(closed.last).toBe(long);
    expect(new ClosedDrawing(state).last).toBeNull();
  });
});

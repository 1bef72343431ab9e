import { beforeEach, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { CancelledError, UserError } from '../../../src/ml/userError';
import { Notices } from '../../../src/extension/notices';

vi.mock('vscode', () => import('./vscodeFake'));

const error = vi.fn();
const told = vi.fn();
let notices: Notices;

beforeEach(() => {
  vi.clearAllMocks();
  notices = new Notices({ error } as unknown as LogOutputChannel);
  notices.onDidTell(told);
});

const damaged = new UserError('The file is damaged.');

it('counts as told what a view shows of a failure, which is in the log as well', () => {
  expect(notices.shownInView(damaged)).toBe('The file is damaged.');
  expect(told).toHaveBeenCalledExactlyOnceWith({ level: 'error', message: 'The file is damaged.' });
  expect(error).toHaveBeenCalledExactlyOnceWith('The file is damaged.');
});

it('tells nobody of a failure whose view is gone, but the log', () => {
  expect(notices.shownInView(damaged, { isDisposed: true })).toBe('The file is damaged.');
  expect(told).not.toHaveBeenCalled();
  expect(error).toHaveBeenCalledOnce();
});

it('has nothing to say of what was cancelled', () => {
  expect(notices.shownInView(new CancelledError(), { isDisposed: false })).toBe(null);
  expect([told, error].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
});

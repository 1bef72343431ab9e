import type * as vscode from 'vscode';
import { beforeEach, expect, it, vi } from 'vitest';
import { mayDownloadMnist } from '../../../../src/extension/dataset/mnistConsent';
import { window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

const kept = new Map<string, unknown>();
const state = {
  get: (key: string, otherwise: unknown) => kept.get(key) ?? otherwise,
  update: (key: string, value: unknown) => Promise.resolve(kept.set(key, value)),
} as unknown as vscode.Memento;

beforeEach(() => {
  kept.clear();
  window.showInformationMessage.mockReset();
});

const ask = (...mirrors: string[]) => mayDownloadMnist(state, mirrors);

it('asks once for the hosts that it names, and again for another', async () => {
  window.showInformationMessage.mockResolvedValue('Download');
  expect(await ask('https://a.example/mnist/', 'https://b.example/')).toBe(true);
  expect(await ask('https://b.example/elsewhere/')).toBe(true);
  expect(window.showInformationMessage).toHaveBeenCalledTimes(1);
  expect(await ask('https://b.example/', 'https://c.example/')).toBe(true);
  expect(window.showInformationMessage).toHaveBeenCalledTimes(2);
  const [, { detail }] = window.showInformationMessage.mock.lastCall!;
  expect(detail).toContain('from b.example or c.example.');
  expect(await ask('https://a.example/', 'https://c.example/')).toBe(true);
  expect(window.showInformationMessage).toHaveBeenCalledTimes(2);
});

it('asks again after a no', async () => {
  window.showInformationMessage.mockResolvedValue(undefined);
  expect([await ask('https://a.example/'), await ask('https://a.example/')]).toEqual([false, false]);
  expect(window.showInformationMessage).toHaveBeenCalledTimes(2);
});

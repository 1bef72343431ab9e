import { expect, it, vi } from 'vitest';
import { classify, type ClassificationSurroundings } from '../../../../src/extension/classify/classification';
import type { ImageSource } from '../../../../src/extension/classify/readRow';
import type { NamedModel } from '../../../../src/extension/models/modelName';
import type { Readers } from '../../../../src/extension/reading/readers';
import { UserError } from '../../../../src/ml/userError';
import { fakePage } from '../webviewPanelFake';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/webviewPanel', () => import('../webviewPanelFake'));

it('leaves no empty view open where it fails', async () => {
  const damaged = new UserError('The model is damaged.');
  const readers: Partial<Readers> = { lendSeveral: () => Promise.reject(damaged) };
  const model = { name: 'compact', files: { card: { id: 'compact-1' } } } as NamedModel;
  const around = { readers } as ClassificationSurroundings;
  const run = classify([{ name: 'seven.png' } as ImageSource], 'seven.png', model, around);
  expect(fakePage().isClosed).toBe(false);
  await expect(run).rejects.toThrow(damaged);
  expect(fakePage().isClosed).toBe(true);
});

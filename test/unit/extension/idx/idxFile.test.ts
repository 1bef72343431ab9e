import type * as vscode from 'vscode';
import { expect, it, vi } from 'vitest';
import { loadIdxFile } from '../../../../src/extension/idx/idxFile';
import type { Readers } from '../../../../src/extension/reading/readers';
import type { IdxTensor } from '../../../../src/ml/data/idx';

vi.mock('vscode', () => import('../vscodeFake'));

const images: IdxTensor = { shape: [1, 28, 28], data: new Uint8Array(784) };

/** What is shown of the images at this URI, where `beside` is what lies in place of their labels. */
async function shown(uri: Partial<vscode.Uri>, beside: IdxTensor): Promise<object> {
  const tensors = [images, beside];
  const reader = { readIdx: () => Promise.resolve(tensors.shift()) };
  const readers = { lend: (_: unknown, job: (lent: typeof reader) => unknown) => job(reader) };
  const path = '/digits/t10k-images-idx3-ubyte';
  return (
    await loadIdxFile({ path, ...uri } as Partial<vscode.Uri> as vscode.Uri, readers as unknown as Readers)
  ).content;
}

it('shows images with the labels that lie beside them', async () => {
  const content = await shown({ scheme: 'file', query: '' }, { shape: [1], data: Uint8Array.of(7) });
  expect(content).toMatchObject({ labels: { values: Uint8Array.of(7) }, remarks: [] });
});

it('looks for no labels where a query says which version it is, which would name the images again', async () => {
  const content = await shown({ scheme: 'git', query: '{"ref":"HEAD"}' }, images);
  expect(content).toMatchObject({ labels: null, remarks: [] });
});

import { expect, it, vi } from 'vitest';
import { classify, type ClassificationSurroundings } from '../../../../src/extension/classify/classification';
import type { ImageSource } from '../../../../src/extension/classify/readRow';
import type { NamedModel } from '../../../../src/extension/models/modelName';
import type { Readers } from '../../../../src/extension/reading/readers';
import { UserError } from '../../../../src/ml/userError';
import { window } from '../vscodeFake';
import { fakePage } from '../webviewPanelFake';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/webviewPanel', () => import('../webviewPanelFake'));

const PIXELS = new Uint8Array(840 ** 2 * 4);

/** The longest sides of the small pictures that were asked for, of square photos read one after the other; 0 for none. */
async function previewSides(photos: number): Promise<number[]> {
  window.createStatusBarItem.mockReturnValue({ show: () => undefined, dispose: () => undefined });
  const sides: number[] = [];
  const reader = {
    read: (_: object, side: number) => {
      sides.push(side);
      const preview =
        side === 0 ? null : { width: side, height: side, data: PIXELS.subarray(0, side ** 2 * 4) };
      const reading = { text: '7', outcome: 'digit', confidence: 1, digits: [], times: 1 };
      return Promise.resolve({ reading, preview, width: 4000, height: 4000 });
    },
  };
  const around = {
    notices: {},
    log: { info: () => undefined },
    readers: {
      lendSeveral: (_: number, __: object, job: (lent: object[]) => Promise<void>) => job([reader]),
    },
  } as unknown as ClassificationSurroundings;
  const photo: ImageSource = {
    name: 'seven.jpg',
    uri: null,
    label: null,
    content: () => Promise.resolve('/seven.jpg'),
  };
  const model = { name: 'compact', files: { card: { id: 'compact-1' } } } as unknown as NamedModel;
  const results = await classify(
    Array.from({ length: photos }, () => photo),
    'photos',
    model,
    around,
  );
  expect(results).toHaveLength(photos);
  return sides;
}

it.each([
  [1, 840],
  [2, 64],
  [4096, 64],
  [10_000, 32],
])('has a small picture of each of %i photos, of %i pixels', async (photos, side) => {
  expect(new Set(await previewSides(photos))).toEqual(new Set([side]));
});

it('has no more small pictures than fit into 64 MB, however many photos there are', async () => {
  const sides = await previewSides(20_000);
  const bytes = sides.reduce((sum, side) => sum + side ** 2 * 4, 0);
  // Those that are being read already when it is full come on top.
  expect(bytes).toBeLessThan(65 * 1024 ** 2);
  expect(sides.filter((side) => side > 0).length).toBeGreaterThan(16_000);
  expect(sides.at(-1)).toBe(0);
});

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

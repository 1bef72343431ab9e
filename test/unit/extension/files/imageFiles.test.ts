import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CancellationToken, Uri as VsCodeUri } from 'vscode';
import { findImages, noImagesIn } from '../../../../src/extension/files/imageFiles';
import { CancelledError } from '../../../../src/ml/userError';
import { FileType, Uri, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

/** How often something was looked into. */
let looks: number;

beforeEach(() => {
  looks = 0;
});

const uris = (count: number): VsCodeUri[] =>
  Array.from({ length: count }, (_, index) => {
    const uri = Uri.file(`/photos/${index}.png`);
    return { ...uri, toString: () => uri.path } as unknown as VsCodeUri;
  });

/** Looks for the images in `uris`, and is cancelled at look number `last` into one of them. */
function searchUntil(last: number, asked: readonly VsCodeUri[]): Promise<unknown> {
  const cancellation = { isCancellationRequested: last === 0 };
  workspace.fs.stat.mockImplementation(() => {
    looks++;
    cancellation.isCancellationRequested ||= looks === last;
    return Promise.resolve({ size: 1, type: FileType.File });
  });
  return findImages(asked, {
    cancellation: cancellation as CancellationToken,
    leftOut: () => undefined,
  });
}

describe('a search for images among files that were chosen', () => {
  it('finds them', async () => {
    const found = await searchUntil(Infinity, uris(2));
    expect(found).toMatchObject([{ name: '0.png' }, { name: '1.png' }]);
  });

  it.each([
    ['begins', 0],
    ['is at one of them', 2],
    ['is at the last of them', 3],
  ])('ends where it is cancelled as it %s', async (_, last) => {
    await expect(searchUntil(last, uris(3))).rejects.toThrow(CancelledError);
    expect(looks).toBe(last);
  });
});

describe('the sentence for a search that found nothing', () => {
  it('names the first of what was chosen, and counts the others', () => {
    expect(noImagesIn(uris(1))).toMatch(/^There are no images in "0\.png"\. Digit Lab looks for files/);
    expect(noImagesIn(uris(3))).toMatch(/^There are no images in "0\.png" and 2 more\. Digit Lab/);
  });
});

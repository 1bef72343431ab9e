import type { Uri as VsCodeUri } from 'vscode';
import { expect, it, vi } from 'vitest';
import { fileContent } from '../../../../src/extension/files/fileContent';
import { UserError } from '../../../../src/ml/userError';
import { Uri } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

it.each(['http', 'https'])('says of an image at an address of %s how to get it here', async (scheme) => {
  const uri = Uri.parse(`${scheme}://example.org/7.png`) as Partial<VsCodeUri> as VsCodeUri;
  await expect(fileContent(uri)).rejects.toThrow(
    new UserError(
      'This image is on the web. Save it as a file, or copy it and paste it onto the drawing pad.',
    ),
  );
});

import { expect, test, vi } from 'vitest';
import { PadImages } from '../../../../src/extension/pad/padImages';
import type { Readers } from '../../../../src/extension/reading/readers';
import { UserError } from '../../../../src/ml/userError';

vi.mock('vscode', () => import('../vscodeFake'));

/** Images that no reader can decode, for this reason. */
function failing(reason: Error): PadImages {
  return new PadImages({ lend: () => Promise.reject(reason) } as unknown as Readers);
}

test('names the image that cannot be read', async () => {
  const images = failing(new UserError('The file is empty. Save or copy it again.'));
  await expect(images.decode('empty.png', new Uint8Array())).rejects.toThrow(
    new UserError('"empty.png": The file is empty. Save or copy it again.'),
  );
});

test('names it once', async () => {
  const reason = new UserError('There is no file "gone.png".');
  await expect(failing(reason).decode('gone.png', '/gone.png')).rejects.toBe(reason);
});

test('leaves faults of Digit Lab as they are', async () => {
  const fault = new TypeError('undefined is not a function');
  await expect(failing(fault).decode('a.png', new Uint8Array())).rejects.toBe(fault);
});

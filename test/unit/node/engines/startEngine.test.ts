import { expect, it } from 'vitest';
import { isUserError } from '../../../../src/ml/userError';
import { startEngine } from '../../../../src/node/engines/startEngine';
import { temporaryFolder } from '../temporaryFolder';

it('says that Digit Lab is to be installed again where WebAssembly of our own is missing', async () => {
  const folders = { nativeFolders: [], distFolder: temporaryFolder() };
  const error: unknown = await startEngine('portable', folders).catch((thrown: unknown) => thrown);
  expect(isUserError(error)).toBe(true);
  expect(error).toMatchObject({
    message: expect.stringMatching(/files cannot be loaded\. Install Digit Lab again\.$/) as string,
    cause: { code: 'ENOENT' },
  });
});

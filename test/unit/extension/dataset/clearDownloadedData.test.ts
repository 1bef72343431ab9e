import { afterEach, describe, expect, it, vi } from 'vitest';
import { clearDownloadedData } from '../../../../src/extension/dataset/clearDownloadedData';
import type { Notice, Notices } from '../../../../src/extension/notices';
import { temporaryFolder } from '../../node/temporaryFolder';
import { workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What the user is told where the folder cannot be listed, for this reason. */
async function told(code: string): Promise<string> {
  vi.stubEnv('DIGIT_LAB_CACHE', temporaryFolder());
  vi.spyOn(workspace.fs, 'readDirectory').mockRejectedValue(Object.assign(new Error(code), { code }));
  let message = '';
  const notices = { tell: (notice: Notice) => (message = notice.message) };
  await clearDownloadedData({ confirmed: true }, notices as unknown as Notices);
  return message;
}

describe('Clear Downloaded Data', () => {
  it('says that nothing was downloaded only where there is no such folder', async () => {
    expect(await told('FileNotFound')).toMatch(/^Nothing has been downloaded/);
    await expect(told('NoPermissions')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/mnist cannot be read\. Check/) as string,
    });
  });
});

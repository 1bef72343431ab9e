import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImageFile } from '../../../../src/node/files/imageFile';
import { temporaryFolder } from '../temporaryFolder';

describe('readImageFile', () => {
  it('reads a file, and says so of a folder and of nothing', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'seven.png');
    writeFileSync(path, 'seven');
    expect(Buffer.from(await readImageFile(path)).toString()).toBe('seven');
    await expect(readImageFile(folder)).rejects.toThrow(/is a folder\. Choose a file\./);
    await expect(readImageFile(join(folder, 'eight.png'))).rejects.toThrow(
      `There is no file "eight.png" in ${folder}. Check its name and its folder.`,
    );
    await expect(readImageFile(folder, folder)).rejects.toThrow(`"${folder}" is a folder. Choose a file.`);
  });

  it.skipIf(process.platform === 'win32')(
    'does not wait for a device or a pipe, which may never end (needs Linux or macOS)',
    async () => {
      await expect(readImageFile('/dev/null')).rejects.toThrow(/^"null" is neither a file nor a folder/);
      const pipe = join(temporaryFolder(), 'pipe.png');
      execFileSync('mkfifo', [pipe]);
      await expect(readImageFile(pipe)).rejects.toThrow(/^"pipe\.png" is neither a file nor a folder/);
    },
  );
});

import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { writeBesideAndRename } from '../../../../src/extension/files/savedFile';
import { temporaryFolder } from '../../node/temporaryFolder';

vi.mock('vscode', () => import('../vscodeFake'));

function fileAt(path: string): Uri {
  return { scheme: 'file', fsPath: path, path } as Partial<Uri> as Uri;
}

describe('a file of this machine that is saved', () => {
  it.skipIf(process.platform === 'win32')(
    'keeps its rights and the link to it (needs Linux or macOS)',
    async () => {
      const folder = temporaryFolder();
      const [real, link] = [join(folder, 'real.csv'), join(folder, 'link.csv')];
      writeFileSync(real, 'old');
      chmodSync(real, 0o600);
      symlinkSync(real, link);
      await writeBesideAndRename(fileAt(link), new TextEncoder().encode('new'));
      expect([readFileSync(real, 'utf8'), statSync(real).mode & 0o777]).toEqual(['new', 0o600]);
      expect([lstatSync(link).isSymbolicLink(), readdirSync(folder).sort()]).toEqual([
        true,
        ['link.csv', 'real.csv'],
      ]);
    },
  );

  it('is refused with a sentence that names what may be in the way', async () => {
    const path = join(temporaryFolder(), 'results.csv');
    mkdirSync(join(path, 'full'), { recursive: true });
    await expect(writeBesideAndRename(fileAt(path), new Uint8Array(1))).rejects.toThrow(
      '"results.csv" could not be saved. Check that you can write to its folder and that no other program has it open, ' +
        'or choose another place.',
    );
  });
});

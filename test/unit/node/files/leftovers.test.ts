import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFolderAtomic } from '../../../../src/node/files/atomicFolder';
import { removeLeftovers, removeLeftoversIn } from '../../../../src/node/files/leftovers';
import { THIS_HOST } from '../../../../src/node/runningProcess';
import { temporaryFolder } from '../temporaryFolder';

describe('removeLeftovers', () => {
  /** A number that no process has. */
  const GONE = 999_999_999;

  it('removes what processes left that are gone, of the one path or of all in the folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, `.model.${GONE}-0123abcd.tmp`, 'half'), { recursive: true });
    writeFileSync(join(folder, `.other.${GONE}-0123abcd.tmp`), '');
    const mine = `.model.${process.pid}-0123abcd.tmp`;
    const foreign = '.notes.tmp';
    for (const kept of [mine, foreign]) writeFileSync(join(folder, kept), '');
    await removeLeftovers(join(folder, 'model'));
    expect(readdirSync(folder).sort()).toEqual([mine, foreign, `.other.${GONE}-0123abcd.tmp`]);
    await removeLeftoversIn(folder);
    expect(readdirSync(folder).sort()).toEqual([mine, foreign]);
  });

  it('knows what was left of a name so long that a temporary one has only its beginning', async () => {
    const folder = temporaryFolder();
    const path = join(folder, '7'.repeat(255));
    const left: string[] = [];
    await replaceFolderAtomic(path, (temporary) => {
      left.push(basename(temporary).replace(`.${process.pid}-`, `.${GONE}-`));
      return Promise.resolve();
    });
    mkdirSync(join(folder, left[0]!));
    await removeLeftovers(join(folder, '8'.repeat(255)));
    expect(readdirSync(folder)).toHaveLength(2);
    await removeLeftovers(path);
    expect(readdirSync(folder)).toEqual([basename(path)]);
  });

  it('leaves for a day what a process of another machine makes, whose numbers say nothing here', async () => {
    const folder = temporaryFolder();
    const [own, others, old] = [THIS_HOST, '0123abcd', '4567abcd'].map(
      (host) => `.model.${GONE}-${host}-0123abcd.tmp`,
    ) as [string, string, string];
    for (const name of [own, others, old]) writeFileSync(join(folder, name), '');
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    utimesSync(join(folder, old), twoDaysAgo, twoDaysAgo);
    await removeLeftovers(join(folder, 'model'));
    expect(readdirSync(folder)).toEqual([others]);
  });

  it('passes over one that another window removes at the same time', async () => {
    const folder = temporaryFolder();
    // Listed and not there, as a file is that is removed in between.
    const vanishing = `.model.${GONE}-00000000.tmp`;
    symlinkSync(join(folder, 'nowhere'), join(folder, vanishing));
    writeFileSync(join(folder, `.model.${GONE}-ffffffff.tmp`), '');
    await removeLeftovers(join(folder, 'model'));
    expect(readdirSync(folder)).toEqual([vanishing]);
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import nodeUtil from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { isCancelled } from '../../../../src/ml/userError';
import { howToInstallAgain } from '../../../../src/node/engines/nativeAdvice';
import { loadNativeBinding } from '../../../../src/node/engines/nativeBinding';
import { findInstallation } from '../../../../src/node/engines/nativeInstallation';
import { recallVerdict, rememberVerdict } from '../../../../src/node/engines/nativeVerdict';
import { startEngine } from '../../../../src/node/engines/startEngine';
import { loadTensorflow } from '../../../../src/node/engines/tfjsNode';
import { THIS_HOST } from '../../../../src/node/runningProcess';
import { temporaryFolder } from '../temporaryFolder';
import { ADDONS, canMakeAddons, writeAddon } from '../../../native/addons';

const ROOT = resolve(import.meta.dirname, '../../../..');
const DIST = join(ROOT, 'dist');
/** A folder without the program that tries engines: a trial there fails in another way. */
const NO_DIST = join(ROOT, 'docs');

function folderWith(bytes: Buffer): string {
  const folder = temporaryFolder();
  writeAddon(folder, bytes);
  return folder;
}

function reasonOf(folder: string, distFolder = DIST): Promise<string> {
  return loadNativeBinding({ nativeFolders: [folder], distFolder }).then((binding) =>
    binding.loaded ? expect.fail('it was loaded') : binding.reason,
  );
}

/** Notes that a process which is gone was in the middle of loading. */
function noteCrash(folder: string): void {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(join(folder, 'processes'), { recursive: true });
  writeFileSync(join(folder, 'processes', `${pid}-${THIS_HOST}.loading`), '');
}

describe('loadNativeBinding', () => {
  it('takes the first folder that has an engine', () => {
    const [first, second] = [folderWith(ADDONS.refused()), folderWith(ADDONS.refused())];
    expect(findInstallation([temporaryFolder(), first, second])?.folder).toBe(first);
  });

  it('says why an engine does not load, how to install it again, and remembers it without another trial', async () => {
    const folder = folderWith(ADDONS.refused());
    const reason = await reasonOf(folder);
    expect(reason).toMatch(/^The native engine in .+ is unusable: it does not load \(.+\)\. /);
    expect(reason.endsWith(`). ${howToInstallAgain({ isPackage: false })}`)).toBe(true);
    expect(reason).not.toContain('\n');
    expect(await reasonOf(folder, NO_DIST)).toBe(reason);
  });

  it('tries another addon in its place', async () => {
    const folder = folderWith(ADDONS.refused());
    await reasonOf(folder);
    writeAddon(folder, Buffer.from('another'));
    expect(await reasonOf(folder, NO_DIST)).toMatch(/ended its process with code 1/);
  });

  it('tries again when what it remembered cannot be read', async () => {
    const folder = folderWith(ADDONS.refused());
    writeFileSync(join(folder, `verdict-${THIS_HOST}.json`), '{"usable": tr');
    expect(await reasonOf(folder)).toMatch(/does not load/);
  });

  describe('where no process can be started to try an engine', () => {
    beforeEach(() => {
      const running = process.execPath;
      process.execPath = join(temporaryFolder(), 'no-node');
      return () => void (process.execPath = running);
    });

    it('passes it over, says that it could not be tried, and tries it the next time', async () => {
      const folder = folderWith(ADDONS.refused());
      expect(await reasonOf(folder)).toMatch(
        /is unusable: it could not be tried \(Digit Lab could not start .+ Close other programs, .+\)\. Try again\.$/,
      );
      expect(recallVerdict(findInstallation([folder])!)).toBe(null);
    });

    it('trains on the portable engine', async () => {
      const folders = { nativeFolders: [folderWith(ADDONS.refused())], distFolder: DIST };
      const { name, reason } = await startEngine('auto', folders);
      expect(name).toBe('portable');
      expect(reason).toMatch(/could not be tried/);
    });
  });

  describe('of an engine whose trial somebody ended', () => {
    /** A folder whose program that tries engines is killed as soon as it starts. */
    const killed = (): string => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'nativeWorker.js'), "process.kill(process.pid, 'SIGKILL');");
      return folder;
    };

    it('is tried again the next time', async () => {
      const folder = folderWith(ADDONS.refused());
      expect(await reasonOf(folder, killed())).toMatch(
        /loading it ended its process with SIGKILL\. Try again\.$/,
      );
      expect(await reasonOf(folder)).toMatch(/does not load/);
    });

    it.each(['native', 'auto'] as const)(
      'is no failure where whoever asked for %s wanted all to stop',
      async (choice) => {
        const folders = { nativeFolders: [folderWith(ADDONS.refused())], distFolder: killed() };
        const starting = startEngine(choice, folders, AbortSignal.abort());
        expect(isCancelled(await starting.catch((error: unknown) => error))).toBe(true);
      },
    );

    it('is not held for usable any more because it was once', async () => {
      const folder = folderWith(ADDONS.refused());
      const installation = findInstallation([folder])!;
      await rememberVerdict(installation, { usable: true, problem: '' });
      noteCrash(folder);
      await reasonOf(folder, killed());
      expect(recallVerdict(installation)).toBe(null);
    });
  });

  it('gives back the two functions that Node 23 removed before it loads', () => {
    const util = nodeUtil as unknown as Record<string, unknown>;
    const kept = { isNullOrUndefined: util.isNullOrUndefined, isArray: util.isArray };
    delete util.isNullOrUndefined;
    delete util.isArray;
    try {
      expect(() => loadTensorflow(writeAddon(temporaryFolder(), ADDONS.refused()))).toThrow();
      const { isNullOrUndefined, isArray } = util as Record<string, (value: unknown) => boolean>;
      expect([null, undefined, 0, ''].map((value) => isNullOrUndefined?.(value))).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect([[], {}].map((value) => isArray?.(value))).toEqual([true, false]);
    } finally {
      Object.assign(util, kept);
    }
  });

  describe.skipIf(!canMakeAddons)('with a library that ends its process (needs Linux)', () => {
    it('lives on, says that it is for another processor, and remembers it', async () => {
      const folder = folderWith(ADDONS.crashing());
      const reason = await reasonOf(folder);
      expect(reason).toMatch(/unusable: it was built for another processor .*SIGILL/);
      expect(await reasonOf(folder, NO_DIST)).toBe(reason);
    });

    it('tries one again that was found usable, once it has ended a process', async () => {
      const folder = folderWith(ADDONS.crashing());
      const installation = findInstallation([folder])!;
      await rememberVerdict(installation, { usable: true, problem: '' });
      noteCrash(folder);
      expect(await reasonOf(folder)).toMatch(/SIGILL/);
      expect(recallVerdict(installation)?.usable).toBe(false);
      expect(readdirSync(join(folder, 'processes'))).toEqual([]);
    });
  });

  const native = findInstallation([join(ROOT, '.native'), ROOT]);
  it.skipIf(native === null)(
    'loads an engine that works, and is noted as using it (needs tfjs-node)',
    async () => {
      const nativeFolders = [join(ROOT, '.native'), ROOT];
      const binding = await loadNativeBinding({ nativeFolders, distFolder: DIST });
      expect(binding).toMatchObject({ loaded: true, version: '4.22.0', folder: native!.folder });
      expect(existsSync(join(native!.folder, 'processes', `${process.pid}-${THIS_HOST}.loaded`))).toBe(true);
      expect(recallVerdict(native!)).toEqual({ usable: true, problem: '' });
    },
  );
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { create } from 'tar';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isCancelled, isUserError } from '../../../../../src/ml/userError';
import {
  installNativeEngine,
  removeNativeEngine,
  type InstallOptions,
  type InstallStep,
} from '../../../../../src/node/engines/install/installNative';
import { findInstallation } from '../../../../../src/node/engines/nativeInstallation';
import { loadingFrom } from '../../../../../src/node/engines/nativeUse';
import { recallVerdict, rememberVerdict } from '../../../../../src/node/engines/nativeVerdict';
import { mirrorServer } from '../../datasets/mirrorServer';
import { temporaryFolder } from '../../temporaryFolder';
import { ADDONS, canMakeAddons, writeAddon } from '../../../../native/addons';
import { ARCHIVES, packMadeUp, packReal, serving, type Packed } from '../../../../native/archives';

const ROOT = resolve(import.meta.dirname, '../../../../..');
const distFolder = join(ROOT, 'dist');

interface Attempt {
  readonly folder: string;
  readonly steps: readonly InstallStep[];
  readonly log: readonly string[];
  readonly error: Error | null;
}

/** Installs into `<home>/native` from a server that answers so. */
async function install(
  home: string,
  answer: RequestListener,
  { isUpstream = false, ...more }: Partial<InstallOptions> & { isUpstream?: boolean } = {},
): Promise<Attempt> {
  const address = await mirrorServer(answer);
  const [steps, log]: [InstallStep[], string[]] = [[], []];
  const folder = join(home, 'native');
  const error = await installNativeEngine({
    ...{ folder, distFolder, archives: ARCHIVES, server: { address, isUpstream } },
    onStep: (step) => steps.push(step),
    log: (line) => log.push(line),
    ...more,
  }).then(
    () => null,
    (error: unknown) => error as Error,
  );
  return { folder, steps, log, error };
}

/** A home with an older engine in it, which a failed installation must leave alone. */
function homeWithOlder(): string {
  const home = temporaryFolder();
  writeAddon(join(home, 'native'), Buffer.from('older'));
  return home;
}

function expectOlder(home: string): void {
  expect(readdirSync(home)).toEqual(['native']);
  expect(readFileSync(findInstallation([join(home, 'native')])!.addon, 'utf8')).toBe('older');
}

async function madeUp(addon: Buffer = ADDONS.refused()): Promise<Packed> {
  return packMadeUp(temporaryFolder(), addon);
}

afterEach(() => vi.restoreAllMocks());

describe('installing a native engine', () => {
  const missing: RequestListener = (_, response) => response.writeHead(404).end();
  const halfOf = (path: string) => new Uint8Array(readFileSync(path).subarray(0, 80));

  it('says so when the mirror does not have it', async () => {
    const home = homeWithOlder();
    const { error } = await install(home, missing);
    expect(isUserError(error)).toBe(true);
    expect(error!.message).toMatch(
      /^Tfjs-node's addon could not be downloaded from http.+: it answered 404 Not Found to CPU-linux-4\.22\.0\.tar\.gz\. Check the setting digitLab\.native\.mirror/,
    );
    expectOlder(home);
  });

  it('says so when upstream itself does not have it', async () => {
    const { error } = await install(homeWithOlder(), missing, { isUpstream: true });
    expect(error!.message).toMatch(/does not publish it for this system.*portable engine/);
  });

  it('names network, proxy and mirror when the server cannot be reached', async () => {
    const home = homeWithOlder();
    const closed = { address: 'http://127.0.0.1:1/', isUpstream: true };
    const { error } = await install(home, missing, { server: closed });
    expect(error!.message).toMatch(
      /^Tfjs-node's addon could not be downloaded from .+http\.proxy.+digitLab\.native\.mirror/,
    );
    expectOlder(home);
  });

  it('says that the proxy wants a password', async () => {
    const refused = new Error('Proxy response (407) !== 200 when HTTP Tunneling');
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('fetch failed', { cause: refused }));
    const { error } = await install(homeWithOlder(), missing);
    expect(error!.message).toMatch(/the proxy asks for a user name and a password/);
  });

  it('says so when an archive ends early or is none, and keeps nothing of it', async () => {
    const home = homeWithOlder();
    const { addon, library } = await madeUp();
    writeFileSync(addon, halfOf(addon));
    const cut = await install(home, serving({ addon, library }));
    expect(cut.error!.message).toMatch(/what it sent is damaged: it cannot be unpacked\. Check the network/);
    expect(cut.error!.cause).toBeInstanceOf(Error);
    writeFileSync(addon, '<html>Welcome to the hotel</html>');
    const page = await install(home, serving({ addon, library }));
    expect(page.error!.message).toMatch(/what it sent is damaged/);
    expectOlder(home);
  });

  it('says so when the connection breaks off or falls silent', async () => {
    const home = homeWithOlder();
    const { addon } = await madeUp();
    const answer =
      (end: boolean): RequestListener =>
      (_, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write(halfOf(addon), () => end && response.destroy());
      };
    expect((await install(home, answer(true))).error!.message).toMatch(
      /it broke off the connection half-way/,
    );
    const silent = await install(home, answer(false), { stallSeconds: 1 });
    expect(silent.error!.message).toMatch(/it sent nothing for 1 seconds/);
    expectOlder(home);
  });

  it("takes nothing but upstream's own library from upstream", async () => {
    const home = homeWithOlder();
    const { error } = await install(home, serving(await madeUp()), { isUpstream: true });
    expect(error!.message).toMatch(/^TensorFlow's library .+ is not that file \(wrong SHA-256\)/);
    expectOlder(home);
  });

  it('lets no archive write outside its folder', async () => {
    const home = homeWithOlder();
    const { addon, library } = await madeUp();
    const inner = join(temporaryFolder(), 'inner');
    mkdirSync(join(inner, 'napi-v8'), { recursive: true });
    writeFileSync(join(inner, '../tfjs_binding.node'), 'evil');
    const path = 'napi-v8/../../tfjs_binding.node';
    await create({ gzip: true, cwd: inner, file: addon, preservePaths: true }, [path]);
    const { error } = await install(home, serving({ addon, library }));
    expect(error!.message).toMatch(/what it sent is damaged/);
    expect(String(error!.cause)).toMatch(/\.\./);
    expectOlder(home);
  });

  it('says that a library does not work here, and installs nothing', async () => {
    const home = temporaryFolder();
    const { error, steps, log } = await install(home, serving(await madeUp()));
    expect(error!.message).toMatch(
      /^The native engine does not work on this machine: it does not load \(.+\)\. Nothing was installed/,
    );
    expect(readdirSync(home)).toEqual([]);
    expect([...new Set(steps.map(({ step }) => step))]).toEqual(['downloading', 'unpacking', 'trying']);
    expect(steps.find(({ step }) => step === 'downloading')).toMatchObject({
      what: "tfjs-node's addon",
      length: expect.any(Number) as number,
      done: expect.closeTo(0.01) as number,
    });
    expect(log.at(-1)).toMatch(
      /libtensorflow-cpu-linux-x86_64-2\.9\.1\.tar\.gz: \d+ bytes, SHA-256 [0-9a-f]{64}/,
    );
  });

  it('says that the disk is full', async () => {
    const home = homeWithOlder();
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const { error } = await install(home, serving(await madeUp()), {
      log: () => {
        throw full;
      },
    });
    expect(error!.message).toMatch(/^The disk is full: .+ Free some space there/);
    expect(error!.cause).toBe(full);
    expectOlder(home);
  });

  it.each(['downloading', 'unpacking', 'trying'] as const)(
    'stops while it is %s, and leaves nothing behind',
    async (at) => {
      const home = homeWithOlder();
      const stop = new AbortController();
      // Where no library can be made up, loading fails, but not before it is asked to stop.
      const packed = await madeUp(canMakeAddons ? ADDONS.hanging() : ADDONS.refused());
      const slowly: RequestListener = (_, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write(halfOf(packed.addon));
      };
      const { error } = await install(home, at === 'downloading' ? slowly : serving(packed), {
        signal: stop.signal,
        onStep: ({ step }) => {
          if (step === at) stop.abort();
        },
      });
      expect(isCancelled(error)).toBe(true);
      expectOlder(home);
    },
  );

  it.skipIf(!canMakeAddons)(
    'lives on when the library ends the process that tries it (needs Linux)',
    async () => {
      const { error } = await install(homeWithOlder(), serving(await madeUp(ADDONS.crashing())));
      expect(error!.message).toMatch(/another processor .*SIGILL/);
    },
  );

  it.skipIf(!canMakeAddons)(
    'does not say of a library that is slow to load that it does not work (needs Linux)',
    async () => {
      const home = homeWithOlder();
      const { error } = await install(home, serving(await madeUp(ADDONS.hanging())), { trialSeconds: 2 });
      expect(error!.message).toMatch(/may work another time: it did not load within 2 seconds\. Nothing/);
      expectOlder(home);
    },
  );

  it('clears away what an installation left whose process is gone', async () => {
    const home = homeWithOlder();
    mkdirSync(join(home, '.native.999999999-0123abcd.tmp/lib'), { recursive: true });
    await install(home, missing);
    expectOlder(home);
  });

  it('waits for a training that runs on the engine, and so does removing it', async () => {
    const home = homeWithOlder();
    const folder = join(home, 'native');
    loadingFrom(folder, () => undefined);
    expect((await install(home, missing)).error!.message).toMatch(/A training is using the native engine/);
    await expect(removeNativeEngine(folder)).rejects.toThrow(/A training is using the native engine/);
    expectOlder(home);
  });

  it('removes an engine, and says whether there was one', async () => {
    const home = homeWithOlder();
    expect(await removeNativeEngine(join(home, 'native'))).toBe(true);
    expect(readdirSync(home)).toEqual([]);
    expect(await removeNativeEngine(join(home, 'native'))).toBe(false);
  });
});

const native = findInstallation([join(ROOT, '.native'), ROOT]);
describe.skipIf(native === null)('installing the native engine of this checkout (needs tfjs-node)', () => {
  it('puts a working engine in the place of one that was unusable, and knows that it works', async () => {
    const home = temporaryFolder();
    const older = {
      folder: join(home, 'native'),
      addon: writeAddon(join(home, 'native'), Buffer.from('older')),
    };
    await rememberVerdict(older, { usable: false, problem: 'it is old' });

    const { error, folder, steps } = await install(home, serving(await packReal(temporaryFolder(), native!)));
    expect(error).toBe(null);
    expect(readdirSync(home)).toEqual(['native']);
    expect(existsSync(join(folder, 'download.tar.gz'))).toBe(false);
    const shares = steps.flatMap((step) => (step.step === 'downloading' ? [step.done] : []));
    expect(shares.at(-1)).toBeCloseTo(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));

    const installation = findInstallation([folder])!;
    expect(recallVerdict(installation)).toEqual({ usable: true, problem: '' });
  });
});

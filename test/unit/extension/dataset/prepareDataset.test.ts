import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type * as vscode from 'vscode';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { prepareDataset, prepareWithProgress } from '../../../../src/extension/dataset/prepareDataset';
import { isCancelled } from '../../../../src/ml/userError';
import { ensureMnist, mnistFolder } from '../../../../src/node/datasets/mnist';
import { sharedFolder } from '../../../shared';
import { temporaryFolder } from '../../node/temporaryFolder';
import { progress, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Makes `digitLab.dataset.mirrors` such a setting, and prepares MNIST from an empty cache or from one that has it. */
async function prepareMnist(
  mirrors: unknown,
  cache = temporaryFolder(),
  prepare: typeof prepareWithProgress = prepareDataset,
): Promise<object> {
  vi.stubEnv('DIGIT_LAB_CACHE', cache);
  vi.spyOn(workspace, 'getConfiguration').mockReturnValue({ get: () => mirrors });
  return prepare({ kind: 'mnist', download: true, myDigits: false }, {} as vscode.Memento);
}

describe('preparing MNIST', () => {
  it.each([
    ['is no list of addresses', ['ftp://example.org/'], /must be a list of addresses/],
    ['names no address', [], /has no address/],
  ])('says so when it must be downloaded and the setting %s', async (_, mirrors, sentence) => {
    await expect(prepareMnist(mirrors)).rejects.toThrow(sentence);
  });

  it('names the proxy where the network is to be checked', async () => {
    await expect(prepareMnist(['http://127.0.0.1:1/'])).rejects.toThrow(
      'Check the network connection (behind a proxy, the setting http.proxy) and the mirrors, or train',
    );
  });

  it('ends by Cancel of what shows it', async () => {
    // It answers nobody: whoever does not cancel waits.
    const server = createServer(() => progress.cancel()).listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await once(server, 'listening');
    const mirror = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
    const end = await prepareMnist([mirror], temporaryFolder(), prepareWithProgress).catch(
      (error: unknown) => error,
    );
    expect(isCancelled(end)).toBe(true);
  });

  const shared = sharedFolder();
  it.skipIf(shared === null)('does not mind the setting once it is here (needs shared data)', async () => {
    const cache = temporaryFolder();
    await ensureMnist({ mirrors: () => [join(shared!, 'mnist')], cacheFolder: cache });
    const here = { kind: 'folder', path: mnistFolder(cache), name: 'MNIST' };
    expect(await prepareMnist(['ftp://example.org/'], cache)).toEqual(here);
    expect(await prepareMnist([], cache)).toEqual(here);
  });
});

describe('preparing a folder', () => {
  const prepare = (path: string) => prepareDataset({ kind: 'folder', path }, {} as vscode.Memento);

  it('takes one that is there', async () => {
    const path = temporaryFolder();
    expect(await prepare(path)).toEqual({ kind: 'folder', path, name: basename(path) });
  });

  it('says of one that is not there what to do', async () => {
    const path = join(temporaryFolder(), 'digits');
    await expect(prepare(path)).rejects.toThrow(
      `${path} does not exist. Choose another folder, or change the setting digitLab.dataset.path.`,
    );
  });
});

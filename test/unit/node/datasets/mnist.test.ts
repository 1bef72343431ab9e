import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { isCancelled, isUserError } from '../../../../src/ml/userError';
import {
  clearMnist,
  ensureMnist,
  MNIST_FILES,
  type DownloadProgress,
} from '../../../../src/node/datasets/mnist';
import { loadIdxFolder } from '../../../../src/node/datasets/idxFolder';
import { sharedFolder } from '../../../shared';
import { temporaryFolder } from '../temporaryFolder';
import { mirrorServer } from './mirrorServer';

/** Two files that stand in for MNIST's four; incompressible, so that half of the gzip is half of the file. */
const CONTENT = new Map(
  ['first', 'second'].map((name) => [
    name,
    Buffer.concat(
      Array.from({ length: 2000 }, (_, i) => createHash('sha256').update(`${name}${i}`).digest()),
    ),
  ]),
);
const FILES = Array.from(CONTENT, ([name, bytes]) => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  download: bytes.length,
}));

function packed(url: string | undefined): Buffer {
  return gzipSync(CONTENT.get((url ?? '').replace(/^\/|\.gz$/g, '')) ?? Buffer.alloc(0));
}

const good: RequestListener = (request, response) => response.end(packed(request.url));
const missing: RequestListener = (_, response) => response.writeHead(404).end('not here');
const wrong: RequestListener = (_, response) => response.end(gzipSync('<html>Welcome to the hotel</html>'));
const bomb: RequestListener = (_, response) => response.end(gzipSync(Buffer.alloc(65 * 2 ** 20)));
const unpackable: RequestListener = (_, response) => response.end('<html>Welcome to the hotel</html>');
const truncated: RequestListener = (request, response) =>
  response.end(packed(request.url).subarray(0, 30_000));
const breaksOff: RequestListener = (request, response) => {
  const bytes = packed(request.url);
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, 30_000), () => response.destroy());
};
const stalls: RequestListener = (request, response) => {
  const bytes = packed(request.url);
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, 30_000));
};

async function ensure(cacheFolder: string, listeners: RequestListener[], more: object = {}): Promise<string> {
  const mirrors = await Promise.all(listeners.map(mirrorServer));
  return ensureMnist({
    mirrors: () => mirrors,
    cacheFolder,
    files: FILES,
    ...more,
  });
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error as Error,
  );
}

describe('ensureMnist', () => {
  it('downloads, unpacks and verifies, and needs no mirror the next time', async () => {
    const cache = temporaryFolder();
    const folder = await ensure(cache, [good]);
    expect(readdirSync(folder).sort()).toEqual(['first', 'second']);
    expect(readFileSync(join(folder, 'second'))).toEqual(CONTENT.get('second'));
    expect(await ensure(cache, [missing])).toBe(folder);
  });

  it('reports progress from 0 to 1 over all files', async () => {
    const reports: DownloadProgress[] = [];
    await ensure(temporaryFolder(), [good], {
      onProgress: (report: DownloadProgress) => reports.push(report),
    });
    const shares = reports.map(({ done }) => done);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(reports.map(({ file }) => file))).toEqual(new Set(['first', 'second']));
  });

  it.each([
    ['answers 404', missing, /it answered 404 Not Found to first\.gz/],
    ['sends other bytes', wrong, /not that file \(wrong SHA-256\)/],
    ['sends a web page', unpackable, /not that file \(wrong SHA-256\)/],
    ['sends what unpacks to too much', bomb, /first\.gz unpacks to more than 64 MB/],
    ['sends half a file', truncated, /ends in the middle of its compressed data/],
    ['breaks the connection off', breaksOff, /it broke off the connection half-way/],
    // Short enough to wait for.
    ['falls silent', stalls, /it sent nothing for 2 seconds/, { stallSeconds: 2 }],
  ])(
    'names a mirror that %s, leaves nothing behind, and succeeds from a good one',
    async (_, bad, sentence, patience?: object) => {
      const cache = temporaryFolder();
      const error = await failure(ensure(cache, [bad], patience));
      expect(isUserError(error)).toBe(true);
      expect(error.message).toMatch(sentence);
      expect(error.message).toMatch(/127\.0\.0\.1/);
      expect(error.message).toMatch(/synthetic digits/);
      expect(readdirSync(cache)).toEqual([]);
      const folder = await ensure(cache, [bad, good], patience);
      expect(readdirSync(folder).sort()).toEqual(['first', 'second']);
    },
  );

  it('says what happened at each mirror when nothing answers', async () => {
    const mirrors = () => ['http://127.0.0.1:1/', 'http://mirror.invalid/'];
    const { message } = await failure(ensureMnist({ mirrors, cacheFolder: temporaryFolder() }));
    expect(message).toMatch(/http:\/\/127\.0\.0\.1:1\/: it (refused the connection|could not be reached)/);
    expect(message).toMatch(/http:\/\/mirror\.invalid\/: it/);
  });

  it('takes a folder as a mirror, plain or gzipped', async () => {
    const mirror = temporaryFolder();
    writeFileSync(join(mirror, 'first.gz'), packed('/first.gz'));
    writeFileSync(join(mirror, 'second'), CONTENT.get('second')!);
    const cacheFolder = temporaryFolder();
    const folder = await ensureMnist({ mirrors: () => [mirror], cacheFolder, files: FILES });
    expect(readFileSync(join(folder, 'first'))).toEqual(CONTENT.get('first'));
  });

  it.each(['ftp://mirror.invalid/mnist/', 'FILE:///mnist', 's3://mnist'])(
    'takes %s for an address that it cannot fetch from, not for a folder',
    async (mirror) => {
      const cacheFolder = temporaryFolder();
      const { message } = await failure(ensureMnist({ mirrors: () => [mirror], cacheFolder, files: FILES }));
      expect(message).toContain(
        `${mirror}: addresses begin with http:// or https://. Give such an address, or the path of a folder.`,
      );
    },
  );

  it('fetches a file again that was damaged in the cache', async () => {
    const cache = temporaryFolder();
    const folder = await ensure(cache, [good]);
    writeFileSync(join(folder, 'first'), 'damaged');
    await ensure(cache, [good]);
    expect(readFileSync(join(folder, 'first'))).toEqual(CONTENT.get('first'));
  });

  it('asks for mirrors once, and only when a file is missing', async () => {
    const cacheFolder = temporaryFolder();
    const address = await mirrorServer(good);
    const mirrors = vi.fn(() => Promise.resolve([address]));
    const options = { mirrors, cacheFolder, files: FILES };
    const folder = await ensureMnist(options);
    expect(mirrors).toHaveBeenCalledTimes(1);
    expect(await ensureMnist(options)).toBe(folder);
    expect(mirrors).toHaveBeenCalledTimes(1);
  });

  it('removes what a process left that ended while it wrote, once something is missing', async () => {
    const cache = temporaryFolder();
    const folder = await ensure(cache, [good]);
    rmSync(join(folder, 'first'));
    writeFileSync(join(folder, '.first.999999999-0123abcd.tmp'), 'half');
    await ensure(cache, [good]);
    expect(readdirSync(folder).sort()).toEqual(['first', 'second']);
  });

  it('stops when it is cancelled, also where nothing is missing', async () => {
    const cache = temporaryFolder();
    await ensure(cache, [good]);
    expect(isCancelled(await failure(ensure(cache, [], { signal: AbortSignal.abort() })))).toBe(true);
  });

  it('stops in the middle of a file when it is cancelled, and leaves nothing behind', async () => {
    const cache = temporaryFolder();
    const stop = new AbortController();
    const onProgress = ({ done }: DownloadProgress) => {
      if (done > 0) stop.abort();
    };
    const error = await failure(ensure(cache, [stalls, good], { signal: stop.signal, onProgress }));
    expect(isCancelled(error)).toBe(true);
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('clearMnist', () => {
  it('removes what was downloaded and says whether there was anything', async () => {
    const cache = temporaryFolder();
    const folder = await ensure(cache, [good]);
    expect(await clearMnist(cache)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(await clearMnist(cache)).toBe(false);
  });

  it('says so where it cannot be removed', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const error = await failure(clearMnist(file));
    expect(isUserError(error)).toBe(true);
    expect(error.message).toMatch(/^MNIST could not be removed from .+ \(ENOTDIR\)\./);
  });
});

const shared = sharedFolder();
describe.skipIf(shared === null)('MNIST itself (needs shared data)', () => {
  it('has the sums that are expected, and reads as 60,000 and 10,000 images', async () => {
    const cacheFolder = temporaryFolder();
    const folder = await ensureMnist({ mirrors: () => [join(shared!, 'mnist')], cacheFolder });
    expect(readdirSync(folder).sort()).toEqual(MNIST_FILES.map(({ name }) => name).sort());
    const mirrors = () => expect.fail('a mirror is needed');
    expect(await ensureMnist({ mirrors, cacheFolder })).toBe(folder);
    const { train, test } = await loadIdxFolder(folder, 'MNIST');
    expect([train.count, test?.count]).toEqual([60_000, 10_000]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { maybeGunzip, readMaybeGzip } from '../../../../src/node/files/gzip';
import { UserError } from '../../../../src/ml/userError';
import { temporaryFolder } from '../temporaryFolder';

const TEXT = new TextEncoder().encode('ink '.repeat(1000));

function fileWith(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, bytes);
  return path;
}

describe('readMaybeGzip', () => {
  it('unpacks gzip and leaves other bytes alone, whatever the name', async () => {
    expect(await readMaybeGzip(fileWith(gzipSync(TEXT)))).toEqual(TEXT);
    expect(await readMaybeGzip(fileWith(TEXT))).toEqual(TEXT);
  });

  it('says that a file ends half-way', async () => {
    const half = fileWith(gzipSync(TEXT).subarray(0, 20));
    await expect(readMaybeGzip(half)).rejects.toThrow(/ends in the middle of its compressed data/);
  });

  it('says that a file is damaged', async () => {
    const packed = gzipSync(TEXT);
    packed.fill(0xff, 12, 20);
    await expect(readMaybeGzip(fileWith(packed))).rejects.toThrow(/is damaged: it cannot be unpacked/);
  });

  it('says that a file unpacks to more than it may', async () => {
    await expect(maybeGunzip(gzipSync(new Uint8Array(3 << 20)), 'a', 2 << 20)).rejects.toThrow(
      new UserError('a unpacks to more than 2 MB, which is the limit. Split it.'),
    );
  });

  it('names a file that is missing or is a folder', async () => {
    const folder = temporaryFolder();
    const missing = join(folder, 'none');
    await expect(readMaybeGzip(missing)).rejects.toThrow(new UserError(`${missing} does not exist.`));
    await expect(readMaybeGzip(folder)).rejects.toThrow(/is a folder, not a file/);
  });
});

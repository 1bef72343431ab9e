import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readMaybeGzip } from '../../../../src/node/files/gzip';
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
    await expect(readMaybeGzip(fileWith(packed))).rejects.toThrow(/is damaged: it does not unpack/);
  });

  it('names a file that is missing or is a folder', async () => {
    const folder = temporaryFolder();
    const missing = join(folder, 'none');
    await expect(readMaybeGzip(missing)).rejects.toThrow(new UserError(`${missing} does not exist.`));
    await expect(readMaybeGzip(folder)).rejects.toThrow(/is a folder, not a file/);
  });
});

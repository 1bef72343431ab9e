import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeIdx } from '../../../../src/ml/data/idx';
import type { OwnDigit } from '../../../../src/ml/data/ownDigits';
import { DigitStore } from '../../../../src/node/datasets/digitStore';
import { loadIdxFolder } from '../../../../src/node/datasets/idxFolder';
import { temporaryFolder } from '../temporaryFolder';

// As it is, until a test says that a file cannot be opened.
vi.mock('node:fs/promises', { spy: true });

const IMAGES = 'train-images-idx3-ubyte';
const LABELS = 'train-labels-idx1-ubyte';

const digit = (ink: number, label: number): OwnDigit => ({ image: new Uint8Array(784).fill(ink), label });
const keep = (ink: number, label: number) => ({ kind: 'keep', digit: digit(ink, label) }) as const;

async function storeOf(...kept: (readonly [ink: number, label: number])[]): Promise<DigitStore> {
  const store = new DigitStore(join(temporaryFolder(), 'my-digits'));
  for (const [ink, label] of kept) await store.change(keep(ink, label));
  return store;
}

afterEach(() => {
  vi.mocked(open).mockReset();
});

describe('DigitStore', () => {
  it('is empty, and leaves nothing on disk, before anything is kept', async () => {
    const store = await storeOf();
    expect((await store.read()).count).toBe(0);
    expect(existsSync(store.folder)).toBe(false);
  });

  it('keeps digits in files that are a dataset to everything else', async () => {
    const store = await storeOf([10, 7], [20, 3]);
    expect(readdirSync(store.folder).sort()).toEqual([IMAGES, LABELS]);
    const { train } = await loadIdxFolder(store.folder, 'mine');
    expect(Array.from(train.labels)).toEqual([7, 3]);
    expect([train.images[0], train.images[784]]).toEqual([10, 20]);
    expect(await new DigitStore(store.folder).read()).toEqual(train);
  });

  it('removes what a process left that ended while it wrote', async () => {
    const store = await storeOf([10, 7]);
    writeFileSync(join(store.folder, `.${IMAGES}.999999999-0123abcd.tmp`), 'half');
    await store.change(keep(20, 3));
    expect(readdirSync(store.folder).sort()).toEqual([IMAGES, LABELS]);
  });

  it('takes digits out and changes labels, down to none and on from there', async () => {
    const store = await storeOf([10, 7], [20, 3]);
    await store.change({ kind: 'relabel', digit: digit(20, 3), label: 8 });
    expect(Array.from((await store.read()).labels)).toEqual([7, 8]);
    await store.change({ kind: 'remove', digit: digit(10, 7) });
    await store.change({ kind: 'remove', digit: digit(20, 8) });
    expect((await store.read()).count).toBe(0);
    await store.change(keep(30, 1));
    expect(Array.from((await store.read()).labels)).toEqual([1]);
  });

  it('writes nothing where there is nothing to change', async () => {
    const store = await storeOf([10, 7]);
    utimesSync(join(store.folder, LABELS), 1000, 1000);
    const { undo } = await store.change(keep(10, 7));
    expect(undo).toBeNull();
    expect(statSync(join(store.folder, LABELS)).mtimeMs).toBe(1_000_000);
  });

  it('loses no digit when many windows keep some at the same time', async () => {
    const folder = join(temporaryFolder(), 'my-digits');
    const inks = Array.from({ length: 40 }, (_, ink) => ink + 1);
    await Promise.all(inks.map((ink) => new DigitStore(folder).change(keep(ink, ink % 10))));
    const { images, labels, count } = await new DigitStore(folder).read();
    const found = Array.from(
      { length: count },
      (_, index) => [images[index * 784]!, labels[index]!] as const,
    );
    expect(found.map(([ink]) => ink).sort((a, b) => a - b)).toEqual(inks);
    for (const [ink, label] of found) expect(label).toBe(ink % 10);
    expect(readdirSync(folder).sort()).toEqual([IMAGES, LABELS]);
  });

  it.each([
    ['images cut short', IMAGES, (bytes: Buffer) => bytes.subarray(0, 800), /is cut short/],
    ['no IDX file', LABELS, () => Buffer.from('what is this?'), /is not an IDX file/],
    ['a label that is no digit', LABELS, () => writeIdx([2], Uint8Array.of(3, 11)), /Labels must be digits/],
    ['labels of other images', LABELS, () => writeIdx([3], new Uint8Array(3)), /2 images, but .+ 3 labels/],
  ] as const)('says what is wrong and overwrites nothing: %s', async (_, name, damage, sentence) => {
    const store = await storeOf([10, 7], [20, 3]);
    const path = join(store.folder, name);
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    await expect(store.read()).rejects.toThrow(sentence);
    await expect(store.change(keep(30, 1))).rejects.toThrow(
      /Nothing was changed: repair the two files in .+, or move/,
    );
    expect(Uint8Array.from(readFileSync(path))).toEqual(Uint8Array.from(damaged));
    expect(readdirSync(store.folder).sort()).toEqual([IMAGES, LABELS]);
  });

  it('says which of the two files is gone', async () => {
    const store = await storeOf([10, 7]);
    rmSync(join(store.folder, IMAGES));
    await expect(store.change(keep(30, 1))).rejects.toThrow(/train-images-idx3-ubyte does not exist/);
  });

  it('says that a place cannot be written to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const store = new DigitStore(join(folder, 'file', 'my-digits'));
    await expect(store.change(keep(10, 7))).rejects.toThrow(/could not be changed in .+ \(ENOTDIR\)/);
  });

  it.each(['EPERM', 'EACCES', 'EROFS', 'ENOSPC', 'EDQUOT'])(
    'reads where nothing can be written (%s), and says so to who would',
    async (code) => {
      const store = await storeOf([10, 7]);
      vi.mocked(open).mockRejectedValue(Object.assign(new Error('no'), { code }));
      expect(Array.from((await store.read()).labels)).toEqual([7]);
      await expect(store.change(keep(30, 1))).rejects.toThrow(
        `could not be changed in ${store.folder} (${code})`,
      );
    },
  );
});

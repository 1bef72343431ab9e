import { mkdirSync, readdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelFiles } from '../../../../src/ml/models/modelFiles';
import {
  checkModelCard,
  checkModelFolder,
  listModels,
  readModelFolder,
  writeModelCard,
  writeModelFolder,
} from '../../../../src/node/models/modelStore';
import { temporaryFolder } from '../temporaryFolder';
import { untrainedModel } from '../untrainedModel';

vi.mock('node:fs/promises', { spy: true });
const { rename: move, open } = await vi.importActual<typeof files>('node:fs/promises');

afterEach(() => {
  vi.resetAllMocks();
  vi.unstubAllEnvs();
});

/** A disk that fails at what is as long as weights, or longer; the system's temporary files lie on another, or on it too. */
function breakDisk({
  temporaryFiles,
  code = 'ENOSPC',
}: {
  temporaryFiles: 'on another' | 'on it';
  code?: string;
}): string {
  const [broken, temporary] = [temporaryFolder(), temporaryFolder()];
  vi.stubEnv('TMPDIR', temporary);
  vi.mocked(files).open.mockImplementation(async (path, ...how) => {
    const file = await open(path, ...how);
    const isBroken = temporaryFiles === 'on it' || String(path).startsWith(broken);
    if (isBroken) {
      const write = file.writeFile.bind(file);
      vi.spyOn(file, 'writeFile').mockImplementation((data) =>
        (data as Uint8Array).length < 100_000
          ? write(data)
          : Promise.reject(Object.assign(new Error(code), { code, syscall: 'write' })),
      );
    }
    return file;
  });
  return broken;
}

async function storedModel(name = 'model'): Promise<string> {
  const folder = join(temporaryFolder(), name);
  await writeModelFolder(folder, await untrainedModel());
  return folder;
}

describe('a model folder', () => {
  it('reads back what was written', async () => {
    const model = await untrainedModel();
    const folder = join(temporaryFolder(), 'deep', 'model');
    await writeModelFolder(folder, model);
    const { weights, ...rest } = await readModelFolder(folder);
    expect(Buffer.compare(weights, model.weights)).toBe(0);
    expect(rest).toEqual({ topology: model.topology, card: model.card, history: model.history });
    expect(readdirSync(folder).sort()).toEqual(['card.json', 'history.json', 'model.json', 'weights.bin']);
  });

  it('is replaced as a whole', async () => {
    const folder = await storedModel();
    writeFileSync(join(folder, 'leftover'), '');
    const other = await untrainedModel(2);
    await writeModelFolder(folder, other);
    expect((await readModelFolder(folder)).card.id).toBe(other.card.id);
    expect(readdirSync(folder)).not.toContain('leftover');
  });

  it('removes what a training left that was ended while it wrote another model', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '.other.999999999-0123abcd.tmp', 'half'), { recursive: true });
    await writeModelFolder(join(folder, 'model'), await untrainedModel());
    expect(readdirSync(folder)).toEqual(['model']);
  });

  it('is put back from what a training left that was ended between taking it away and putting the next one there', async () => {
    const folder = temporaryFolder();
    const [old, next] = [await untrainedModel(1), await untrainedModel(2)];
    const leave = async (model: ModelFiles, digits: string, changed: number): Promise<void> => {
      const written = join(temporaryFolder(), 'model');
      await writeModelFolder(written, model);
      utimesSync(written, changed, changed);
      renameSync(written, join(folder, `.other.999999999-${digits}.tmp`));
    };
    await leave(next, '0000000a', 7200);
    await leave(old, '0000000b', 3600);
    mkdirSync(join(folder, '.other.999999999-0000000c.tmp', 'half'), { recursive: true });
    await writeModelFolder(join(folder, 'model'), old);
    expect(readdirSync(folder).sort()).toEqual(['model', 'other']);
    expect((await readModelFolder(join(folder, 'other'))).card.id).toBe(next.card.id);
  });

  it('is kept beside a folder that cannot be replaced any more, and its place is told', async () => {
    const folder = join(temporaryFolder(), 'model');
    const model = await untrainedModel();
    vi.mocked(files).rename.mockImplementation((from, to) =>
      to === folder ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) : move(from, to),
    );
    const kept = `${folder}-${model.card.id}`;
    await expect(writeModelFolder(folder, model)).rejects.toThrow(`is complete in ${kept}. Move it`);
    vi.resetAllMocks();
    expect((await readModelFolder(kept)).card.id).toBe(model.card.id);
  });

  it('is kept beside what was kept there before, where no training takes it for a leftover', async () => {
    const folder = await storedModel();
    const model = await untrainedModel(2);
    const kept = `${folder}-${model.card.id}`;
    for (const path of [kept, `${kept}-2`]) await writeModelFolder(path, await untrainedModel(3));
    vi.mocked(files).rename.mockImplementation((from, to) =>
      from === folder ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) : move(from, to),
    );
    await expect(writeModelFolder(folder, model)).rejects.toThrow(`is complete in ${kept}-3. Move it`);
    vi.resetAllMocks();
    expect((await readModelFolder(`${kept}-3`)).card.id).toBe(model.card.id);
    expect(readdirSync(dirname(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is told of with the one that was there, if neither can take the place', async () => {
    const folder = await storedModel();
    const model = await untrainedModel(2);
    vi.mocked(files).rename.mockImplementation((from, to) =>
      to === folder ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) : move(from, to),
    );
    const error: unknown = await writeModelFolder(folder, model).catch((thrown: unknown) => thrown);
    vi.resetAllMocks();
    const old = readdirSync(dirname(folder)).find((name) => name.endsWith('.tmp'));
    expect(String(error)).toContain(`is complete in ${folder}-${model.card.id}. Move it`);
    expect(String(error)).toContain(`it is in ${join(dirname(folder), old!)} now`);
  });

  it('does not replace what was put there since its place was looked at', async () => {
    const folder = join(temporaryFolder(), 'model');
    const [model, other] = [await untrainedModel(), await untrainedModel(2)];
    const before = await checkModelFolder(folder);
    await writeModelFolder(folder, other);
    const kept = `${folder}-${model.card.id}`;
    await expect(writeModelFolder(folder, model, before)).rejects.toThrow(
      `is complete in ${kept}. Move it from there. ${folder} has changed since the training began`,
    );
    expect((await readModelFolder(folder)).card.id).toBe(other.card.id);
    expect((await readModelFolder(kept)).card.id).toBe(model.card.id);

    const beforeReport = await checkModelFolder(folder);
    writeFileSync(join(folder, 'accuracy.md'), '');
    await expect(writeModelFolder(folder, model, beforeReport)).rejects.toThrow(`${kept}-2. Move it`);
    expect(readdirSync(folder)).toContain('accuracy.md');
  });

  it('replaces what lay there when its place was looked at, also if there is less by now', async () => {
    const folder = await storedModel();
    const model = await untrainedModel(2);
    const before = await checkModelFolder(folder);
    await writeModelCard(folder, { ...(await readModelFolder(folder)).card, trainingSeconds: 1 });
    for (const name of ['.DS_Store', '.card.json.999999999-0123abcd.tmp'])
      writeFileSync(join(folder, name), '');
    await writeModelFolder(folder, model, before);
    expect((await readModelFolder(folder)).card.id).toBe(model.card.id);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await writeModelFolder(folder, model, before);
    expect((await readModelFolder(folder)).card.id).toBe(model.card.id);
  });

  it('is told to have no room on a full disk before somebody trains it', async () => {
    const full = breakDisk({ temporaryFiles: 'on another' });
    const check = checkModelFolder(join(full, 'deep', 'model'));
    await expect(check).rejects.toThrow(`there is no room for the model in ${join(full, 'deep', 'model')}`);
    expect(readdirSync(full)).toEqual([]);
  });

  it.each([
    ['ENOSPC', /The disk is full: .+ Free some space there/],
    ['EIO', /cannot write the model to .+ \(EIO\)\. Check that its disk/],
  ])(
    'is kept among the temporary files where the disk does not take it any more (%s), and its place is told',
    async (code, problem) => {
      const folder = join(breakDisk({ temporaryFiles: 'on another', code }), 'model');
      const model = await untrainedModel();
      const error: unknown = await writeModelFolder(folder, model).catch((thrown: unknown) => thrown);
      const kept = readdirSync(tmpdir()).map((name) => join(tmpdir(), name, 'model'));
      expect(String(error)).toMatch(problem);
      expect(String(error)).toContain(`The model itself is complete in ${kept[0]}. Move it from there.`);
      expect((await readModelFolder(kept[0]!)).card.id).toBe(model.card.id);
      expect(readdirSync(dirname(folder))).toEqual([]);
    },
  );

  it('leaves nothing behind where there is no room for it among the temporary files either', async () => {
    const folder = join(breakDisk({ temporaryFiles: 'on it' }), 'model');
    await expect(writeModelFolder(folder, await untrainedModel())).rejects.toThrow(
      /^The disk is full: .+ and try again\.$/,
    );
    expect([readdirSync(dirname(folder)), readdirSync(tmpdir())]).toEqual([[], []]);
  });

  it('says that there is no place for it, or for its card', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    vi.stubEnv('TMPDIR', temporaryFolder());
    const model = await untrainedModel();
    const says = /cannot write the model to .+: a part of that path is a file/;
    await expect(writeModelFolder(join(file, 'model'), model)).rejects.toThrow(says);
    const saysOfCard = /cannot write the model's card to .+: a part of that path is a file/;
    await expect(writeModelCard(join(file, 'model'), model.card)).rejects.toThrow(saysOfCard);
    await expect(checkModelCard(join(file, 'model'))).rejects.toThrow(saysOfCard);
  });

  it.each(['model.json', 'weights.bin', 'card.json', 'history.json'])(
    'names %s when it is missing',
    async (name) => {
      const folder = await storedModel();
      rmSync(join(folder, name));
      await expect(readModelFolder(folder)).rejects.toThrow(`${join(folder, name)} does not exist.`);
    },
  );

  it('says that its weights are cut short, and where it lies', async () => {
    const folder = await storedModel();
    truncateSync(join(folder, 'weights.bin'), 1000);
    await expect(readModelFolder(folder)).rejects.toThrow(/weights\.bin has 1000 bytes instead of/);
    await expect(readModelFolder(folder)).rejects.toThrow(folder);
  });
});

describe('readModelFolder', () => {
  it('reads weights that lie in other files than those of Digit Lab, one after the other', async () => {
    const folder = await storedModel();
    const { topology, weights } = await readModelFolder(folder);
    const shards = ['group1-shard1of2.bin', 'group1-shard2of2.bin'] as const;
    writeFileSync(join(folder, shards[0]), weights.subarray(0, 1000));
    writeFileSync(join(folder, shards[1]), weights.subarray(1000));
    rmSync(join(folder, 'weights.bin'));
    const names = JSON.stringify(shards);
    writeFileSync(join(folder, 'model.json'), topology.replace(/"weights\.bin"/, names.slice(1, -1)));
    const read = await readModelFolder(folder);
    expect(Buffer.compare(read.weights, weights)).toBe(0);
    // A copy, as of a model that is added, has them in one file.
    const copy = join(temporaryFolder(), 'copy');
    await writeModelFolder(copy, read);
    expect(Buffer.compare((await readModelFolder(copy)).weights, weights)).toBe(0);
    rmSync(join(folder, shards[1]));
    await expect(readModelFolder(folder)).rejects.toThrow(`${join(folder, shards[1])} does not exist.`);
  });

  it('says of what is no folder that there is none', async () => {
    const folder = join(temporaryFolder(), 'nope');
    const message = `There is no folder ${folder}. Choose another model or train it again.`;
    await expect(readModelFolder(folder)).rejects.toThrow(message);
    writeFileSync(folder, '');
    await expect(readModelFolder(folder)).rejects.toThrow(message);
  });
});

describe('listModels', () => {
  it('finds the whole models of a folder by name and leaves the rest out', async () => {
    const folder = temporaryFolder();
    for (const name of ['b', 'a', 'damaged', '.half.tmp']) {
      await writeModelFolder(join(folder, name), await untrainedModel());
    }
    writeFileSync(join(folder, 'damaged', 'card.json'), '{');
    writeFileSync(join(folder, 'notes.txt'), '');
    const models = await listModels(folder);
    expect(models.map((model) => model.folder)).toEqual([join(folder, 'a'), join(folder, 'b')]);
    expect(models[0]?.files.card.architecture).toBe('compact');
  });

  it('has none where there is no folder', async () => {
    expect(await listModels(join(temporaryFolder(), 'none'))).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MODEL_FOLDER_FILES } from '../../../../src/ml/models/fileNames';
import { readModelFolder } from '../../../../src/node/models/modelStore';
import { temporaryFolder } from '../../node/temporaryFolder';
import { runCli } from '../runCli';
import { smallTraining } from './smallTraining';

const { dataset, small } = smallTraining();

describe('digit train and digit evaluate', () => {
  it.each(['holiday.jpg', 'model.json'])(
    'does not replace a folder that holds something else beside %s',
    async (name) => {
      const photos = join(temporaryFolder(), 'photos');
      mkdirSync(join(photos, 'more'), { recursive: true });
      writeFileSync(join(photos, name), '');
      const { code, output, errors } = await runCli(['train', ...small(), '--out', photos]);
      expect([code, output]).toEqual([1, '']);
      expect(errors).toMatch(
        /photos holds \S+, which is not part of a model and would be lost\. Name another/,
      );
      expect(readdirSync(photos).sort()).toEqual([name, 'more'].sort());
    },
  );

  it('takes what an ended process and the Finder leave in a model for no loss', async () => {
    const out = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const name of [`.card.json.${pid}-0123abcd.tmp`, '.DS_Store']) writeFileSync(join(out, name), '');
    const args = ['train', ...small(), '--model', 'mlp', '--epochs', '1', '--out', out];
    expect(await runCli(args)).toMatchObject({ code: 0 });
    expect(readdirSync(out).sort()).toEqual([...MODEL_FOLDER_FILES].sort());
  });

  it.each(['.', '..'])('does not replace the folder that it is called in: --out %s', async (out) => {
    const cwd = join(temporaryFolder(), 'here');
    mkdirSync(cwd);
    const { ino } = statSync(cwd);
    const args = ['--model', 'mlp', '--epochs', '1', '--out', out];
    const { code, output, errors } = await runCli(['train', ...small(), ...args], { cwd });
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe(
      `error: ${resolve(cwd, out)} is the folder that you are in, or contains it, and would be replaced. ` +
        'Name another folder with --out.\n',
    );
    expect([statSync(cwd).ino, readdirSync(cwd)]).toEqual([ino, []]);
  });

  it('does not take a file for a folder', async () => {
    const out = join(temporaryFolder(), 'notes');
    writeFileSync(out, '');
    const { code, errors } = await runCli(['train', ...small(), '--out', out]);
    expect([code, errors]).toEqual([1, `error: ${out} is a file, not a folder. Name a folder with --out.\n`]);
  });

  it('says before it trains that the model cannot be put where it is to go', async () => {
    const out = join(dataset(), 'train-labels-idx1-ubyte', 'model');
    const { code, output, errors } = await runCli(['train', ...small(), '--out', out]);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe(
      `error: Digit Lab cannot write the model to ${out}: a part of that path is a file. Choose another place.\n`,
    );
  });

  it('puts a model into a folder that is empty, and in place of another one', async () => {
    const out = temporaryFolder();
    const args = ['train', '--model', 'mlp', ...small(), '--epochs', '1', '--out', out];
    expect((await runCli([...args, '--seed', '1'])).code).toBe(0);
    const { card } = await readModelFolder(out);
    expect((await runCli([...args, '--seed', '2'])).code).toBe(0);
    expect((await readModelFolder(out)).card.id).not.toBe(card.id);
  });
});

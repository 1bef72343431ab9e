import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../../src/ml/models/card';
import { readModelFolder } from '../../../../src/node/models/modelStore';
import { temporaryFolder } from '../../node/temporaryFolder';
import { jsonLines, runCli } from '../runCli';
import { writeSmallDataset } from '../smallDataset';
import { smallTraining } from './smallTraining';

const { dataset, small } = smallTraining();

describe('digit train and digit evaluate', () => {
  it('goes on from a model, with digits of your own, and writes down from which', async () => {
    const folder = temporaryFolder();
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const begun = ['train', ...small(), '--model', 'mlp', '--epochs', '3', '--out', first];
    expect((await runCli(begun)).code).toBe(0);
    const start = await readModelFolder(first);
    const own = join(folder, 'digits-anna');
    mkdirSync(own);
    writeSmallDataset(own);
    const more = ['--from', first, '--my-digits', own, '--epochs', '1', '--out', second, '--json'];
    const tuned = await runCli(['train', ...small(), ...more]);
    expect(tuned.code).toBe(0);
    const [result] = jsonLines<{ card: ModelCard }>(tuned.output);
    expect(result?.card).toMatchObject({
      architecture: 'mlp',
      configuration: { epochs: 1, imagesPerEpoch: 10_000, schedule: 'oneCycle', learningRate: 2.5e-4 },
      startedFrom: { id: start.card.id },
    });
    const parts = result?.card.dataset.parts?.training.map(({ name }) => name);
    expect(parts?.[1]).toMatch(/^my digits of digits-anna, each \d+ times$/);
    expect(tuned.errors).toMatch(/\nMaking the training set, which may take minutes\.\nDataset: /);
    expect(tuned.errors).toMatch(new RegExp(`Before, ${start.card.id} had a validation loss of \\d`));

    const wider = ['--validation-split', '0.3', '--out', join(folder, 'third')];
    const split = await runCli(['train', ...small(), '--from', first, ...wider]);
    expect([split.code, split.output]).toEqual([1, '']);
    expect(split.errors).toContain(
      `${start.card.id} was trained on ${basename(dataset())} with a validation split of 0.2: with 0.3, it would be ` +
        'validated on images that it was trained on. Choose a validation split of 0.2 or less.',
    );

    const validated = await runCli(['train', ...small(), '--from', second, '--dataset', own]);
    expect([validated.code, validated.output]).toEqual([1, '']);
    expect(validated.errors).toContain(
      `${result?.card.id}, or a model before it, was trained on all digits of digits-anna: there are none left`,
    );

    const other = await runCli(['train', ...small(), '--from', first, '--model', 'cnn']);
    expect([other.code, other.output]).toEqual([1, '']);
    expect(other.errors).toContain(
      `A training of cnn cannot start from ${start.card.id}, whose architecture is mlp.`,
    );
  });

  it('does not take the dataset itself for digits to train on beside it', async () => {
    const again = join(temporaryFolder(), 'again');
    symlinkSync(dataset(), again, 'junction');
    const { code, output, errors } = await runCli(['train', ...small(), '--my-digits', again]);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe(
      `error: ${again} is the dataset itself, so the model would be validated on images that it is trained on. Leave out --my-digits.\n`,
    );
  });

  it('goes on from a model with any share of a dataset that the model has not seen', async () => {
    const [unseen, out] = [temporaryFolder(), join(temporaryFolder(), 'model')];
    writeSmallDataset(unseen);
    const share = ['--validation-split', '0.3', '--epochs', '1', '--out', out];
    const args = ['train', ...small(), '--from', 'mlp', ...share, '--dataset', unseen];
    const { code, errors } = await runCli(args);
    expect([code, errors]).toEqual([
      0,
      expect.stringContaining('140 images to train on and 60 to validate with'),
    ]);
    const { card } = await readModelFolder(out);
    expect(card.startedFrom).toMatchObject({ validationSplit: 0.05 });
  });

  it('learns from models that are named, writes down which, and says that there is none of a name', async () => {
    const folder = temporaryFolder();
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const args = ['train', ...small(), '--model', 'mlp', '--epochs', '1'];
    expect((await runCli([...args, '--out', first])).code).toBe(0);
    expect((await runCli([...args, '--out', second, '--teachers', first, 'mlp'])).code).toBe(0);
    const ids = await Promise.all(
      [first, 'models/mlp'].map(async (of) => (await readModelFolder(of)).card.id),
    );
    expect((await readModelFolder(second)).card.taughtBy).toEqual(ids);
  });

  it('says before it fetches a dataset that a teacher is not there', async () => {
    const cache = temporaryFolder();
    const fetching = ['train', '--mirror', dataset(), '--epochs', '1', '--out', join(cache, 'model')];
    const surroundings = { env: { DIGIT_LAB_CACHE: cache }, cwd: cache };
    const named = await runCli([...fetching, '--teachers', 'nonesuch'], surroundings);
    expect([named.code, named.errors]).toEqual([
      1,
      expect.stringMatching(/^error: There is no model "nonesuch"\./),
    ]);
    const folder = await runCli([...fetching, '--teachers', './nonesuch'], surroundings);
    expect([folder.code, folder.errors]).toEqual([
      1,
      expect.stringMatching(/^error: There is no folder \S+nonesuch\. /),
    ]);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { architectureOf } from '../../../src/ml/models/architectures';
import type { ModelCard } from '../../../src/ml/models/card';
import { MODEL_FOLDER_FILES } from '../../../src/ml/models/fileNames';
import { writeLayersModel } from '../../../src/ml/models/layersFormat';
import { initialiseNetwork } from '../../../src/ml/models/network';
import { countParameters } from '../../../src/ml/models/shapes';
import { Random } from '../../../src/ml/random';
import { readModelFolder, writeModelFolder } from '../../../src/node/models/modelStore';
import { suiteFolder, temporaryFolder } from '../node/temporaryFolder';
import { untrainedModel } from '../node/untrainedModel';
import { jsonLines, PROGRAM, runCli } from './runCli';
import { writeSmallDataset } from './smallDataset';

const dataset = suiteFolder();

beforeAll(() => writeSmallDataset(dataset()));

const small = () => ['--dataset', dataset(), '--engine', 'portable', '--batch-size', '32'];

describe('digit train and digit evaluate', () => {
  it('trains as it is told to, and evaluates what came of it to the same accuracy', async () => {
    const out = join(temporaryFolder(), 'model');
    const choices = ['--epochs', '2', '--learning-rate', '0.003', '--validation-split', '0.2', '--seed', '5'];
    const asTheyAre = ['--no-augment', '--elastic', '0'];
    const trained = await runCli(['train', ...small(), ...choices, ...asTheyAre, '--out', out, '--json']);
    expect(trained.code).toBe(0);
    const [result] = jsonLines<{ folder: string; card: ModelCard }>(trained.output);
    expect(result?.folder).toBe(out);
    const { card, history } = await readModelFolder(out);
    expect(result?.card).toEqual(card);
    expect(card.configuration).toMatchObject({
      epochs: 2,
      batchSize: 32,
      learningRate: 0.003,
      validationSplit: 0.2,
      augmentation: null,
      seed: 5,
    });
    expect(card.versions.kernels).toMatch(/^(relaxed )?SIMD$/);
    expect(card.dataset).toMatchObject({ trainingImages: 160, validationImages: 40, testImages: 60 });
    expect(history).toHaveLength(2);
    expect(trained.errors).toMatch(/Epoch 2 of 2: loss \d/);

    const evaluated = await runCli(['evaluate', '--model', out, ...small().slice(0, 4), '--json']);
    const [report] = jsonLines<{
      accuracy: number;
      n: number;
      confusion: number[][];
      refused: number[];
      perDigit: object[];
    }>(evaluated.output);
    expect(report).toMatchObject({ n: 60, accuracy: card.accuracy.test });
    expect(report).toMatchObject({ modelId: card.id, dataset: basename(dataset()) });
    const counts = [...(report?.confusion.flat() ?? []), ...(report?.refused ?? [])];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(report?.perDigit).toHaveLength(10);
    const plain = await runCli(['evaluate', '--model', out, ...small().slice(0, 4)]);
    expect(plain.output).toMatch(/^accuracy \d+\.\d\d % of 60 images\n/);
  });

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
      `${result?.card.id} was trained on all digits of digits-anna, or a model before it was: there are none left`,
    );

    const other = await runCli(['train', ...small(), '--from', first, '--model', 'cnn']);
    expect([other.code, other.output]).toEqual([1, '']);
    expect(other.errors).toContain(
      `A training of cnn cannot go on from ${start.card.id}, whose architecture is mlp.`,
    );
  });

  it('does not take the dataset itself for digits to train on beside it', async () => {
    const again = join(temporaryFolder(), 'again');
    symlinkSync(dataset(), again, 'junction');
    const { code, output, errors } = await runCli(['train', ...small(), '--my-digits', again]);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe(
      `error: ${again} is the dataset itself, which would be validated on what is trained on. Leave out --my-digits.\n`,
    );
  });

  it.each(['train', 'evaluate'])(
    'does not pass over a mirror beside a dataset that is not downloaded (%s)',
    async (command) => {
      for (const other of ['synthetic', dataset()]) {
        const args = [command, '--engine', 'portable', '--dataset', other, '--mirror', dataset()];
        const { code, output, errors } = await runCli(args, { cwd: temporaryFolder() });
        expect([code, output]).toEqual([1, '']);
        expect(errors).toContain(
          `error: --mirror says where MNIST comes from, which is not in --dataset ${other}. Leave out --mirror.\n`,
        );
      }
    },
  );

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

  it('trains to the end where nobody hears what it says any more', async () => {
    const out = join(temporaryFolder(), 'model');
    const args = ['train', ...small(), '--model', 'mlp', '--epochs', '1', '--out', out];
    const child = spawn(process.execPath, [PROGRAM, ...args]);
    child.stderr.destroy();
    const [output, ended] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect([ended[0], output]).toEqual([0, expect.stringContaining(`in ${out}`)]);
  });

  it('stops at Ctrl-C with 130 and writes nothing', async () => {
    const folder = temporaryFolder();
    const { code, output, errors } = await runCli(
      ['train', ...small(), '--epochs', '500', '--out', join(folder, 'model')],
      { onErrors: (chunk, kill) => chunk.includes('Epoch 1 of 500: loss') && kill('SIGINT') },
    );
    expect([code, output]).toEqual([130, '']);
    expect(errors).toMatch(/Stopped\. Nothing was written\.\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['holiday.jpg', 'model.json'])(
    'does not replace a folder that holds something else beside %s',
    async (name) => {
      const photos = join(temporaryFolder(), 'photos');
      mkdirSync(join(photos, 'more'), { recursive: true });
      writeFileSync(join(photos, name), '');
      const { code, output, errors } = await runCli(['train', ...small(), '--out', photos]);
      expect([code, output]).toEqual([1, '']);
      expect(errors).toMatch(
        /photos holds \S+, which is no part of a model and would be lost\. Name another/,
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
      `error: ${resolve(cwd, out)} is the folder that you are in, or holds it, and would be replaced. ` +
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
      `error: There is no way to put the model into ${out}: a part of that path is a file. Choose another place.\n`,
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

  it('takes MNIST from the mirror that is named, says what is wrong with it, and leaves no file of it', async () => {
    const cache = temporaryFolder();
    const { code, errors } = await runCli(['train', '--mirror', dataset(), '--epochs', '1'], {
      env: { DIGIT_LAB_CACHE: cache },
      cwd: cache,
    });
    expect(code).toBe(1);
    expect(errors).toContain(`${dataset()}: what it sent is not that file (wrong SHA-256).`);
    expect(errors).toMatch(/behind a proxy, NODE_USE_ENV_PROXY=1 .+--mirror\) and the mirrors/);
    expect(readdirSync(cache)).toEqual([]);
  });

  it.each([
    [['train', '--epochs', '0'], /must be a whole number from 1 to 10000/],
    [['train', '--learning-rate', 'fast'], /must be a number above 0 and up to 1/],
    [['train', '--validation-split', '1'], /must be a number above 0 and up to 0\.9/],
    [['evaluate', '--dataset', 'mixed'], /"mixed" is "mnist" with more to train on.+--dataset mnist\./],
    [['evaluate', '--engine', 'steam'], /Allowed choices are auto, native, portable/],
    [['train', '--elastic', '-1'], /must be a number from 0 to 10/],
    [['train', '--no-augment', '--elastic', '1'], /--elastic changes images, which --no-augment forbids\./],
    [['evaluate', '--card'], /--card counts only with --suite\. Add --suite, or leave out --card\./],
    [['evaluate', '--images', 'a', '--report', 'b'], /--report counts only with --suite\./],
    [['evaluate', '--strokes', 'a', '--shared', 'b'], /--shared counts only with --suite\./],
    [['evaluate', '--images', 'a', '--writers', '1-2'], /--writers counts only with --strokes\./],
    [
      ['evaluate', '--suite', 'pens', '--images', 'a'],
      /'--suite <names\.\.\.>' cannot be used with .+--images/,
    ],
    [
      ['evaluate', '--suite', 'pens', '--strokes', 'a'],
      /'--suite <names\.\.\.>' cannot be used with .+--strokes/,
    ],
    [
      ['evaluate', '--suite', 'pens', '--dataset', 'a'],
      /'--suite <names\.\.\.>' cannot be used with .+--dataset/,
    ],
    [
      ['evaluate', '--images', 'a', '--mirror', 'b'],
      /'--images <folders\.\.\.>' cannot be used with .+--mirror/,
    ],
    [['train', '--from', 'nonesuch'], /There is no model "nonesuch"\. Models by name: cnn, compact, mlp/],
    [['train', '--model', 'nonesuch'], /There is no architecture "nonesuch"\. There are compact, cnn, mlp/],
  ])('refuses %s with a sentence', async (args, sentence) => {
    const { code, output, errors } = await runCli(args);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(sentence);
  });
});

describe('digit', () => {
  it('takes the model that ships, not whatever has its name here', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'mlp'), 'notes');
    mkdirSync(join(cwd, 'compact'));
    const { code, errors } = await runCli(['classify', '--engine', 'portable', '--model', 'mlp', 'no.png'], {
      cwd,
    });
    expect([code, errors]).toEqual([1, expect.stringMatching(/: mlp-\S+\nno\.png does not exist\.\n$/)]);
    const usual = await runCli(['classify', '--engine', 'portable', 'no.png'], { cwd });
    expect([usual.code, usual.errors]).toEqual([1, expect.stringMatching(/: compact-\S+\nno\.png does/)]);
  });

  it.skipIf(!existsSync('/dev/full'))('says that its output cannot be written (needs Linux)', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'summary'], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect([status, stderr.toString()]).toEqual([
      1,
      'error: The results could not be written to where the output goes (ENOSPC).\n',
    ]);
  });

  it('sums up a network', async () => {
    const { code, output } = await runCli(['summary', '--model', 'cnn', '--json']);
    const [summary] = jsonLines<{ parameters: number; trainableParameters: number }>(output);
    expect(code).toBe(0);
    expect(summary).toMatchObject({ parameters: 619_114, trainableParameters: 617_450 });
    expect((await runCli(['summary', '--model', 'mlp'])).output).toMatch(/567,434/);
  });

  it('sums up the layers that a model has, whatever its architecture has today', async () => {
    const folder = join(temporaryFolder(), 'model');
    const { card, history } = await untrainedModel();
    const { layers } = architectureOf('mlp');
    const files = writeLayersModel(initialiseNetwork('compact', layers, new Random(1)));
    const parameters = countParameters(layers).total;
    await writeModelFolder(folder, { ...files, history, card: { ...card, parameters } });
    const { output } = await runCli(['summary', '--model', folder, '--json']);
    expect(jsonLines(output)[0]).toMatchObject({ architecture: 'compact', parameters: 567_434 });
  });

  it('sums a network up without an engine', async () => {
    const { code, errors } = await runCli(['summary', '--engine', 'portable']);
    expect([code, errors]).toEqual([1, "error: unknown option '--engine'\n"]);
  });

  it.each(['train', 'evaluate', 'classify', 'summary'])('explains %s with --help', async (command) => {
    const { code, output } = await runCli([command, '--help']);
    expect(code).toBe(0);
    expect(output).toContain(`Usage: digit ${command}`);
    expect(output).toMatch(/--model[^]*--json/);
  });

  it('says of the folder for a model that a model in it is replaced', async () => {
    const { output } = await runCli(['train', '--help']);
    expect(output.replace(/\s+/g, ' ')).toContain(
      'the folder for the model; a model that lies there is replaced',
    );
  });

  it('offers "mixed" to train on, and not to test on', async () => {
    expect((await runCli(['train', '--help'])).output).toContain('"mixed"');
    expect((await runCli(['evaluate', '--help'])).output).not.toContain('"mixed"');
  });
});

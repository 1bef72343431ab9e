import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../../src/ml/models/card';
import { readModelFolder } from '../../../../src/node/models/modelStore';
import { temporaryFolder } from '../../node/temporaryFolder';
import { jsonLines, PROGRAM, runCli } from '../runCli';
import { smallTraining } from './smallTraining';

const { dataset, small } = smallTraining();

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
});

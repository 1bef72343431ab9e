import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../node/temporaryFolder';
import { runCli } from '../runCli';
import { smallTraining } from './smallTraining';

const { dataset } = smallTraining();

describe('digit train and digit evaluate', () => {
  it.each(['train', 'evaluate'])(
    'does not pass over a mirror beside a dataset that is not downloaded (%s)',
    async (command) => {
      for (const other of ['synthetic', dataset()]) {
        const args = [command, '--engine', 'portable', '--dataset', other, '--mirror', dataset()];
        const { code, output, errors } = await runCli(args, { cwd: temporaryFolder() });
        expect([code, output]).toEqual([1, '']);
        expect(errors).toContain(
          `error: --mirror says where MNIST comes from, which --dataset ${other} does not use. Leave out --mirror.\n`,
        );
      }
    },
  );

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
    [['evaluate', '--card'], /--card works only with --suite\. Add --suite, or leave out --card\./],
    [['evaluate', '--images', 'a', '--report', 'b'], /--report works only with --suite\./],
    [['evaluate', '--strokes', 'a', '--shared', 'b'], /--shared works only with --suite\./],
    [['evaluate', '--images', 'a', '--writers', '1-2'], /--writers works only with --strokes\./],
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
    [['train', '--model', 'nonesuch'], /There is no network "nonesuch"\. Name one of compact, cnn, mlp/],
  ])('refuses %s with a sentence', async (args, sentence) => {
    const { code, output, errors } = await runCli(args);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(sentence);
  });
});

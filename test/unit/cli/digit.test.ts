import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../src/ml/models/architectures';
import { writeLayersModel } from '../../../src/ml/models/layersFormat';
import { initialiseNetwork } from '../../../src/ml/models/network';
import { countParameters } from '../../../src/ml/models/shapes';
import { Random } from '../../../src/ml/random';
import { writeModelFolder } from '../../../src/node/models/modelStore';
import { temporaryFolder } from '../node/temporaryFolder';
import { untrainedModel } from '../node/untrainedModel';
import { jsonLines, PROGRAM, runCli } from './runCli';

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
      'error: The results could not be written to standard output (ENOSPC).\n',
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
      'the folder for the model; a model that is there already is replaced',
    );
  });

  it('offers "mixed" to train on, and not to test on', async () => {
    expect((await runCli(['train', '--help'])).output).toContain('"mixed"');
    expect((await runCli(['evaluate', '--help'])).output).not.toContain('"mixed"');
  });
});

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../src/ml/models/card';
import { temporaryFolder } from '../node/temporaryFolder';
import { runCli } from './runCli';

/** Drawings of an upright bar by two of the writers that are checked with. */
function folderWithDrawings(folder = temporaryFolder()): string {
  const strokes = [[10, 50, 100].map((y) => [10, y])];
  mkdirSync(join(folder, 'strokes'));
  const drawings = [25, 25, 26, 3].map((writer) => ({ label: 1, writer, strokes }));
  writeFileSync(join(folder, 'strokes/pen-digits.json.gz'), JSON.stringify(drawings));
  return folder;
}

describe('digit evaluate --suite', () => {
  it('prints figures with intervals, says what is missing, and writes a page', async () => {
    const shared = folderWithDrawings();
    const report = join(shared, 'accuracy.md');
    const args = [
      'evaluate',
      '--engine',
      'portable',
      '--suite',
      'pens',
      'mnist',
      '--shared',
      shared,
      '--report',
      report,
    ];
    const { code, output, errors } = await runCli(args);
    expect(code).toBe(0);
    expect(output).toMatch(/all writers +100\.00 % +43\.85 % - 100\.00 % +3 /);
    expect(output).toContain("Not measured, for lack of MNIST's test set");
    expect(errors).toContain("mnist: Not measured, for lack of MNIST's test set");
    const page = readFileSync(report, 'utf8');
    expect(page).toContain(
      `\`npm run digit -- evaluate --suite pens mnist --shared ${shared} --report ${report}\``,
    );
    expect(page).toContain('Nothing was tuned on the data measured here.');
    expect(page).toMatch(/\| all writers +\| 100\.00 % \| 43\.85 % - 100\.00 % \| +3 \|/);
  });

  it('does not say of a model of somebody else what it was tuned on', async () => {
    const shared = folderWithDrawings();
    const [model, report] = [join(shared, 'mlp'), join(shared, 'accuracy.md')];
    cpSync(resolve(import.meta.dirname, '../../../models/mlp'), model, { recursive: true });
    const args = ['--engine', 'portable', '--suite', 'pens', '--shared', shared, '--report', report];
    expect((await runCli(['evaluate', '--model', model, ...args])).code).toBe(0);
    expect(readFileSync(report, 'utf8')).toMatch(/A refusal counts as wrong\.\n/);
  });

  it('quotes on the page what a shell would take apart', async () => {
    const folder = join(temporaryFolder(), 'real "data"');
    mkdirSync(folder);
    const shared = folderWithDrawings(folder);
    const report = join(shared, 'how well.md');
    const args = ['--engine', 'portable', '--suite', 'pens', '--shared', shared, '--report', report];
    expect((await runCli(['evaluate', ...args])).code).toBe(0);
    const quoted = shared.replaceAll('"', '\\"');
    expect(readFileSync(report, 'utf8')).toContain(
      `evaluate --suite pens --shared "${quoted}" --report "${quoted}/how well.md"\``,
    );
  });

  it('says what is missing where some can be measured, and looks at nothing that no suite wants', async () => {
    const shared = folderWithDrawings();
    mkdirSync(join(shared, 'pictures/photo'), { recursive: true });
    const report = join(shared, 'accuracy.md');
    const args = ['--engine', 'portable', '--suite', 'calibration', '--shared', shared, '--report', report];
    const { code, output, errors } = await runCli(['evaluate', ...args]);
    expect([code, errors]).toEqual([
      0,
      expect.stringContaining("calibration: Not measured, for lack of MNIST's test set (mnist/t10k-*).\n"),
    ]);
    expect(output).toMatch(/Not measured, for lack of MNIST's test set .+\n +pen drawings of writers 25-30/);
    expect(readFileSync(report, 'utf8')).toMatch(
      /Not measured, for lack of .+\n\n\| +\|.+\n.+\n\| pen drawings of writers/,
    );
  });

  it('says what could not be read of a suite once its progress is no more shown', async () => {
    const shared = temporaryFolder();
    const photos = join(shared, 'pictures/photo');
    mkdirSync(photos, { recursive: true });
    writeFileSync(join(photos, '7_1.png'), 'no picture');
    cpSync(resolve(import.meta.dirname, '../../../samples/digits/7.png'), join(photos, '7_2.png'));
    const args = ['--engine', 'portable', '--suite', 'photos', '--shared', shared];
    const { code, output, errors } = await runCli(['evaluate', ...args]);
    expect([code, output]).toEqual([0, expect.stringMatching(/all +50\.00 %/)]);
    expect(errors).toMatch(/\nphotos: 100 %.*\n\S+7_1\.png: .*seems to be .+\n$/);
  });

  it('says before it measures that the page cannot be written, and where', async () => {
    const shared = folderWithDrawings();
    const args = ['evaluate', '--engine', 'portable', '--suite', 'pens', '--shared', shared, '--report'];
    const inFile = await runCli([...args, join(shared, 'strokes/pen-digits.json.gz/accuracy.md')]);
    expect([inFile.code, inFile.output]).toEqual([1, '']);
    expect(inFile.errors).toMatch(/cannot write the page of figures to \S+pen-digits\.json\.gz: a part of/);
    const folder = await runCli([...args, shared]);
    expect([folder.code, folder.output]).toEqual([1, '']);
    expect(folder.errors).toContain(`${shared} is a folder, not a file. Name a file in it with --report.`);
  });

  it('prints one JSON object, with a suite that is named twice once', async () => {
    const shared = folderWithDrawings();
    const { output } = await runCli([
      'evaluate',
      '--engine',
      'portable',
      '--suite',
      'pens',
      'pens',
      '--shared',
      shared,
      '--json',
    ]);
    const { suites } = JSON.parse(output) as {
      suites: { name: string; figures: { value: number; n: number }[] }[];
    };
    expect(suites.map(({ name }) => name)).toEqual(['pens']);
    expect(suites[0]!.figures[0]).toMatchObject({ value: 1, n: 3 });
  });

  it('writes the figures that have a goal to the card alone, in place of those of an earlier time', async () => {
    const shared = folderWithDrawings();
    const model = join(shared, 'model');
    cpSync(resolve(import.meta.dirname, '../../../models/compact'), model, { recursive: true });
    const cardOf = () => JSON.parse(readFileSync(join(model, 'card.json'), 'utf8')) as ModelCard;
    const shipped = cardOf();
    const old = { name: 'all writers', value: 0.5, n: 2, measured: '2020-01-01' };
    const figures = [
      { suite: 'pens', ...old },
      { suite: 'photos', ...old },
      { suite: 'calibration', ...old, name: 'MNIST test' },
    ];
    writeFileSync(join(model, 'card.json'), JSON.stringify({ ...shipped, figures }));
    writeFileSync(join(model, 'notes.txt'), 'Mine.');
    const args = [
      '--engine',
      'portable',
      '--suite',
      'pens',
      'mnist',
      'calibration',
      '--shared',
      shared,
      '--card',
    ];
    const { code, errors } = await runCli(['evaluate', '--model', model, ...args]);
    expect([code, errors]).toEqual([0, expect.stringContaining('The figures are on the card')]);
    expect(readFileSync(join(model, 'notes.txt'), 'utf8')).toBe('Mine.');
    const { figures: written = [], ...rest } = cardOf();
    expect({ ...rest, figures: shipped.figures }).toEqual(shipped);
    // Of the calibration, the drawings alone were there.
    expect(written.slice(0, 2)).toEqual(figures.slice(1));
    expect(written).toContainEqual({
      suite: 'pens',
      name: 'all writers',
      value: 1,
      n: 3,
      measured: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string,
    });
    expect(written.filter(({ value }) => value === 0.5)).toHaveLength(2);
    expect(written.map(({ name }) => name)).not.toContain('writer 25');
  });

  it('writes page and card also where nobody reads its output any more', async () => {
    const shared = folderWithDrawings();
    const report = join(shared, 'accuracy.md');
    const model = join(shared, 'model');
    cpSync(resolve(import.meta.dirname, '../../../models/compact'), model, { recursive: true });
    const args = ['--model', model, '--engine', 'portable', '--suite', 'pens', '--shared', shared];
    const { code, errors } = await runCli(['evaluate', ...args, '--report', report, '--card'], {
      isOutputClosed: true,
    });
    expect([code, errors]).toEqual([0, expect.stringContaining('The figures are on the card')]);
    expect(readFileSync(report, 'utf8')).toContain('all writers');
  });

  it('ends in silence where nobody reads its output any more and nothing is to be written', async () => {
    const args = ['--engine', 'portable', '--suite', 'pens', '--shared', folderWithDrawings()];
    const { code, errors } = await runCli(['evaluate', ...args], { isOutputClosed: true });
    expect([code, errors]).toEqual([0, expect.not.stringContaining('error')]);
  });

  it('takes a folder that was named and does not exist for a mistake, and leaves the page alone', async () => {
    const folder = temporaryFolder();
    const [shared, report] = [join(folder, 'typo'), join(folder, 'accuracy.md')];
    writeFileSync(report, 'Of before.');
    const args = ['--engine', 'portable', '--suite', 'pens', '--report', report];
    const { code, errors } = await runCli(['evaluate', ...args, '--shared', shared]);
    expect([code, errors]).toEqual([1, expect.stringContaining(`${shared} does not exist. Name the folder`)]);
    expect(readFileSync(report, 'utf8')).toBe('Of before.');
  });

  it('writes neither page nor card if nothing could be measured, and fails', async () => {
    const shared = temporaryFolder();
    const report = join(shared, 'accuracy.md');
    const model = join(shared, 'model');
    cpSync(resolve(import.meta.dirname, '../../../models/compact'), model, { recursive: true });
    const before = readFileSync(join(model, 'card.json'), 'utf8');
    const args = ['--model', model, '--engine', 'portable', '--suite', 'pens', '--shared', shared];
    const { code, errors } = await runCli(['evaluate', ...args, '--report', report, '--card']);
    expect([code, errors]).toEqual([
      1,
      expect.stringContaining('Nothing was measured, and nothing is written.'),
    ]);
    expect(errors).not.toContain('are on the card');
    expect(existsSync(report)).toBe(false);
    expect(readFileSync(join(model, 'card.json'), 'utf8')).toBe(before);
  });

  it('names the suites if there is none of that name', async () => {
    const { code, errors } = await runCli(['evaluate', '--suite', 'penguins']);
    expect(code).toBe(1);
    expect(errors).toMatch(/There is no suite "penguins"\. Choose from mnist, pens, /);
  });
});

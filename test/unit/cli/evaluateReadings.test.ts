import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadingReport } from '../../../src/ml/evaluation/readingReport';
import { temporaryFolder } from '../node/temporaryFolder';
import { runCli } from './runCli';

const samples = resolve(__dirname, '../../../samples');

/** Evaluates the pictures in a folder. */
function evaluateImages(folder: string): ReturnType<typeof runCli> {
  return runCli(['evaluate', '--engine', 'portable', '--images', folder, '--json']);
}

describe('digit evaluate', () => {
  it('reads pictures whose names or folders are their labels, and lists what was misread', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '7'));
    cpSync(join(samples, 'digits/7.png'), join(folder, '7/a.png'));
    cpSync(join(samples, 'digits/3.png'), join(folder, '3_1.png'));
    writeFileSync(join(folder, '4_broken.png'), 'no picture');
    const { code, output, errors } = await evaluateImages(folder);
    const report = JSON.parse(output) as ReadingReport & { readonly modelId: string };
    expect(code).toBe(0);
    expect(report.modelId).toMatch(/^compact-[0-9a-f]{12}$/);
    expect(report.n).toBe(3);
    expect(report.confusion[7]![7]).toBe(1);
    const problem = expect.stringMatching(/seems to be/) as string;
    expect(report.misread).toEqual([expect.objectContaining({ label: '4', text: null, problem })]);
    expect(errors).toContain('4_broken.png');
  });

  it('leaves out pictures that are only numbered, and says so', async () => {
    const folder = temporaryFolder();
    for (const name of ['001', '002', '3_1'])
      cpSync(join(samples, 'digits/3.png'), join(folder, `${name}.png`));
    const { output, errors } = await evaluateImages(folder);
    const { n, accuracy } = JSON.parse(output) as ReadingReport;
    expect([n, accuracy]).toEqual([1, 1]);
    for (const name of ['001', '002']) {
      expect(errors).toContain(`${join(folder, name)}.png has no label and is left out.`);
    }
  });

  it('reads what lies in several of the named folders once', async () => {
    const folder = temporaryFolder();
    cpSync(join(samples, 'digits/3.png'), join(folder, '3_1.png'));
    const folders = [folder, `${folder}/`, join(folder, '3_1.png'), '.'];
    const { output } = await runCli(['evaluate', '--engine', 'portable', '--json', '--images', ...folders], {
      cwd: folder,
    });
    expect((JSON.parse(output) as ReadingReport).n).toBe(1);
  });

  it('takes the label from the folder that it is run in, before that of a name', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '7'));
    cpSync(join(samples, 'digits/7.png'), join(folder, '7/3_1.png'));
    const { output } = await runCli(['evaluate', '--engine', 'portable', '--images', '.', '--json'], {
      cwd: join(folder, '7'),
    });
    const { accuracy, confusion } = JSON.parse(output) as ReadingReport;
    expect([accuracy, confusion[7]![7]]).toEqual([1, 1]);
  });

  it('counts a drawing that has too many strokes as misread, and reads the others', async () => {
    const file = join(temporaryFolder(), 'drawings.json');
    const bar = [10, 50, 100].map((y) => [10, y]);
    const drawings = [
      { label: 7, strokes: Array(2000).fill(bar) },
      { label: 1, strokes: [bar] },
    ];
    writeFileSync(file, JSON.stringify(drawings));
    const args = ['evaluate', '--engine', 'portable', '--strokes', file];
    const { code, output, errors } = await runCli([...args, '--json']);
    expect([code, errors]).toEqual([
      0,
      expect.stringContaining('\ndrawing 0: There are too many strokes in'),
    ]);
    const { n, accuracy, misread } = JSON.parse(output) as ReadingReport;
    expect([n, accuracy]).toEqual([2, 0.5]);
    expect(misread).toEqual([expect.objectContaining({ name: 'drawing 0', label: '7', text: null })]);
    const table = (await runCli(args)).output;
    expect(table).toContain('more or fewer digits  could not be read\n');
    expect(table).toContain('\ndrawing 0: 7 could not be read\n');
  });

  it('reads the drawings of the writers that were asked for', async () => {
    const file = join(temporaryFolder(), 'drawings.json');
    const bar = {
      label: 1,
      strokes: [
        [
          [10, 0],
          [10, 50],
          [10, 100],
        ],
      ],
    };
    writeFileSync(
      file,
      JSON.stringify([
        { ...bar, writer: 1 },
        { ...bar, writer: 2 },
        { ...bar, writer: 3 },
      ]),
    );
    const { output } = await runCli([
      'evaluate',
      '--engine',
      'portable',
      '--strokes',
      file,
      '--writers',
      '2-3',
    ]);
    expect(output).toContain('accuracy 100.00 % of 2,');
  });

  it.each([
    ['holds no drawings', [], /There are no drawings in \S+drawings\.json\./],
    ['has no labels', [{ writer: 2, strokes: [] }], /No drawing in \S+ has a label\./],
    [
      'is by other writers',
      [3, 5].map((writer) => ({ label: 1, writer, strokes: [] })),
      /--writers from 3-5\./,
    ],
    [
      'does not know its writers',
      [{ label: 1, strokes: [] }],
      /do not say who drew them\. Leave out --writers\./,
    ],
  ])('says what is wrong with a file of strokes that %s', async (_, drawings, sentence) => {
    const file = join(temporaryFolder(), 'drawings.json');
    writeFileSync(file, JSON.stringify(drawings));
    const { code, errors } = await runCli(['evaluate', '--strokes', file, '--writers', '1-2']);
    expect([code, errors]).toEqual([1, expect.stringMatching(sentence)]);
  });

  it('says what to do when nothing has a label', async () => {
    const folder = temporaryFolder();
    cpSync(join(samples, 'digits/3.png'), join(folder, 'three.png'));
    const { code, errors } = await runCli(['evaluate', '--images', folder]);
    expect(code).toBe(1);
    expect(errors).toContain('Nothing here has a label.');
  });
});

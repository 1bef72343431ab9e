import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Jimp } from 'jimp';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeModelFolder } from '../../../src/node/models/modelStore';
import { suiteFolder, temporaryFolder } from '../node/temporaryFolder';
import { untrainedModel } from '../node/untrainedModel';
import { jsonLines, runCli, type CliRun, type CliSurroundings } from './runCli';

interface Row {
  readonly file?: string;
  readonly index?: number;
  readonly reading: string | null;
  readonly confidence: number;
  readonly digits: readonly {
    readonly digit: number;
    readonly confidence: number;
    readonly probabilities: readonly number[];
    readonly box: readonly number[];
  }[];
  readonly modelId: string;
  readonly error?: string;
}

const model = suiteFolder();
let modelId = '';

function classify(args: readonly string[], surroundings?: CliSurroundings): Promise<CliRun> {
  return runCli(['classify', '--model', model(), '--engine', 'portable', ...args], surroundings);
}

/** White paper with a black bar for each place, 60 pixels high. */
async function bars(...places: number[]): Promise<Buffer> {
  const image = new Jimp({ width: 40 * Math.max(1, places.length), height: 60, color: 0xffffffff });
  for (const place of places) {
    image.scan(place, 10, 6, 40, (x, y) => void image.setPixelColor(0x000000ff, x, y));
  }
  return image.getBuffer('image/png');
}

beforeAll(async () => {
  const files = await untrainedModel();
  modelId = files.card.id;
  await writeModelFolder(model(), files);
});

describe('digit classify', () => {
  it('prints one JSON object for each image and nothing else', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'one.png'), await bars(17));
    writeFileSync(join(folder, 'two.png'), await bars(17, 57));
    const { code, output } = await classify([join(folder, 'one.png'), join(folder, 'two.png'), '--json']);
    const [one, two] = jsonLines<Row>(output);
    expect(code).toBe(0);
    expect(Object.keys(one!)).toEqual(['file', 'reading', 'confidence', 'digits', 'modelId']);
    expect(one).toMatchObject({
      file: join(folder, 'one.png'),
      reading: expect.stringMatching(/^\d$/) as string,
      modelId,
    });
    expect(one!.digits[0]?.box).toEqual([17, 10, 6, 40]);
    expect(one!.digits[0]?.probabilities).toHaveLength(10);
    expect(one!.confidence).toBe(Math.max(...one!.digits[0]!.probabilities));
    expect(two!.reading).toMatch(/^\d\d$/);
    expect(two!.digits.map(({ box }) => box[0])).toEqual([17, 57]);
  });

  it('says of a blank picture that nothing was found, which is no failure', async () => {
    const path = join(temporaryFolder(), 'blank.png');
    writeFileSync(path, await bars());
    const json = await classify([path, '--json']);
    expect([json.code, jsonLines(json.output)]).toEqual([
      0,
      [{ file: path, reading: null, confidence: 0, digits: [], modelId }],
    ]);
    expect((await classify([path])).output).toBe(`${path}: no digit found\n`);
  });

  it('walks folders for images in any letter case, by name, and leaves out the rest', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'b'));
    mkdirSync(join(folder, '.hidden'));
    const picture = await bars(17);
    for (const name of ['c.PNG', 'a.jpg', 'b/inner.Tiff', '.hidden/d.png', 'notes.txt']) {
      writeFileSync(join(folder, name), picture);
    }
    const { code, output } = await classify([folder, '--json']);
    expect(code).toBe(0);
    expect(jsonLines<Row>(output).map(({ file }) => file)).toEqual(
      ['a.jpg', 'b/inner.Tiff', 'c.PNG'].map((name) => join(folder, name)),
    );
  });

  it('reads all the others when one fails, and exits with 1', async () => {
    const folder = temporaryFolder();
    const named = (name: string) => join(folder, name);
    mkdirSync(named('empty'));
    writeFileSync(named('corrupt.png'), (await bars(17)).subarray(0, 60));
    writeFileSync(named('nothing.png'), '');
    writeFileSync(named('good.png'), await bars(17));
    writeFileSync(named('vast.png'), '');
    truncateSync(named('vast.png'), 300 * 1024 * 1024);
    const inputs = ['corrupt.png', 'missing.png', 'empty', 'nothing.png', 'vast.png', 'good.png'].map(named);
    const { code, output } = await classify([...inputs, '--json']);
    const rows = jsonLines<Row>(output);
    expect(code).toBe(1);
    expect(rows.map(({ file }) => file)).toEqual(inputs);
    expect(rows.map(({ error }) => error ?? '')).toEqual([
      expect.stringMatching(/damaged or cut short/),
      `${named('missing.png')} does not exist.`,
      `${named('empty')} holds no images.`,
      'The file is empty. Save or copy it again.',
      `"${named('vast.png')}" is too large (300 MB; the limit is 256 MB). Make it smaller and try again.`,
      '',
    ]);
    expect(rows.map(({ reading }) => reading === null)).toEqual([true, true, true, true, true, false]);
    const plain = await classify(inputs);
    expect(plain.code).toBe(1);
    expect(plain.output).toMatch(/^\S+good\.png: \d \(\d+\.\d %\)\n$/);
    // Its sentence names it already.
    expect(plain.errors).toContain(`\n${named('missing.png')} does not exist.\n`);
    expect(plain.errors).toContain(`\n${named('nothing.png')}: The file is empty.`);
  });

  it.skipIf(process.platform === 'win32')(
    'reads no device, which may never end, and names it once (needs Linux or macOS)',
    async () => {
      const { code, output, errors } = await classify(['/dev/null']);
      expect([code, output]).toEqual([1, '']);
      expect(errors).toMatch(/\n"\/dev\/null" is neither a file nor a folder\. Choose an image that .+\n$/);
    },
  );

  it('takes paths from standard input, one a line', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'with space.png'), await bars(17));
    const input = `${join(folder, 'with space.png')}\n\n${join(folder, 'none.png')}`;
    const { code, output } = await classify(['-', '--json'], { input });
    expect(code).toBe(1);
    expect(jsonLines<Row>(output).map(({ file }) => file)).toEqual([
      join(folder, 'with space.png'),
      join(folder, 'none.png'),
    ]);
  });

  it('takes the first path also behind the mark that some programs on Windows begin UTF-8 with', async () => {
    const path = join(temporaryFolder(), 'bar.png');
    writeFileSync(path, await bars(17));
    const { code, output } = await classify(['-', '--json'], { input: `\uFEFF${path}\r\n${path}\r\n` });
    expect([code, jsonLines<Row>(output).map(({ file }) => file)]).toEqual([0, [path, path]]);
    const nothing = await classify(['-'], { input: '\uFEFF' });
    expect([nothing.code, nothing.errors]).toEqual([1, expect.stringContaining('Standard input was empty')]);
  });

  it('says that nothing came on standard input', async () => {
    const { code, output, errors } = await classify(['-'], { input: '\n' });
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain('Standard input was empty: write paths to it, one per line.');
  });

  it('stops at Ctrl-C while it waits for another path', async () => {
    const path = join(temporaryFolder(), 'bar.png');
    writeFileSync(path, await bars(17));
    const { code, errors } = await classify(['-'], {
      input: `${path}\n`,
      isInputOpen: true,
      onOutput: (_, kill) => kill('SIGINT'),
    });
    expect([code, errors]).toEqual([130, expect.stringMatching(/Stopping\..*\nStopped\.\n$/)]);
  });

  it.each([
    ['plain', (text: string) => text],
    ['gzipped', (text: string) => gzipSync(text)],
  ])('reads the drawings of a %s file of strokes', async (_, pack) => {
    const path = join(temporaryFolder(), 'strokes');
    const strokes = [
      [
        [10, 10],
        [10, 90],
      ],
    ];
    writeFileSync(path, pack(JSON.stringify([{ label: 1, writer: 3, strokes }, { strokes: [] }])));
    const { code, output } = await classify(['--strokes', path, '--json']);
    const [drawn, empty] = jsonLines<Row>(output);
    expect(code).toBe(0);
    expect(Object.keys(drawn!)).toEqual(['index', 'reading', 'confidence', 'digits', 'modelId']);
    expect([drawn?.index, drawn?.reading?.length, drawn?.digits[0]?.box]).toEqual([0, 1, [10, 10, 0, 80]]);
    expect(empty).toEqual({ index: 1, reading: null, confidence: 0, digits: [], modelId });
  });

  it('says what is wrong with a file of strokes', async () => {
    const path = join(temporaryFolder(), 'strokes.json');
    writeFileSync(path, '{}');
    const { code, output } = await classify(['--strokes', path, '--json']);
    expect(code).toBe(1);
    expect(jsonLines<Row>(output)[0]).toMatchObject({
      file: path,
      modelId,
      error: expect.stringMatching(/not a file of strokes/) as string,
    });
  });

  it('says that a file of strokes has no drawings', async () => {
    const path = join(temporaryFolder(), 'strokes.json');
    writeFileSync(path, '[]');
    const { code, output, errors } = await classify(['--strokes', path]);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain(`\n${path} holds no drawings. Choose another file.\n`);
  });

  it('gives a confidence to a tenth of a percent, and never as 100 %', async () => {
    const zero = resolve(import.meta.dirname, '../../../samples/digits/0.png');
    const { output } = await runCli(['classify', '--engine', 'portable', zero]);
    expect(output).toMatch(/: 0 \((> 99\.9|\d\d\.\d) %\)\n$/);
  });

  it('asks for something to read', async () => {
    const { code, errors } = await classify([]);
    expect([code, errors]).toEqual([
      1,
      'error: Nothing to read: name image files or folders, "-", or a file with --strokes.\n',
    ]);
  });

  it('names the models there are when it does not know one', async () => {
    const { code, errors, output } = await runCli(['classify', '--model', 'nonesuch', 'x.png']);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/There is no model "nonesuch"/);
  });
});

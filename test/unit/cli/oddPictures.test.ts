import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Jimp } from 'jimp';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../node/temporaryFolder';
import { jsonLines, runCli } from './runCli';

const SEVEN = resolve(__dirname, '../../../samples/digits/7.png');
const CMYK = resolve(__dirname, '../../fixtures/seven-cmyk.jpg');

interface Row {
  readonly reading: string | null;
  readonly error?: string;
}

/** What the command line makes of each of the files. */
async function classify(paths: readonly string[]): Promise<(string | null)[]> {
  const { output } = await runCli(['classify', '--engine', 'portable', '--json', ...paths]);
  return jsonLines<Row>(output).map(({ reading, error }) => {
    expect(error).toBeUndefined();
    return reading;
  });
}

async function evenPicture(width: number, height: number, color: number): Promise<Buffer> {
  return new Jimp({ width, height, color }).getBuffer('image/png');
}

describe('digit classify', () => {
  it('reads nothing where nothing can be read, and says so', async () => {
    const folder = temporaryFolder();
    const bar = new Jimp({ width: 10_000, height: 1, color: 0xffffffff });
    for (let x = 0; x < 10_000; x++) if (x % 999 < 300) bar.setPixelColor(0x000000ff, x, 0);
    const pictures = {
      'no-ink.png': await evenPicture(50, 40, 0xffffffff),
      'only-ink.png': await evenPicture(50, 40, 0x000000ff),
      'one-pixel.png': await evenPicture(1, 1, 0x000000ff),
      'wide.png': await bar.getBuffer('image/png'),
      'high.png': await bar.rotate(90).getBuffer('image/png'),
    };
    const paths = Object.entries(pictures).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    expect(await classify(paths)).toEqual([null, null, null, null, null]);
  });

  it('reads a JPEG in the colours of print, a JPEG named .png, and few shades', async () => {
    const folder = temporaryFolder();
    const seven = await Jimp.read(SEVEN);
    writeFileSync(join(folder, 'jpeg.png'), await seven.getBuffer('image/jpeg'));
    writeFileSync(join(folder, 'palette.gif'), await seven.getBuffer('image/gif'));
    cpSync(CMYK, join(folder, 'cmyk.jpg'));
    const names = ['jpeg.png', 'palette.gif', 'cmyk.jpg'];
    expect(await classify(names.map((name) => join(folder, name)))).toEqual(['7', '7', '7']);
  });
});

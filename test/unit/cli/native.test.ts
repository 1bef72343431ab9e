import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Jimp } from 'jimp';
import { describe, expect, it } from 'vitest';
import { findInstallation } from '../../../src/node/engines/nativeInstallation';
import { readModelFolder, writeModelFolder } from '../../../src/node/models/modelStore';
import { temporaryFolder } from '../node/temporaryFolder';
import { untrainedModel } from '../node/untrainedModel';
import { jsonLines, runCli } from './runCli';
import { writeSmallDataset } from './smallDataset';

const root = resolve(import.meta.dirname, '../../..');
const present = findInstallation([join(root, '.native'), root]) !== null;

describe.skipIf(!present)('the native engine (needs tfjs-node)', () => {
  it('reads as the portable one does, with nothing but results on standard output', async () => {
    const folder = temporaryFolder();
    await writeModelFolder(join(folder, 'model'), await untrainedModel());
    const image = new Jimp({ width: 40, height: 60, color: 0xffffffff });
    image.scan(17, 10, 6, 40, (x, y) => void image.setPixelColor(0x000000ff, x, y));
    writeFileSync(join(folder, 'bar.png'), await image.getBuffer('image/png'));
    const read = async (engine: string): Promise<readonly number[]> => {
      const args = ['--model', join(folder, 'model'), '--engine', engine, '--json', join(folder, 'bar.png')];
      const { output, errors } = await runCli(['classify', ...args]);
      expect(errors).toMatch(new RegExp(`^Engine: ${engine}\\.`, 'm'));
      const [row] = jsonLines<{ digits: { probabilities: number[] }[] }>(output);
      return row?.digits[0]?.probabilities ?? [];
    };
    const portable = await read('portable');
    const native = await read('native');
    expect(portable).toHaveLength(10);
    native.forEach((share, digit) => expect(share).toBeCloseTo(portable[digit]!, 4));
  });

  it('trains', async () => {
    const folder = temporaryFolder();
    writeSmallDataset(folder);
    const out = join(folder, 'model');
    const args = ['--dataset', folder, '--epochs', '1', '--engine', 'native', '--out', out];
    const { code, output } = await runCli(['train', ...args]);
    expect(code).toBe(0);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
    expect((await readModelFolder(out)).card.engine).toBe('native');
  });
});

import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ClassifiedImage } from '../../../src/extension/classify/classifiedImage';
import { classify } from './classifying';
import { assertHostIsLight, extension } from './digitLab';

describe('Classify Image', () => {
  it('reads the samples, in every format', async () => {
    const samples = vscode.Uri.joinPath(extension().extensionUri, 'samples');
    const { result, told } = await classify(samples);
    assert.deepEqual(told, []);
    const readings = new Map(result.map(({ file, reading }) => [basename(file), reading]));
    for (let digit = 0; digit <= 9; digit++) assert.equal(readings.get(`${digit}.png`), String(digit));
    assert.equal(readings.get('eight.bmp'), '8');
    assert.equal(readings.get('five-pencil.jpg'), '5');
    assert.equal(readings.get('six.gif'), '6');
    assert.equal(readings.get('two.webp'), '2');
    assert.equal(readings.get('nine.tiff'), '9');
    assert.equal(readings.get('number-2024.png'), '2024');
  });

  it('reads the samples as the command line does: digits, boxes and probabilities', async () => {
    const { result } = await classify(vscode.Uri.joinPath(extension().extensionUri, 'samples'));
    const expected = new Map(readSamplesOnCommandLine().map((row) => [basename(row.file), row]));
    assert.equal(result.length, expected.size);
    for (const { file, reading, digits } of result) {
      const row = expected.get(basename(file));
      assert.equal(reading, row?.reading);
      assertClose(digits.flatMap(numbersOf), row?.digits.flatMap(numbersOf) ?? []);
    }
  });

  it('keeps tfjs and the decoders out of the extension host', assertHostIsLight);
});

type Row = Pick<ClassifiedImage, 'file' | 'reading' | 'digits'>;

function readSamplesOnCommandLine(): Row[] {
  const output = execFileSync(
    process.execPath,
    ['dist/cli.js', 'classify', '--json', '--engine', 'portable', 'samples'],
    {
      cwd: extension().extensionPath,
      encoding: 'utf8',
      // Desktop VS Code runs extensions in Electron, which is Node only when told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const lines = output.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function numbersOf({ digit, probabilities, box }: Row['digits'][number]): number[] {
  return [digit, ...probabilities, ...box];
}

function assertClose(actual: readonly number[], expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, index) => {
    assert.ok(Math.abs(value - expected[index]!) < 1e-4, `${value} is not ${expected[index]!}`);
  });
}

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from './openDigitLab';

/** @returns the exit status of `npm start -- --check` and the lines that it printed, and what it said was wrong */
function check(...more: string[]): Promise<{ status: number; lines: string[]; complaint: string }> {
  return new Promise((resolve) => {
    const args = [join(ROOT, 'tools/start.mjs'), '--check', ...more];
    const child = execFile(process.execPath, args, (_, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), complaint: stderr });
    });
  });
}

/** As the pad shows it: no reading is certain. */
const LINE = /^drew \d, read (nothing|\d at (\d\d?\.\d|> 99\.9|< 0\.1) %)$/;

describe('npm start -- --check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-untrained-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The shipped model with weights that nobody trained: all of them nearly nothing. */
  function untrainedModel(): string {
    const model = join(folder, 'compact');
    cpSync(join(ROOT, 'models/compact'), model, { recursive: true });
    const weights = readFileSync(join(model, 'weights.bin'));
    writeFileSync(join(model, 'weights.bin'), Buffer.alloc(weights.length));
    const card = join(model, 'card.json');
    const untrained = JSON.parse(readFileSync(card, 'utf8')) as Record<string, unknown>;
    writeFileSync(card, JSON.stringify({ ...untrained, id: 'compact-000000000000' }));
    return model;
  }

  test('succeeds with the shipped model', async () => {
    const { status, lines } = await check();
    expect(lines.length).toBe(10);
    for (const line of lines) expect(line).toMatch(LINE);
    const right = lines.filter((line, digit) => line.startsWith(`drew ${digit}, read ${digit} at`));
    expect(right.length, lines.join('\n')).toBeGreaterThanOrEqual(9);
    expect(status).toBe(0);
  });

  test('fails with an untrained model', async () => {
    const { status, lines } = await check('--model', untrainedModel());
    expect(lines.length).toBe(10);
    for (const line of lines) expect(line).toMatch(LINE);
    expect(status).toBe(1);
  });

  test('names an option that it does not have', async () => {
    const { status, complaint } = await check('--modell', 'compact');
    expect(complaint).toMatch(/^Unknown option '--modell'/);
    expect(status).toBe(1);
  });
});

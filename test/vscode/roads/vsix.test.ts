import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { ROOT } from './openDigitLab';
import { describeThreeRoads } from './threeRoads';

const folder = mkdtempSync(join(tmpdir(), 'digit-lab-vsix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Packs a copy of the checkout and removes the copy again, so that nothing which the package may still want of the
 * place where it was made is there any more when it is installed.
 * @returns path of the package
 */
async function packFromElsewhere(): Promise<string> {
  const clone = join(folder, 'clone');
  const made =
    /^(node_modules|dist|dist-test|test|\.git|\.vscode-test|\.tensorflow|\.native|\.peers|\.torch|.*\.vsix)$/;
  for (const name of readdirSync(ROOT)) {
    if (!made.test(name)) cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  const vsix = join(folder, 'digit-lab.vsix');
  await promisify(execFile)(process.execPath, [join(clone, 'tools/package.mjs'), '--out', vsix]);
  rmSync(clone, { recursive: true });
  return vsix;
}

describeThreeRoads('from a package', async () => ({ vsix: await packFromElsewhere() }));

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium, requireChromium } from '../../../../tools/host/chromium.mjs';

let folder = '';

/** Puts a program into the only folder of the PATH. */
function install(name: string): string {
  const file = join(folder, name);
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digit-lab-chromium-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('CHROME_PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a Chromium on the PATH is found, and one that CHROME_PATH names goes before it', () => {
  const chromium = install('chromium');
  expect(findChromium()).toBe(chromium);
  const own = install('my-browser');
  vi.stubEnv('CHROME_PATH', own);
  expect(findChromium()).toBe(own);
});

test('a CHROME_PATH that names no program is said, not passed over', async () => {
  install('chromium');
  vi.stubEnv('CHROME_PATH', join(folder, 'nothing'));
  await expect(requireChromium()).rejects.toThrow('CHROME_PATH names');
});

// Type-checks every folder under its own tsconfig, so that each wall sees only the globals it may.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { references } = JSON.parse(readFileSync(`${root}/tsconfig.json`, 'utf8'));

let failed = 0;
for (const { path } of references) {
  process.stderr.write(`types: ${path}\n`);
  const { status } = spawnSync(process.execPath, [tsc, '-p', path], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;

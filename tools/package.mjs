// npm run package: makes digit-lab-<version>.vsix, which runs on every platform.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installDependencies } from './host/install.mjs';
import { readOptions } from './host/options.mjs';
import { runLoudly, step } from './host/progress.mjs';
import { ROOT } from './host/provision.mjs';

const HELP = `npm run package [-- --out FILE]

Makes the package from a production build of its own; dist/ is left as it is.
`;

/** What the package is made of, beside the build. */
const PARTS = ['package.json', '.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE', 'media', 'models'];

/**
 * @param {string} file path of the package
 * @throws {Error} if a part is missing or vsce refuses it
 */
async function makePackage(file) {
  const stage = mkdtempSync(join(tmpdir(), 'digit-lab-package-'));
  try {
    for (const part of PARTS) {
      const source = join(ROOT, part);
      if (!existsSync(source)) throw new Error(`${part} is missing; a package needs it.`);
      cpSync(source, join(stage, part), { recursive: true });
    }
    step('building for production');
    const out = join(stage, 'dist');
    await runLoudly(process.execPath, ['esbuild.mjs', '--production', `--out=${out}`], { cwd: ROOT });
    step('packing');
    const vsce = join(createRequire(import.meta.url).resolve('@vscode/vsce/package.json'), '../vsce');
    const pack = [vsce, 'package', '--no-dependencies', '--out', file];
    await runLoudly(process.execPath, pack, { cwd: stage });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

const { values: options } = readOptions({ options: { out: { type: 'string' } } }, HELP);
try {
  await installDependencies();
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const file = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    options.out ?? join(ROOT, `${name}-${version}.vsix`),
  );
  await makePackage(file);
  process.stdout.write(`${file}: ${(statSync(file).size / 1e6).toFixed(2)} MB\n`);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

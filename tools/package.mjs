// npm run package: makes digit-lab-<version>.vsix, which runs on every platform.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDependencies } from './host/install.mjs';
import { asNamed, readOptions } from './host/options.mjs';
import { runLoudly, step } from './host/progress.mjs';
import { ROOT } from './host/provision.mjs';
import { shipsBy } from './package/shipsBy.mjs';
import { thirdPartyNotices } from './package/thirdPartyNotices.mjs';

const HELP = `npm run package [-- --out FILE] [--metafile FILE]

Makes the package from a production build of its own; dist/ is left as it is. --metafile keeps what esbuild says of it.
`;

/** What the package is made of, beside the build. */
const PARTS = ['package.json', '.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE', 'media', 'models'];

/**
 * @param {string} file path of the package
 * @param {string | undefined} metafile where to keep esbuild's
 * @throws {Error} if a part is missing or vsce refuses it
 */
async function makePackage(file, metafile) {
  const stage = mkdtempSync(join(tmpdir(), 'digit-lab-package-'));
  try {
    for (const part of PARTS) {
      const source = join(ROOT, part);
      if (!existsSync(source)) throw new Error(`${part} is missing; a package needs it.`);
      cpSync(source, join(stage, part), { recursive: true });
    }
    step('building for production');
    const out = join(stage, 'dist');
    const meta = join(stage, 'metafile.json');
    const build = ['esbuild.mjs', '--production', `--out=${out}`, `--metafile=${meta}`];
    await runLoudly(process.execPath, build, { cwd: ROOT });
    const ships = shipsBy(readFileSync(join(ROOT, '.vscodeignore'), 'utf8'));
    const notices = thirdPartyNotices(JSON.parse(readFileSync(meta, 'utf8')), ships);
    writeFileSync(join(stage, 'ThirdPartyNotices.txt'), notices);
    if (metafile !== undefined) cpSync(meta, metafile);
    step('packing');
    const vsce = join(createRequire(import.meta.url).resolve('@vscode/vsce/package.json'), '../vsce');
    const pack = [vsce, 'package', '--no-dependencies', '--out', file];
    await runLoudly(process.execPath, pack, { cwd: stage });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

const { values: options } = readOptions(
  { options: { out: { type: 'string' }, metafile: { type: 'string' } } },
  HELP,
);
try {
  await installDependencies();
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const file = options.out === undefined ? join(ROOT, `${name}-${version}.vsix`) : asNamed(options.out);
  await makePackage(file, options.metafile === undefined ? undefined : asNamed(options.metafile));
  process.stdout.write(`${file}: ${(statSync(file).size / 1e6).toFixed(2)} MB\n`);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

// Trains the models that ship, through the command line: npm run make-models. The same configuration and seed on the
// same engine make the same model; options given here (say `--engine native`) come after these and win.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The recipe of its architecture (`src/ml/training/defaults.ts`), with what the result depends on most spelled out. */
const COMPACT = ['--model', 'compact', '--dataset', 'mnist', '--epochs', '8', '--seed', '1'];

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'tools/digit.mjs'),
    'train',
    ...COMPACT,
    '--out',
    join(root, 'models/compact'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;

// Trains the models that ship, through the command line. The same options on the same engine make the same models.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from './host/options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const HELP = `npm run make-models [-- MODEL... OPTIONS]

Trains the models that ship, or those of them that are named (compact, cnn, mlp), on MNIST, on pen drawings, on digits of
fonts and on generated images ("mixed" of "digit train"), and puts each into models/<name>.

  --epochs N     in place of each model's own number
  --seed N       of everything that is left to chance (default: 1)
  --engine NAME  native, portable or auto (default: auto)
  --dataset X    what "digit train" takes (default: mixed)
  --out FOLDER   in place of models/
  --log FILE     what the training says, one line an epoch, goes there and not to the terminal
`;

/** What each model is trained with beyond its architecture's recipe (src/ml/training/defaults.ts). */
const RECIPES = {
  compact: ['--epochs', '14', '--elastic', '1'],
  cnn: ['--epochs', '5', '--elastic', '1', '--one-cycle', '--learning-rate', '0.002', '--batch-size', '128'],
  mlp: ['--epochs', '40', '--elastic', '2.5', '--one-cycle'],
};

const { values, positionals } = readOptions(
  {
    allowPositionals: true,
    options: {
      epochs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      engine: { type: 'string', default: 'auto' },
      dataset: { type: 'string', default: 'mixed' },
      out: { type: 'string', default: join(root, 'models') },
      log: { type: 'string' },
    },
  },
  HELP,
);

/**
 * @param {string} name of the model
 * @param {string[]} recipe
 * @returns {Promise<number>} the exit code
 */
function train(name, recipe) {
  const { epochs, seed, engine, dataset, out, log } = values;
  const chosen = [
    '--seed',
    seed,
    '--engine',
    engine,
    '--dataset',
    dataset,
    '--validation-split',
    '0.05',
    '--out',
    join(resolve(out), name),
  ];
  // What is given twice counts as it is given last.
  if (epochs !== undefined) chosen.push('--epochs', epochs);
  const child = spawn(
    process.execPath,
    [join(root, 'tools/digit.mjs'), 'train', '--model', name, ...recipe, ...chosen],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines = log === undefined ? null : createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(lines ?? process.stdout, { end: false });
  child.stderr.pipe(lines ?? process.stderr, { end: false });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (lines === null ? done(code ?? 1) : lines.end(() => done(code ?? 1))));
  });
}

const names = positionals.length > 0 ? positionals : Object.keys(RECIPES);
const unknown = names.filter((name) => !Object.hasOwn(RECIPES, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no model ${unknown.join(', ')}. There are ${Object.keys(RECIPES).join(', ')}.\n`,
  );
  process.exitCode = 1;
} else {
  for (const name of names) {
    process.exitCode = await train(name, RECIPES[/** @type {keyof typeof RECIPES} */ (name)]);
    if (process.exitCode !== 0) break;
  }
}

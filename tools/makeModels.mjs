// Trains the models that ship, through the command line. The same options make the same models on the same engine with as
// many threads (of native, cores) on the same kind of processor, of the same fonts.
import { once } from 'node:events';
import { appendFileSync, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnGroup } from './host/children.mjs';
import { asNamed, readOptions } from './host/options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SHIPPED = join(root, 'models');

const HELP = `npm run make-models [-- MODEL... OPTIONS]

Trains the models that ship, or those of them that are named (compact, cnn, mlp), on MNIST, on pen drawings, on digits of
fonts and on generated images ("mixed" of "digit train"), and puts each into models/<name>. compact teaches cnn: the one
that is made in the same run, or else the one that ships.

  --epochs N     in place of each model's own number
  --seed N       of everything that is left to chance (default: 1)
  --engine NAME  native, portable or auto (default: auto)
  --dataset X    what "digit train" takes (default: mixed)
  --out FOLDER   in place of models/
  --log FILE     what the training says, one line an epoch, goes there and not to the terminal
`;

/** Of the images to train on, what the models are chosen and calibrated by. */
const SPLIT = ['--validation-split', '0.05'];

/** Whom the others learn from. */
const TEACHER = 'compact';

/**
 * What each model is trained with beyond its architecture's recipe (src/ml/training/defaults.ts), in the order in which they
 * are made.
 */
const RECIPES = {
  compact: { options: ['--epochs', '14', '--elastic', '1'], isTaught: false },
  cnn: {
    options: [
      '--epochs',
      '7',
      '--elastic',
      '1',
      '--one-cycle',
      '--learning-rate',
      '0.002',
      '--batch-size',
      '128',
    ],
    isTaught: true,
  },
  mlp: { options: ['--epochs', '40', '--elastic', '2.5', '--one-cycle'], isTaught: false },
};

const { values, positionals } = readOptions(
  {
    allowPositionals: true,
    options: {
      epochs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      engine: { type: 'string', default: 'auto' },
      dataset: { type: 'string', default: 'mixed' },
      out: { type: 'string', default: SHIPPED },
      log: { type: 'string' },
    },
  },
  HELP,
);

const log = values.log === undefined ? undefined : asNamed(values.log);

/** @returns {string | null} why the log cannot be written, as a sentence */
function problemOfLog() {
  if (log === undefined) return null;
  try {
    appendFileSync(log, '');
    return null;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    return `--log: ${log} cannot be written (${code}). Name a file in a folder that exists.`;
  }
}

/** What "digit train" takes by name, in place of a folder. */
const DATASETS = ['mnist', 'mixed', 'synthetic'];

/** "digit train" has said why. */
class TrainingFailed extends Error {}

/**
 * @param {string[]} options of "digit train"
 * @returns {Promise<void>} rejects with `TrainingFailed` if it fails
 */
async function digitTrain(options) {
  const child = spawnGroup(process.execPath, [join(root, 'tools/digit.mjs'), 'train', ...SPLIT, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = log === undefined ? null : createWriteStream(log, { flags: 'a' });
  child.stdout?.pipe(lines ?? process.stdout, { end: false });
  child.stderr?.pipe(lines ?? process.stderr, { end: false });
  const [code] = await once(child, 'close');
  if (lines !== null) await new Promise((done) => lines.end(done));
  if (code !== 0) throw new TrainingFailed();
}

/** @param {keyof typeof RECIPES} name of the model */
async function make(name) {
  const { options, isTaught } = RECIPES[name];
  const { seed, engine, out } = values;
  const dataset = DATASETS.includes(values.dataset) ? values.dataset : asNamed(values.dataset);
  await digitTrain([
    ...['--model', name, ...options, '--seed', seed, '--engine', engine, '--dataset', dataset],
    ...['--out', join(asNamed(out), name)],
    ...(isTaught ? ['--teachers', join(names.includes(TEACHER) ? asNamed(out) : SHIPPED, TEACHER)] : []),
    // What is given twice counts as it is given last.
    ...(values.epochs === undefined ? [] : ['--epochs', values.epochs]),
  ]);
}

const unknown = positionals.filter((name) => !Object.hasOwn(RECIPES, name));
/** The models to make. */
const names = Object.keys(RECIPES).filter((name) => positionals.length === 0 || positionals.includes(name));
const problem =
  unknown.length > 0
    ? `There is no model ${unknown.join(', ')}. There are ${Object.keys(RECIPES).join(', ')}.`
    : problemOfLog();
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  try {
    for (const name of names) await make(/** @type {keyof typeof RECIPES} */ (name));
  } catch (error) {
    if (!(error instanceof TrainingFailed)) throw error;
    process.exitCode = 1;
  }
}

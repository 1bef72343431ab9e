// Trains the models that ship, through the command line. The same options on the same engine make the same models.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asNamed, readOptions } from './host/options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const HELP = `npm run make-models [-- MODEL... OPTIONS]

Trains the models that ship, or those of them that are named (compact, cnn, mlp), on MNIST, on pen drawings, on digits of
fonts and on generated images ("mixed" of "digit train"), and puts each into models/<name>. Two networks of compact's
layers, trained on MNIST alone, teach cnn; they are trained first and kept in .teachers.

  --epochs N       in place of each model's own number
  --seed N         of everything that is left to chance (default: 1)
  --engine NAME    native, portable or auto (default: auto)
  --dataset X      what "digit train" takes (default: mixed)
  --out FOLDER     in place of models/
  --keep-teachers  teach with what is in .teachers instead of training it again
  --log FILE       what the training says, one line an epoch, goes there and not to the terminal
`;

/** Of the images to train on, what the models are chosen and calibrated by. */
const SPLIT = ['--validation-split', '0.05'];

/** What each model is trained with beyond its architecture's recipe (src/ml/training/defaults.ts). */
const RECIPES = {
  compact: { options: ['--epochs', '14', '--elastic', '1'], isTaught: false },
  cnn: {
    options: [
      '--epochs',
      '5',
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

/** What the teachers differ in. */
const TEACHER_SEEDS = ['1', '2'];

const { values, positionals } = readOptions(
  {
    allowPositionals: true,
    options: {
      epochs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      engine: { type: 'string', default: 'auto' },
      dataset: { type: 'string', default: 'mixed' },
      out: { type: 'string', default: join(root, 'models') },
      'keep-teachers': { type: 'boolean', default: false },
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

/** "digit train" has said why. */
class TrainingFailed extends Error {}

/**
 * @param {string[]} options of "digit train"
 * @returns {Promise<void>} rejects with `TrainingFailed` if it fails
 */
async function digitTrain(options) {
  const child = spawn(process.execPath, [join(root, 'tools/digit.mjs'), 'train', ...SPLIT, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = log === undefined ? null : createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(lines ?? process.stdout, { end: false });
  child.stderr.pipe(lines ?? process.stderr, { end: false });
  const [code] = await once(child, 'close');
  if (lines !== null) await new Promise((done) => lines.end(done));
  if (code !== 0) throw new TrainingFailed();
}

/** @type {Promise<string[]> | null} the folders of the networks that teach */
let teachers = null;

/** @returns {Promise<string[]>} */
async function trainTeachers() {
  const folders = TEACHER_SEEDS.map((seed) => ({ seed, folder: join(root, '.teachers', seed) }));
  for (const { seed, folder } of folders) {
    if (values['keep-teachers']) continue;
    const chosen = ['--dataset', 'mnist', '--engine', values.engine, '--seed', seed, '--out', folder];
    await digitTrain(['--model', 'compact', ...RECIPES.compact.options, ...chosen, ...chosenEpochs()]);
  }
  return folders.map(({ folder }) => folder);
}

/** What is given twice counts as it is given last. */
function chosenEpochs() {
  return values.epochs === undefined ? [] : ['--epochs', values.epochs];
}

/** @param {keyof typeof RECIPES} name of the model */
async function make(name) {
  const { options, isTaught } = RECIPES[name];
  const { seed, engine, dataset, out } = values;
  await digitTrain([
    ...['--model', name, ...options, '--seed', seed, '--engine', engine, '--dataset', dataset],
    ...['--out', join(asNamed(out), name)],
    ...(isTaught ? ['--teachers', ...(await (teachers ??= trainTeachers()))] : []),
    ...chosenEpochs(),
  ]);
}

const names = positionals.length > 0 ? positionals : Object.keys(RECIPES);
const unknown = names.filter((name) => !Object.hasOwn(RECIPES, name));
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

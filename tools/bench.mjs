// npm run bench: measures, and judges nothing; the machine should have nothing else to do.
import { ENGINES } from './bench/engines.mjs';
import { jsonLine } from './bench/measurement.mjs';
import { readPerformance, savePerformance, sectionIn } from './bench/performanceFile.mjs';
import { build, installDependencies } from './host/install.mjs';
import { readOptions, wholeNumber } from './host/options.mjs';

/** @typedef {import('./bench/measurement.mjs').Request} Request */
/** @typedef {import('./bench/measurement.mjs').Outcome} Outcome */
/** @typedef {import('./bench/performanceFile.mjs').BenchName} BenchName */

/**
 * @typedef {object} Bench
 * @property {string} what
 * @property {() => Promise<unknown>} build makes what it measures
 * @property {() => Promise<(request: Request) => Promise<Outcome>>} load
 * @property {readonly string[]} takes options that mean something to it
 */

const buildPrograms = async () => (await import('./bench/bundle.mjs')).buildPrograms();
const throughput = async () => (await import('../test/bench/throughput.mjs')).throughput;

/** @type {Record<BenchName, Bench>} */
const BENCHES = {
  training: {
    what: 'images/s in training at batch 128, and peak memory',
    build: buildPrograms,
    load: async () => (await throughput())('training'),
    takes: ['model', 'engine', 'skip-peers'],
  },
  inference: {
    what: 'images/s in prediction at batch 512, and peak memory',
    build: buildPrograms,
    load: async () => (await throughput())('inference'),
    takes: ['model', 'engine', 'skip-peers'],
  },
  'time-to-accuracy': {
    what: 'seconds until 99.48 % of the test set are read: ours with compact, Keras with the reference recipe; hours',
    build: buildPrograms,
    load: async () => (await import('../test/bench/timeToAccuracy.mjs')).measure,
    takes: ['model', 'engine', 'skip-peers', 'seeds', 'give-up'],
  },
  pad: {
    what: 'the drawing pad in the real workbench: activation, opening, strokes to bars, the heat map, and its size',
    build: () => build({ production: true }),
    load: async () => (await import('../test/bench/pad.mjs')).measure,
    takes: [],
  },
  classify: {
    what: 'folders of 1,000 and 10,000 images in the real workbench: time, and how the extension host answers meanwhile; opening an IDX file',
    build: () => build({ production: true }),
    load: async () => (await import('../test/bench/classify.mjs')).measure,
    takes: [],
  },
};

const HELP = `npm run bench -- NAME... [--model NAME]... [--engine NAME]... [--skip-peers] [--seeds N] [--give-up S] [--json]

Measures these:

${Object.entries(BENCHES)
  .map(([name, { what }]) => `  ${name.padEnd(16)} ${what}`)
  .join('\n')}

on these engines, one after the other, each in a process of its own, with these models:

${Object.entries(ENGINES)
  .map(([name, { models }]) => `  ${name.padEnd(16)} ${models.join(', ')}`)
  .join('\n')}

native and portable are Digit Lab's. keras and torch are the scripts of ../shared/peers (or of $DIGIT_LAB_SHARED/peers),
run by .peers/bin/python and .torch/bin/python of the checkout: where one is missing its column stays empty, and the bench
says so. tfjs-node-plain and tfjs-wasm-stock are the same models in stock tfjs.

  --model NAME     only this model; may be given again
  --engine NAME    only this engine; may be given again
  --skip-peers     only native and portable
  --seeds N        trainings of time-to-accuracy an engine, 3 if left out; their median counts
  --give-up S      seconds after which Keras is given up if it has not come there: it then takes longer than that
  --json           one JSON object a line on standard output as soon as it is known, and nothing else there

docs/performance.md keeps a section a bench. It is written by a run without --json:
  training, inference  if nothing limits the run and nothing failed, so that all figures of a table are of one run
  time-to-accuracy     after each engine: its row is replaced if it has no more seeds, and the rows of other engines stay
                       with their dates as long as the machine is the same, and the size of the model
  pad, classify        always
`;

const { values: options, positionals } = readOptions(
  {
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      model: { type: 'string', multiple: true, default: [] },
      engine: { type: 'string', multiple: true, default: [] },
      'skip-peers': { type: 'boolean', default: false },
      seeds: { type: 'string' },
      'give-up': { type: 'string' },
    },
  },
  HELP,
);

/** @returns {number} */
function seeds() {
  return wholeNumber(options.seeds ?? '3', '--seeds', 1);
}

/** @returns {number} seconds, `Infinity` if it was left out */
function giveUp() {
  const seconds = Number(options['give-up'] ?? Infinity);
  if (seconds > 0) return seconds;
  throw new Error(`--give-up takes seconds, not "${options['give-up']}".`);
}

/**
 * @returns {BenchName[]} what was asked for
 * @throws {Error} if there is no such bench, or an option means nothing to it
 */
function chosen() {
  if (positionals.length === 0) throw new Error(`Name what to measure.\n\n${HELP}`);
  const given = ['model', 'engine', 'skip-peers', 'seeds', 'give-up'].filter((name) => {
    const value = options[/** @type {keyof typeof options} */ (name)];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
  return positionals.map((name) => {
    if (!Object.hasOwn(BENCHES, name)) throw new Error(`There is no bench "${name}".\n\n${HELP}`);
    const bench = /** @type {BenchName} */ (name);
    const needless = given.find((option) => !BENCHES[bench].takes.includes(option));
    if (needless !== undefined) throw new Error(`The bench "${name}" takes no --${needless}.`);
    return bench;
  });
}

/** @param {BenchName} name */
async function run(name) {
  const measure = await BENCHES[name].load();
  const { text, failures } = await measure({
    limits: { models: options.model, engines: options.engine, skipPeers: options['skip-peers'] },
    seeds: seeds(),
    giveUp: giveUp(),
    report: (measurement) => {
      if (options.json) process.stdout.write(`${jsonLine(name, measurement)}\n`);
    },
    saved: sectionIn(readPerformance(), name),
    save: (body) => {
      if (!options.json) savePerformance(name, body);
    },
  });
  if (!options.json) process.stdout.write(`\n${text}\n\n`);
  for (const failure of failures) process.stderr.write(`not measured: ${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
}

try {
  const names = chosen();
  seeds();
  giveUp();
  await installDependencies();
  for (const make of new Set(names.map((name) => BENCHES[name].build))) await make();
  for (const name of names) await run(name);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

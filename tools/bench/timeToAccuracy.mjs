// The rule of the bench "time-to-accuracy", and its section of docs/performance.md, which its engines fill one by one.
import { markdownTable } from '../../src/cli/markdownTable.mjs';
import { ENGINE_NAMES } from './engines.mjs';
import { mean, median } from './measurement.mjs';
import { figure, readTable } from './table.mjs';

/** Share of MNIST's test set: what the reference project's network reads. */
const TARGET = 0.9948;

/**
 * Weights that a training kept: when, in seconds since its start, and their share of the test set read right.
 * @typedef {{ seconds: number, testAccuracy: number }} Kept
 */

/**
 * @param {readonly Kept[]} kept in the order of training
 * @returns {number} when the first that reads as well as the target was kept; `Infinity` if none does
 */
export function secondsToAccuracy(kept) {
  return kept.find(({ testAccuracy }) => testAccuracy >= TARGET)?.seconds ?? Infinity;
}

/**
 * @param {readonly Record<string, unknown>[]} lines what the reference recipe in Keras prints
 * @returns {Kept[]} its epochs that are better on the hold-out than all before
 */
export function keptEpochs(lines) {
  let best = -Infinity;
  return lines.flatMap(({ seconds, val_accuracy: validation, test_accuracy: testAccuracy }) => {
    if (typeof seconds !== 'number' || typeof validation !== 'number' || typeof testAccuracy !== 'number')
      return [];
    if (validation <= best) return [];
    best = validation;
    return [{ seconds, testAccuracy }];
  });
}

/**
 * How long a training took to come to weights that are good enough. If it did not, `seconds` is as long as it was watched:
 * it takes longer than that, `Infinity` if it ended by itself.
 * @typedef {{ seconds: number, reached: boolean }} Time
 */

/**
 * What a training came to that ran to its end: the share of the test set that its weights read right, and its seconds.
 * @typedef {{ testAccuracy: number, seconds: number }} End
 */

/**
 * @typedef {object} Row
 * @property {string} engine
 * @property {string} model
 * @property {number | null} parameters of the model; `null` where the engine does not tell
 * @property {readonly Time[]} times of each seed
 * @property {readonly End[]} ends of each seed; none where trainings end once the mark is reached
 * @property {readonly number[]} peaks 10^6 bytes
 * @property {string} software
 * @property {string} date
 */

/**
 * How many parameters each model has as it is built today.
 * @typedef {Readonly<Record<string, number>>} Sizes
 */

const HEAD = [
  'engine',
  'model',
  'parameters',
  'with',
  'measured',
  'each seed',
  'ends with, %',
  'seconds',
  'mean end, %',
  'whole run, s',
  'peak memory, MB',
];

/** Columns of text, at the left. */
const TEXTS = 7;

/** The columns of the model, of its parameters, and of the seeds. */
const MODEL = 1;
const PARAMETERS = 2;
const SEEDS = 5;

const WHAT =
  `Seconds of training until weights are kept that read ${(TARGET * 100).toFixed(2)} % of MNIST’s test set. Each epoch, ` +
  'a run keeps the weights that are best on the hold-out, by the validation loss, as the product does. The first weights ' +
  'kept that reach the mark give the time, median of the seeds; they are tested after the run, or out of the clock. What ' +
  'the runs of the seeds end with has a mean, and the whole run a median. `compact` trains as it does by default, ' +
  'augmentation included.';

const OF_KERAS =
  '`keras` is the reference recipe for `cnn`, batch 64; there it goes by the validation accuracy, as its script prints only that.';

const OF_GIVEN_UP = '“> 100” is a run that was given up after 100 s.';

/**
 * @param {readonly (readonly string[])[]} rows
 * @returns {string} what the table shows, as far as it shows it
 */
function explanation(rows) {
  return [
    WHAT,
    ...(rows.some(([engine]) => engine === 'keras') ? [OF_KERAS] : []),
    ...(rows.some((row) => row[SEEDS]?.includes('>')) ? [OF_GIVEN_UP] : []),
  ].join(' ');
}

/**
 * @param {readonly Time[]} times
 * @returns {Time} their median; not reached if all that is known is that it is longer
 */
export function medianTime(times) {
  // Of two runs of as many seconds, the one that was given up takes longer.
  const sorted = [...times].sort((a, b) => a.seconds - b.seconds || Number(b.reached) - Number(a.reached));
  // The middle one, or the upper of two: what was given up before it may take longer than it.
  const middle = Math.floor(sorted.length / 2);
  return {
    seconds: median(sorted.map(({ seconds }) => seconds)),
    reached: sorted.slice(0, middle + 1).every(({ reached }) => reached),
  };
}

/** @param {Time} time */
function timeCell({ seconds, reached }) {
  if (reached) return figure(seconds);
  return Number.isFinite(seconds) ? `> ${figure(seconds)}` : 'not reached';
}

/** @param {number | null} parameters */
const sizeCell = (parameters) => parameters?.toLocaleString('en-US') ?? '';

/** @param {number} share */
const percentCell = (share) => (share * 100).toFixed(2);

/**
 * @param {readonly number[]} values
 * @param {(values: readonly number[]) => string} cell of some
 */
const cellOfSome = (values, cell) => (values.length === 0 ? '' : cell(values));

/** @param {Row} row */
function cells({ engine, model, parameters, software, date, times, ends, peaks }) {
  const accuracies = ends.map(({ testAccuracy }) => testAccuracy);
  const lengths = ends.map(({ seconds }) => seconds);
  return [
    engine,
    model,
    sizeCell(parameters),
    software,
    date,
    times.map(timeCell).join(', '),
    accuracies.map(percentCell).join(', '),
    timeCell(medianTime(times)),
    cellOfSome(accuracies, (some) => percentCell(mean(some))),
    cellOfSome(lengths, (some) => figure(median(some))),
    cellOfSome(peaks, (some) => figure(median(some))),
  ];
}

/** @param {string} machine */
const machineLine = (machine) => `Measured by \`npm run bench -- time-to-accuracy\`: ${machine}.`;

/** @param {readonly string[] | undefined} row */
const seedsOf = (row) => row?.[SEEDS]?.split(', ').length ?? 0;

/**
 * @param {readonly string[]} row
 * @param {Sizes} sizes
 * @returns {boolean} whether it has what rows have now, and its model the size that it had when it was measured, as far as
 * that is known
 */
function isOfToday(row, sizes) {
  if (row.length !== HEAD.length) return false;
  const measured = row[PARAMETERS] ?? '';
  return measured === '' || measured === sizeCell(sizes[row[MODEL] ?? ''] ?? null);
}

/**
 * @param {string} section as it stands; empty if there is none
 * @param {readonly Row[]} rows
 * @param {string} machine as described by `machine()`
 * @param {Sizes} sizes
 * @returns {string} the section with these rows in place of the same engines', unless those have more seeds; the others
 * stay with their dates, unless they were measured on another machine or of a model that has another size by now
 */
export function mergedSection(section, rows, machine, sizes) {
  const earlier = (section.includes(machineLine(machine)) ? readTable(section) : []).filter((row) =>
    isOfToday(row, sizes),
  );
  const all = new Map(earlier.map((row) => [row[0] ?? '', row]));
  for (const row of rows.map(cells)) {
    const name = row[0] ?? '';
    if (seedsOf(row) >= seedsOf(all.get(name))) all.set(name, row);
  }
  const ordered = ENGINE_NAMES.map((name) => all.get(name)).filter((row) => row !== undefined);
  return [explanation(ordered), markdownTable(HEAD, ordered, TEXTS), machineLine(machine)].join('\n\n');
}

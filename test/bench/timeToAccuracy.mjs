// How long a training takes to come to weights that read as well as the reference: our `compact` beside the reference
// recipe in Keras.
import { ENGINE_NAMES, ENGINES, within } from '../../tools/bench/engines.mjs';
import { machine, today } from '../../tools/bench/machine.mjs';
import { median } from '../../tools/bench/measurement.mjs';
import { runProgram } from '../../tools/bench/measuringProcess.mjs';
import { findPeer, runPeer } from '../../tools/bench/peers.mjs';
import { figure } from '../../tools/bench/table.mjs';
import { keptEpochs, mergedSection, secondsToAccuracy, TARGET } from '../../tools/bench/timeToAccuracy.mjs';
import { step, stepWhile } from '../../tools/host/progress.mjs';

/** @typedef {import('../../tools/bench/engines.mjs').Pair} Pair */
/** @typedef {import('../../tools/bench/timeToAccuracy.mjs').Kept} Kept */

/**
 * What one training came to; or why there was none. `seconds`: `Infinity` if nothing that it kept was good enough.
 * @typedef {{ seconds: number, peak: number | null, software: string } | { missing: string }} Result
 */

/** @type {readonly Pair[]} */
const PAIRS = [
  { model: 'compact', engine: 'native' },
  { model: 'compact', engine: 'portable' },
  { model: 'cnn', engine: 'keras' },
];

/** Trainings whose median goes to docs/performance.md. */
export const SEEDS = 3;

/**
 * @param {Pair} pair
 * @param {number} seed
 * @returns {Promise<Result>}
 */
async function trainOurs({ model, engine }, seed) {
  /** @type {Kept[]} */
  const kept = [];
  const job = { bench: /** @type {const} */ ('time-to-accuracy'), model, engine, seed };
  const answers = await runProgram('product', job, (answer) => {
    if (answer.type === 'epoch')
      step(`epoch ${answer.epoch} of ${answer.epochs} at ${figure(answer.seconds)} s`);
    if (answer.type !== 'kept') return;
    kept.push(answer);
    step(`kept in epoch ${answer.epoch}: ${(answer.testAccuracy * 100).toFixed(2)} % of the test set`);
  });
  const missing = answers.find(({ type }) => type === 'unavailable');
  if (missing?.type === 'unavailable') return { missing: missing.reason };
  const peak = answers.find(({ type }) => type === 'peakMemory');
  return {
    seconds: secondsToAccuracy(kept),
    peak: peak?.type === 'peakMemory' ? peak.megabytes : null,
    software: answers.flatMap((answer) => (answer.type === 'software' ? [answer.text] : [])).join(),
  };
}

/**
 * The reference recipe, which draws other numbers in each run. What comes after the epoch that settles the time does not
 * change it, so the run ends there.
 * @returns {Promise<Result>}
 */
async function trainKeras() {
  const found = findPeer('keras');
  if ('missing' in found) return found;
  /** @type {Record<string, unknown>[]} */
  const lines = [];
  const { peakMemory } = await runPeer('keras', [], (line) => {
    lines.push(line);
    if ('epoch' in line) {
      step(
        `epoch ${line.epoch} at ${line.seconds} s: ${(Number(line.test_accuracy) * 100).toFixed(2)} % of the test set`,
      );
    }
    return secondsToAccuracy(keptEpochs(lines)) < Infinity;
  });
  return { seconds: secondsToAccuracy(keptEpochs(lines)), peak: peakMemory, software: found.software };
}

/**
 * @param {Pair} pair
 * @param {number} seeds
 * @returns {Promise<{ times: number[], peaks: number[], software: string } | { missing: string }>}
 */
async function trainOften(pair, seeds) {
  const { model, engine } = pair;
  const measured = { times: /** @type {number[]} */ ([]), peaks: /** @type {number[]} */ ([]), software: '' };
  for (let seed = 1; seed <= seeds; seed++) {
    const result = await stepWhile(`time-to-accuracy: ${model} on ${engine}, ${seed} of ${seeds}`, () =>
      ENGINES[engine].by === 'python' ? trainKeras() : trainOurs(pair, seed),
    );
    if ('missing' in result) return result;
    measured.times.push(result.seconds);
    if (result.peak !== null) measured.peaks.push(result.peak);
    measured.software = result.software;
    step(Number.isFinite(result.seconds) ? `reached after ${figure(result.seconds)} s` : 'not reached');
  }
  return measured;
}

/**
 * @param {import('../../tools/bench/measurement.mjs').Request} request
 * @returns {Promise<import('../../tools/bench/measurement.mjs').Outcome>}
 */
export async function measure({ limits, seeds, report, saved, save }) {
  const on = machine();
  const { node } = process.versions;
  /** @type {string[]} */
  const failures = [];
  let shown = mergedSection('', [], on);
  let section = saved;
  for (const pair of within(PAIRS, limits)) {
    const { model, engine } = pair;
    try {
      const result = await trainOften(pair, seeds);
      if ('missing' in result) {
        step(`${engine} is not measured: ${result.missing}`);
        continue;
      }
      const { times, peaks, software } = result;
      const reached = times.filter(Number.isFinite).length;
      report({ model, engine, metric: 'runsThatReached', value: reached, runs: seeds });
      if (median(times) < Infinity)
        report({ model, engine, metric: 'secondsToAccuracy', value: median(times), runs: seeds });
      if (peaks.length > 0)
        report({ model, engine, metric: 'peakMemoryMegabytes', value: median(peaks), runs: peaks.length });
      const by = engine === 'keras' ? software : `Node ${node}, ${software}`;
      const row = { engine, model, times, peaks, software: by, date: today() };
      shown = mergedSection(shown, [row], on);
      section = mergedSection(section, [row], on);
      // At once, so that what is interrupted later loses nothing.
      if (seeds >= SEEDS) save(section);
    } catch (error) {
      failures.push(`${model} on ${engine}: ${error instanceof Error ? error.message : error}`);
      step(`failed: ${failures.at(-1)}`);
    }
  }
  return { text: shown, failures };
}

/** Named in --help. */
export const WHAT = `seconds to ${(TARGET * 100).toFixed(2)} % of the test set on ${ENGINE_NAMES.filter(
  (name) => PAIRS.some(({ engine }) => engine === name),
).join(', ')}`;

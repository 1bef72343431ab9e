// How long a training takes to come to weights that read as well as the reference: our `compact` beside the reference
// recipe in Keras.
import { ENGINES, MODELS, within } from '../../tools/bench/engines.mjs';
import { machine, today } from '../../tools/bench/machine.mjs';
import { mean, median } from '../../tools/bench/measurement.mjs';
import { runProgram } from '../../tools/bench/measuringProcess.mjs';
import { findPeer, runPeer } from '../../tools/bench/peers.mjs';
import { figure } from '../../tools/bench/table.mjs';
import {
  keptEpochs,
  medianTime,
  mergedSection,
  secondsToAccuracy,
} from '../../tools/bench/timeToAccuracy.mjs';
import { step, stepWhile } from '../../tools/host/progress.mjs';
import { importTypeScript } from '../../tools/host/testBundles.mjs';

/** @typedef {import('../../tools/bench/engines.mjs').Pair} Pair */
/** @typedef {import('../../tools/bench/timeToAccuracy.mjs').End} End */
/** @typedef {import('../../tools/bench/timeToAccuracy.mjs').Kept} Kept */
/** @typedef {import('../../tools/bench/timeToAccuracy.mjs').Time} Time */

/**
 * What one training came to; or why there was none.
 * @typedef {{ time: Time, end: End | null, peak: number | null, parameters: number | null, software: string } | { missing: string }} Result
 */

/**
 * What the trainings of all seeds came to.
 * @typedef {{ times: Time[], ends: End[], peaks: number[], parameters: number | null, software: string }} Measured
 */

/** @type {readonly Pair[]} */
const PAIRS = [
  { model: 'compact', engine: 'native' },
  { model: 'compact', engine: 'portable' },
  { model: 'cnn', engine: 'keras' },
];

/**
 * @param {Pair} pair
 * @param {number} seed
 * @returns {Promise<Result>}
 */
async function trainOurs({ model, engine }, seed) {
  /** @type {Kept[]} */
  const kept = [];
  let trained = 0;
  const job = { bench: /** @type {const} */ ('time-to-accuracy'), model, engine, seed };
  const answers = await runProgram('product', job, (answer) => {
    if (answer.type === 'epoch') {
      trained = answer.seconds;
      step(`epoch ${answer.epoch} of ${answer.epochs} at ${figure(answer.seconds)} s`);
    }
    if (answer.type !== 'kept') return;
    kept.push(answer);
    step(`kept in epoch ${answer.epoch}: ${(answer.testAccuracy * 100).toFixed(2)} % of the test set`);
  });
  const missing = answers.find(({ type }) => type === 'unavailable');
  if (missing?.type === 'unavailable') return { missing: missing.reason };
  const peak = answers.find(({ type }) => type === 'peakMemory');
  const network = answers.find(({ type }) => type === 'network');
  const last = kept.at(-1);
  return {
    time: timeOf(secondsToAccuracy(kept)),
    end: last === undefined ? null : { testAccuracy: last.testAccuracy, seconds: trained },
    peak: peak?.type === 'peakMemory' ? peak.megabytes : null,
    parameters: network?.type === 'network' ? network.parameters : null,
    software: answers.flatMap((answer) => (answer.type === 'software' ? [answer.text] : [])).join(),
  };
}

/**
 * @param {number} seconds `Infinity` if it was not reached
 * @param {number} [watched] until when, if the training was given up
 * @returns {Time}
 */
function timeOf(seconds, watched = Infinity) {
  const reached = seconds < Infinity;
  return { seconds: reached ? seconds : watched, reached };
}

/**
 * The reference recipe, which draws other numbers in each run. What comes after the epoch that settles the time does not
 * change it, so the run ends there.
 * @param {number} giveUp seconds after which it ends in any case
 * @returns {Promise<Result>}
 */
async function trainKeras(giveUp) {
  const found = findPeer('keras');
  if ('missing' in found) return found;
  /** @type {Record<string, unknown>[]} */
  const lines = [];
  let watched = Infinity;
  const { peakMemory } = await runPeer('keras', [], (line) => {
    lines.push(line);
    if (Number(line.seconds) >= giveUp) watched = Number(line.seconds);
    if ('epoch' in line) {
      step(
        `epoch ${line.epoch} at ${line.seconds} s: ${(Number(line.test_accuracy) * 100).toFixed(2)} % of the test set`,
      );
    }
    return secondsToAccuracy(keptEpochs(lines)) < Infinity || watched < Infinity;
  });
  const time = timeOf(secondsToAccuracy(keptEpochs(lines)), watched);
  return { time, end: null, peak: peakMemory, parameters: null, software: found.software };
}

/**
 * @param {Pair} pair
 * @param {number} seeds
 * @param {number} giveUp
 * @returns {Promise<Measured | { missing: string }>}
 */
async function trainOften(pair, seeds, giveUp) {
  const { model, engine } = pair;
  /** @type {Measured} */
  const measured = { times: [], ends: [], peaks: [], parameters: null, software: '' };
  for (let seed = 1; seed <= seeds; seed++) {
    const result = await stepWhile(`time-to-accuracy: ${model} on ${engine}, ${seed} of ${seeds}`, () =>
      ENGINES[engine].by === 'python' ? trainKeras(giveUp) : trainOurs(pair, seed),
    );
    if ('missing' in result) return result;
    const { seconds, reached } = result.time;
    measured.times.push(result.time);
    if (result.end !== null) measured.ends.push(result.end);
    if (result.peak !== null) measured.peaks.push(result.peak);
    measured.parameters = result.parameters;
    measured.software = result.software;
    if (reached) step(`reached after ${figure(seconds)} s`);
    else step(Number.isFinite(seconds) ? `given up after ${figure(seconds)} s` : 'not reached');
  }
  return measured;
}

/** @returns {Promise<import('../../tools/bench/timeToAccuracy.mjs').Sizes>} */
async function presentSizes() {
  /** @type {typeof import('../../src/ml/models/architectures')} */
  const { architectureOf } = await importTypeScript('src/ml/models/architectures.ts');
  /** @type {typeof import('../../src/ml/models/shapes')} */
  const { countParameters } = await importTypeScript('src/ml/models/shapes.ts');
  return Object.fromEntries(
    MODELS.map((model) => [model, countParameters(architectureOf(model).layers).total]),
  );
}

/**
 * @param {import('../../tools/bench/measurement.mjs').Request} request
 * @returns {Promise<import('../../tools/bench/measurement.mjs').Outcome>}
 */
export async function measure({ limits, seeds, giveUp, report, saved, save }) {
  const on = machine();
  const { node } = process.versions;
  /** @type {string[]} */
  const failures = [];
  const sizes = await presentSizes();
  let shown = mergedSection('', [], on, sizes);
  let section = saved;
  for (const pair of within(PAIRS, limits)) {
    const { model, engine } = pair;
    try {
      const result = await trainOften(pair, seeds, giveUp);
      if ('missing' in result) {
        step(`${engine} is not measured: ${result.missing}`);
        continue;
      }
      const { times, ends, peaks, parameters, software } = result;
      const reachedIn = times.filter((time) => time.reached).length;
      report({ model, engine, metric: 'runsThatReached', value: reachedIn, runs: seeds });
      const { seconds, reached } = medianTime(times);
      if (reached) report({ model, engine, metric: 'secondsToAccuracy', value: seconds, runs: seeds });
      else if (seconds < Infinity)
        report({ model, engine, metric: 'secondsWithoutAccuracy', value: seconds, runs: seeds });
      if (ends.length > 0) {
        const percent = 100 * mean(ends.map(({ testAccuracy }) => testAccuracy));
        report({ model, engine, metric: 'meanTestAccuracyPercent', value: percent, runs: ends.length });
      }
      if (peaks.length > 0)
        report({ model, engine, metric: 'peakMemoryMegabytes', value: median(peaks), runs: peaks.length });
      const by = engine === 'keras' ? software : `Node ${node}, ${software}`;
      const row = { engine, model, parameters, times, ends, peaks, software: by, date: today() };
      shown = mergedSection(shown, [row], on, sizes);
      section = mergedSection(section, [row], on, sizes);
      // At once, so that what is interrupted later loses nothing.
      save(section);
    } catch (error) {
      failures.push(`${model} on ${engine}: ${error instanceof Error ? error.message : error}`);
      step(`failed: ${failures.at(-1)}`);
    }
  }
  return { text: shown, failures };
}

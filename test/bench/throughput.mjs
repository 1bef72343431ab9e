// Images a second, in training and in prediction: every model on every engine, each in a process of its own, one after
// the other.
import { markdownTable } from '../../src/cli/markdownTable.mjs';
import { allPairs, ENGINE_NAMES, ENGINES, MODELS, within } from '../../tools/bench/engines.mjs';
import { machine, today } from '../../tools/bench/machine.mjs';
import { median } from '../../tools/bench/measurement.mjs';
import { runProgram } from '../../tools/bench/measuringProcess.mjs';
import { findPeer, runPeer } from '../../tools/bench/peers.mjs';
import { figure } from '../../tools/bench/table.mjs';
import { step, stepWhile } from '../../tools/host/progress.mjs';

/** @typedef {import('../../tools/bench/engines.mjs').Pair} Pair */
/** @typedef {import('../../tools/bench/engines.mjs').EngineName} EngineName */
/** @typedef {import('../../tools/bench/peers.mjs').PeerName} PeerName */
/** @typedef {'training' | 'inference'} Bench */

/**
 * What was measured of one model on one engine, a value a run; or why nothing was.
 * @typedef {{ speeds: number[], peaks: number[], software: string } | { missing: string }} Result
 */

/** A peer's script times one run a process. */
const PEER_RUNS = 5;

const WHAT = {
  training:
    'Images/s in training at batch 128, dropout and Adam included, augmentation left out as the peers have none: the ' +
    'median of 5 timed runs after a warm-up. `native` and `portable` are timed in the product’s own training loop, ' +
    'from bytes to weights.',
  inference:
    'Images/s in prediction at batch 512, from pixels to probabilities: the median of 5 timed runs after a warm-up.',
};

const PEERS =
  'Every engine runs in a process of its own. `keras` and `torch` time one run per process and are started 5 times; each ' +
  'process trains and predicts, so its memory is given under training. Neither has `compact`, and `torch` has no `mlp`. ' +
  '`tfjs-node-plain` and `tfjs-wasm-stock` are stock tfjs Layers models with `model.fit` and `model.predict`, the latter ' +
  'with the missing gradient of convolution filters built from tfjs’s own operations.';

/**
 * @param {Bench} bench
 * @param {Pair} pair
 * @returns {Promise<Result>}
 */
async function measureProgram(bench, { model, engine }) {
  const program = ENGINES[engine].by === 'stock' ? 'stock' : 'product';
  let run = 0;
  const answers = await runProgram(program, { bench, model, engine, seed: 1 }, (answer) => {
    if (answer.type === 'run') step(`run ${++run}: ${figure(answer.imagesPerSecond)} images/s`);
  });
  const missing = answers.find(({ type }) => type === 'unavailable');
  if (missing?.type === 'unavailable') return { missing: missing.reason };
  return {
    speeds: answers.flatMap((answer) => (answer.type === 'run' ? [answer.imagesPerSecond] : [])),
    peaks: answers.flatMap((answer) => (answer.type === 'peakMemory' ? [answer.megabytes] : [])),
    software: answers.flatMap((answer) => (answer.type === 'software' ? [answer.text] : [])).join(),
  };
}

/**
 * What the runs of a peer's script printed: training and prediction at once, so that they serve both benches.
 * @typedef {{ training: number[], inference: number[], peaks: number[] }} PeerRuns
 */

/** @type {Map<string, Promise<PeerRuns>>} */
const peerRuns = new Map();

/**
 * @param {PeerName} peer
 * @param {string} model
 * @returns {Promise<PeerRuns>}
 */
async function runPeerOften(peer, model) {
  const args = peer === 'keras' ? ['--throughput', '--batch', '128', '--model', model] : ['--batch', '128'];
  /** @type {PeerRuns} */
  const runs = { training: [], inference: [], peaks: [] };
  for (let run = 1; run <= PEER_RUNS; run++) {
    const { peakMemory } = await runPeer(peer, args, ({ train_images_per_s, predict_images_per_s }) => {
      step(`run ${run}: ${train_images_per_s} images/s in training, ${predict_images_per_s} in prediction`);
      runs.training.push(Number(train_images_per_s));
      runs.inference.push(Number(predict_images_per_s));
      return false;
    });
    if (peakMemory !== null) runs.peaks.push(peakMemory);
  }
  return runs;
}

/**
 * @param {Bench} bench
 * @param {Pair} pair
 * @returns {Promise<Result>}
 */
async function measurePeer(bench, { model, engine }) {
  const peer = /** @type {PeerName} */ (engine);
  const found = findPeer(peer);
  if ('missing' in found) return found;
  const key = `${peer} ${model}`;
  const running = peerRuns.get(key) ?? runPeerOften(peer, model);
  peerRuns.set(key, running);
  const runs = await running;
  return { speeds: runs[bench], peaks: bench === 'training' ? runs.peaks : [], software: found.software };
}

/**
 * @param {readonly { pair: Pair, result: Result }[]} results
 * @returns {string} two rows a model: images/s and memory
 */
function tableOf(results) {
  const engines = ENGINE_NAMES.filter((name) => results.some(({ pair }) => pair.engine === name));
  const models = MODELS.filter((name) => results.some(({ pair }) => pair.model === name));
  /** @param {string} model @param {EngineName} engine @param {'speeds' | 'peaks'} what */
  const cell = (model, engine, what) => {
    const result = results.find(({ pair }) => pair.model === model && pair.engine === engine)?.result;
    if (result === undefined || 'missing' in result || result[what].length === 0) return '';
    return figure(median(result[what]));
  };
  const rows = models.flatMap((model) => [
    [model, 'images/s', ...engines.map((engine) => cell(model, engine, 'speeds'))],
    [model, 'peak memory, MB', ...engines.map((engine) => cell(model, engine, 'peaks'))],
  ]);
  return markdownTable(
    ['model', 'metric', ...engines],
    rows.filter((row) => row.slice(2).some(Boolean)),
    2,
  );
}

/** @param {readonly { pair: Pair, result: Result }[]} results */
function softwareOf(results) {
  const lines = results.map(({ pair: { engine }, result }) =>
    'missing' in result ? `- ${engine}: not measured. ${result.missing}` : `- ${engine}: ${result.software}`,
  );
  return [...new Set(lines)].join('\n');
}

/**
 * @param {Bench} bench
 * @returns {(request: import('../../tools/bench/measurement.mjs').Request) => Promise<import('../../tools/bench/measurement.mjs').Outcome>}
 */
export function throughput(bench) {
  return async ({ limits, report, save }) => {
    const pairs = within(allPairs(), limits);
    /** @type {{ pair: Pair, result: Result }[]} */
    const results = [];
    /** @type {string[]} */
    const failures = [];
    for (const pair of pairs) {
      const { model, engine } = pair;
      const measure = ENGINES[engine].by === 'python' ? measurePeer : measureProgram;
      try {
        const result = await stepWhile(`${bench}: ${model} on ${engine}`, () => measure(bench, pair));
        results.push({ pair, result });
        if ('missing' in result) {
          step(`not measured: ${result.missing}`);
          continue;
        }
        const { speeds, peaks } = result;
        report({ model, engine, metric: 'imagesPerSecond', value: median(speeds), runs: speeds.length });
        if (peaks.length > 0)
          report({ model, engine, metric: 'peakMemoryMegabytes', value: median(peaks), runs: peaks.length });
      } catch (error) {
        failures.push(`${model} on ${engine}: ${error instanceof Error ? error.message : error}`);
        step(`failed: ${failures.at(-1)}`);
      }
    }
    const text = [
      tableOf(results),
      `Measured on ${today()} by \`npm run bench -- ${bench}\` with Node ${process.versions.node}: ${machine()}.`,
      softwareOf(results),
    ].join('\n\n');
    const isWhole = failures.length === 0 && pairs.length === allPairs().length;
    if (isWhole) save([WHAT[bench], PEERS, text].join('\n\n'));
    return { text, failures };
  };
}

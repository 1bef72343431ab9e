// How long the drawing pad takes from the start of a pointer handler to the new bar values in the DOM: in the real
// workbench, on the shipped model, drawn with the mouse.
/* global PerformanceObserver -- what is given to evaluate() runs in the page */
import { join } from 'node:path';
import { machine, today } from '../../tools/bench/machine.mjs';
import { markdownTable } from '../../tools/bench/table.mjs';
import { syntheticDigits } from '../../tools/host/checkPad.mjs';
import { drawOnPad, readyPad } from '../../tools/host/pad.mjs';
import { step } from '../../tools/host/progress.mjs';
import { ROOT, provision } from '../../tools/host/provision.mjs';
import { startServer } from '../../tools/host/server.mjs';
import { launchChromium, openWorkbench, workbenchAddress } from '../../tools/host/workbench.mjs';

/** What the pad calls its measurements (src/webview/pad/pad.ts). */
const STROKE_TO_BARS = 'digitLab.strokeToBars';

/** Sets of the ten digits that are drawn; the first warms up what is compiled on first use. */
const ROUNDS = 4;

const WHAT =
  'From the start of a pointer handler to the new bars in the document, while the ten digits are drawn on the shipped ' +
  'model in the real workbench.';

/**
 * @param {readonly number[]} sorted
 * @param {number} share 0..1
 */
function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/**
 * @param {import('playwright').Frame} pad
 * @returns {Promise<() => Promise<number[]>>} takes what was measured since the last time, in milliseconds
 */
async function observe(pad) {
  const durations = await pad.evaluateHandle((name) => {
    /** @type {number[]} */
    const list = [];
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntriesByName(name)) list.push(entry.duration);
    }).observe({ type: 'measure' });
    return list;
  }, STROKE_TO_BARS);
  return () => durations.evaluate((list) => list.splice(0));
}

/** @returns {Promise<number[]>} milliseconds, one a part of a stroke that was read, ascending */
async function draw() {
  const server = await startServer(await provision('newest'), {
    env: { DIGIT_LAB_START: 'pad' },
    companion: true,
    extension: ROOT,
  });
  const browser = await launchChromium();
  try {
    const address = workbenchAddress({ port: server.port, folder: join(ROOT, 'samples') });
    const page = await openWorkbench(browser, address);
    const pad = await readyPad(page);
    const take = await observe(pad);
    for (let round = 0; round < ROUNDS; round++) {
      step(`drawing the ten digits, ${round + 1} of ${ROUNDS}`);
      if (round === 1) await take();
      for (const strokes of await syntheticDigits(round + 1)) await drawOnPad(page, pad, strokes);
    }
    const sorted = (await take()).sort((a, b) => a - b);
    if (sorted.length === 0) throw new Error(`The pad measured nothing as "${STROKE_TO_BARS}".`);
    return sorted;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {import('../../tools/bench/measurement.mjs').Request} request
 * @returns {Promise<import('../../tools/bench/measurement.mjs').Outcome>}
 */
export async function measure({ report, save }) {
  const durations = await draw();
  const quantiles = [
    { metric: 'strokeToBarsP50', value: quantile(durations, 0.5), runs: durations.length },
    { metric: 'strokeToBarsP95', value: quantile(durations, 0.95), runs: durations.length },
  ];
  quantiles.forEach(report);
  const table = markdownTable(
    ['metric', 'milliseconds', 'runs'],
    quantiles.map(({ metric, value, runs }) => [metric, value.toFixed(2), String(runs)]),
    1,
  );
  const where = `Measured on ${today()} by \`npm run bench -- pad\` with Node ${process.versions.node}: ${machine()}.`;
  save([WHAT, table, where].join('\n\n'));
  return { text: [table, where].join('\n\n'), failures: [] };
}

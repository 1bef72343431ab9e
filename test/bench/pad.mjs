// How quick the drawing pad is, in the real workbench on the shipped model: to activate, to open, to read the pen.
/* global MutationObserver, PerformanceObserver -- what is given to evaluate() runs in the page */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '../../src/cli/markdownTable.mjs';
import { machine, today } from '../../tools/bench/machine.mjs';
import { median } from '../../tools/bench/measurement.mjs';
import { syntheticDigits } from '../../tools/host/checkPad.mjs';
import { drawOnPad, readyPad } from '../../tools/host/pad.mjs';
import { step } from '../../tools/host/progress.mjs';
import { ROOT, provision } from '../../tools/host/provision.mjs';
import { startServer } from '../../tools/host/server.mjs';
import {
  launchChromium,
  openWorkbench,
  runCommand,
  webviewFrame,
  workbenchAddress,
} from '../../tools/host/workbench.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').Frame} Frame */
/** @typedef {{ metric: string, value: number, runs: number, unit: string }} Figure */

/** What the pad calls its measurements (src/webview/pad/reading/strokeMeasure.ts). */
const STROKE_TO_BARS = 'digitLab.strokeToBars';
const FIRST_READING = 'digitLab.firstReading';

/** What browsers call theirs. */
const FIRST_PAINT = 'first-contentful-paint';

/** Sets of the ten digits that are drawn; the first warms up what is compiled on first use. */
const ROUNDS = 4;

/** Windows in which the product is activated; each has an extension host of its own. */
const ACTIVATIONS = 5;

/** Times that the pad is opened, and an empty page. */
const OPENINGS = 5;

/** What the pad's page loads, of the production build. */
const LOADED = [
  ...[
    'webview/pad.css',
    'webview/pad.js',
    'webview/modelReader.js',
    'webview/icons.css',
    'webview/codicon.ttf',
  ],
  'tfjs-backend-wasm-simd.wasm',
];

const WHAT =
  'In the real workbench on the shipped model. `activation`: loading the code and running `activate`, as VS Code tells it ' +
  'under “Running Extensions”, in a window that has just started. `firstPaint` and `firstReading`: from the ' +
  'command to the first contentful paint of the pad, and until it has loaded its model, run it once, and read what is on ' +
  'it. `emptyActivation` and `emptyFirstPaint`: the same of an extension that registers two commands, and of a page with ' +
  'one word, in the same windows: VS Code’s own share. `strokeToBars`: from the start of a pointer handler to the new bars in the document, while the ten digits are ' +
  'drawn. `heatMap`: from the click on “What decided” to the picture and its sentence, of the same digits. `bundleBytes`: all that the page loads, WebAssembly included.';

/**
 * @param {readonly number[]} sorted
 * @param {number} share 0..1
 */
function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/**
 * @param {Frame} pad
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

/**
 * @param {Page} page
 * @returns {Promise<Figure[]>}
 */
async function timeStrokes(page) {
  const pad = await readyPad(page);
  const take = await observe(pad);
  for (let round = 0; round < ROUNDS; round++) {
    step(`drawing the ten digits, ${round + 1} of ${ROUNDS}`);
    if (round === 1) await take();
    for (const strokes of await syntheticDigits(round + 1)) await drawOnPad(page, pad, strokes);
  }
  const sorted = (await take()).sort((a, b) => a - b);
  if (sorted.length === 0) throw new Error(`The pad measured nothing as "${STROKE_TO_BARS}".`);
  const runs = sorted.length;
  return [
    { metric: 'strokeToBarsP50', value: quantile(sorted, 0.5), runs, unit: 'ms' },
    { metric: 'strokeToBarsP95', value: quantile(sorted, 0.95), runs, unit: 'ms' },
  ];
}

/**
 * @param {Page} page
 * @returns {Promise<Figure[]>}
 */
async function timeHeatMaps(page) {
  const pad = await readyPad(page);
  const part = pad.getByTestId('explain-heat');
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    step(`explaining the ten digits, ${round + 1} of ${ROUNDS}`);
    if (round === 1) times.length = 0;
    for (const strokes of await syntheticDigits(round + 1)) {
      await drawOnPad(page, pad, strokes);
      times.push(Number(await part.evaluate(timeOpening)));
    }
  }
  const sorted = times.sort((a, b) => a - b);
  const runs = sorted.length;
  return [
    { metric: 'heatMapP50', value: quantile(sorted, 0.5), runs, unit: 'ms' },
    { metric: 'heatMapP95', value: quantile(sorted, 0.95), runs, unit: 'ms' },
  ];
}

/**
 * Opens the part that shows the heat map, and closes it again; runs in the page.
 * @param {Element} part
 * @returns {Promise<number>} milliseconds until it is there: the picture is painted in the turn that writes its sentence
 */
function timeOpening(part) {
  const title = part.querySelector('summary');
  const words = part.querySelector('[data-testid=heat-words]');
  if (title === null || words === null) throw new Error('The pad offers no heat map.');
  return new Promise((resolve) => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
      watch.disconnect();
      resolve(performance.now() - start);
      title.click();
    });
    watch.observe(words, { childList: true });
    title.click();
  });
}

/**
 * @param {Frame} pad
 * @param {string} entry
 * @returns {Promise<number>} when it was, in milliseconds since 1970
 */
async function momentOf(pad, entry) {
  const start = await pad.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? null, entry);
  if (start === null) throw new Error(`The pad's page has no "${entry}".`);
  return start + (await pad.evaluate(() => performance.timeOrigin));
}

/**
 * Opens the pad and closes it again, several times; the last one stays open.
 * @param {Page} page
 * @returns {Promise<Figure[]>}
 */
async function timeOpenings(page) {
  /** @type {number[]} */
  const paints = [];
  /** @type {number[]} */
  const emptyPaints = [];
  /** @type {number[]} */
  const readings = [];
  for (let opening = 1; opening <= OPENINGS; opening++) {
    step(`opening the pad, ${opening} of ${OPENINGS}`);
    emptyPaints.push(await timeEmptyPage(page));
    const chosen = await runCommand(page, 'Digit Lab: Open Drawing Pad');
    const pad = await readyPad(page);
    await pad.waitForFunction((name) => performance.getEntriesByName(name).length > 0, FIRST_READING);
    paints.push((await momentOf(pad, FIRST_PAINT)) - chosen);
    readings.push((await momentOf(pad, FIRST_READING)) - chosen);
    if (opening === OPENINGS) break;
    await closeEditor(page);
  }
  return [
    { metric: 'firstPaint', value: median(paints), runs: OPENINGS, unit: 'ms' },
    { metric: 'emptyFirstPaint', value: median(emptyPaints), runs: OPENINGS, unit: 'ms' },
    { metric: 'firstReading', value: median(readings), runs: OPENINGS, unit: 'ms' },
  ];
}

/**
 * @param {Page} page
 * @returns {Promise<number>} milliseconds from the command to the first paint of a page with one word
 */
async function timeEmptyPage(page) {
  const chosen = await runCommand(page, 'Digit Lab Companion: Open Empty Page');
  const empty = await webviewFrame(page, 'empty-page');
  await empty.waitForFunction((name) => performance.getEntriesByName(name).length > 0, FIRST_PAINT, {
    polling: 50,
  });
  const taken = (await momentOf(empty, FIRST_PAINT)) - chosen;
  await closeEditor(page);
  return taken;
}

/** @param {Page} page with one webview in the active editor */
async function closeEditor(page) {
  await runCommand(page, 'View: Close Editor');
  await page.locator('iframe.webview').waitFor({ state: 'detached' });
}

/**
 * What VS Code itself tells under "Running Extensions": the time in which an extension's code loads and `activate` runs.
 * @param {Page} page
 * @param {number} run
 * @returns {Promise<{ product: number, companion: number }>} milliseconds
 */
async function activation(page, run) {
  step(`activating, ${run} of ${ACTIVATIONS}`);
  await runCommand(page, 'Digit Lab: Open Drawing Pad');
  await readyPad(page);
  // The list begins with what took longest, and holds only what is in sight.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await runCommand(page, 'Developer: Show Running Extensions');
  return {
    product: await activationTold(page, 'Digit Lab'),
    companion: await activationTold(page, 'Digit Lab companion'),
  };
}

/**
 * @param {Page} page with the list in sight
 * @param {string} extension
 * @returns {Promise<number>} milliseconds
 */
async function activationTold(page, extension) {
  const row = page.locator('.runtime-extensions-editor .extension').filter({
    has: page.getByText(extension, { exact: true }),
  });
  const text = await row.locator('.activation-time').innerText();
  const value = Number(/(\d+)\s*ms/.exec(text)?.[1] ?? NaN);
  if (!Number.isFinite(value)) throw new Error(`VS Code does not tell the activation time: "${text}".`);
  return value;
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @returns {Promise<Figure[]>}
 */
async function timeActivation(browser, address) {
  /** @type {{ product: number, companion: number }[]} */
  const times = [];
  for (let run = 1; run <= ACTIVATIONS; run++) {
    const page = await openWorkbench(browser, address);
    times.push(await activation(page, run));
    await page.close();
  }
  const medianOf = (/** @type {'product' | 'companion'} */ name) => median(times.map((time) => time[name]));
  return [
    { metric: 'activation', value: medianOf('product'), runs: ACTIVATIONS, unit: 'ms' },
    { metric: 'emptyActivation', value: medianOf('companion'), runs: ACTIVATIONS, unit: 'ms' },
  ];
}

/** @returns {Promise<Figure[]>} */
async function measureInWorkbench() {
  const server = await startServer(await provision('newest'), {
    companion: true,
    extension: ROOT,
  });
  /** @type {import('playwright').Browser | null} */
  let browser = null;
  try {
    browser = await launchChromium();
    const address = workbenchAddress({ port: server.port, folder: join(ROOT, 'samples') });
    const activated = await timeActivation(browser, address);
    const page = await openWorkbench(browser, address);
    return [
      ...activated,
      ...(await timeOpenings(page)),
      ...(await timeStrokes(page)),
      ...(await timeHeatMaps(page)),
    ];
  } finally {
    await browser?.close();
    await server.stop();
  }
}

/** @returns {Figure} */
function bundleBytes() {
  const value = LOADED.reduce((sum, name) => sum + statSync(join(ROOT, 'dist', name)).size, 0);
  return { metric: 'bundleBytes', value, runs: 1, unit: 'bytes' };
}

/**
 * @param {import('../../tools/bench/measurement.mjs').Request} request
 * @returns {Promise<import('../../tools/bench/measurement.mjs').Outcome>}
 */
export async function measure({ report, save }) {
  const figures = [...(await measureInWorkbench()), bundleBytes()];
  for (const { metric, value, runs } of figures) report({ metric, value, runs });
  const table = markdownTable(
    ['metric', 'unit', 'value', 'runs'],
    figures.map(({ metric, unit, value, runs }) => [
      metric,
      unit,
      unit === 'ms' ? value.toFixed(2) : String(value),
      String(runs),
    ]),
    2,
  );
  const where = `Measured on ${today()} by \`npm run bench -- pad\` with Node ${process.versions.node}: ${machine()}.`;
  save([WHAT, table, where].join('\n\n'));
  return { text: [table, where].join('\n\n'), failures: [] };
}

// How quick a folder of images is read, in the real workbench on the shipped model, and whether the extension host
// answers meanwhile; and how quick a file of images opens.
/* global MutationObserver -- what is given to evaluate() runs in the page */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from '../../src/cli/markdownTable.mjs';
import { machine, today } from '../../tools/bench/machine.mjs';
import { median } from '../../tools/bench/measurement.mjs';
import { findMnist } from '../../tools/bench/shared.mjs';
import { figure } from '../../tools/bench/table.mjs';
import { step } from '../../tools/host/progress.mjs';
import { ROOT, provision } from '../../tools/host/provision.mjs';
import { rejectionOf } from '../../tools/host/rejectionOf.mjs';
import { startServer } from '../../tools/host/server.mjs';
import { importTypeScript } from '../../tools/host/testBundles.mjs';
import {
  chooseFromExplorerMenu,
  launchChromium,
  openWorkbench,
  webviewFrame,
  workbenchAddress,
} from '../../tools/host/workbench.mjs';
import { timeIdxOpening, WHAT_IDX } from './idxOpening.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ metric: string, value: number, runs: number, unit: string }} Figure */
/** @typedef {import('../start/pulses').Pulse} Pulse */

/**
 * One time that a folder was read: in milliseconds, and how the extension host was meanwhile.
 * @typedef {{ time: number, pulses: Pulse[] }} Run
 */

/** Images of the two folders. */
const SOME = 1000;
const MANY = 10_000;

/** How often each is read. */
const FOLDERS = [
  { count: SOME, times: 5 },
  { count: MANY, times: 3 },
];

/** What VS Code's server does in its extension host from time to time, whatever extensions there are. */
const SETTINGS = { 'remote.autoForwardPorts': false, 'http.systemCertificates': false };

const SIDE = 28;

/** The extension host is busy while one of its turns takes this much processor time, in milliseconds. */
const BUSY = 10;

/** It is at rest when it has not been busy for this long, in milliseconds. */
const REST = 5000;

/** A window is given up after this, in milliseconds: its start, the rest of its extension host and the reading. */
const PATIENCE = 300_000;

const WHAT =
  `A folder of ${SOME.toLocaleString('en')} and one of ${MANY.toLocaleString('en')} PNGs of 28 x 28 pixels, read by the ` +
  'Explorer’s menu in the real workbench on the shipped model, each time in a window of its own, as soon as its extension ' +
  'host has come to rest after the start, in which VS Code’s own extensions do things of their own. `classify1000` ' +
  'and `classify10000`: from the choice in the menu until the results view says that all are read. `hostGapMax` and ' +
  `\`hostGapP99\`: how late a timer in the extension host came while ${MANY.toLocaleString('en')} were read, which is how ` +
  'long anything else had to wait for it; the greatest, and what 99 % of its turns stayed under. `hostWorkMax`: the most ' +
  'processor time that its own thread took between two of those turns, which tells what it did at a stretch from what ' +
  'other threads and programs took from it. `hostMemory`: the most memory that the extension host’s process held ' +
  'meanwhile, the threads that read included. Medians of the runs, but for `hostGapMax` and `hostWorkMax`, which are the ' +
  'greatest of all.';

/** @returns {Promise<Uint8Array>} pixels of `MANY` images, 0 paper to 255 ink: MNIST's test images if they are there */
async function pixelsOfImages() {
  const mnist = findMnist();
  if (mnist !== null) {
    /** @type {typeof import('../../src/node/datasets/idxFolder')} */
    const { loadIdxFolder } = await importTypeScript('src/node/datasets/idxFolder.ts');
    const { test } = await loadIdxFolder(mnist, 'MNIST');
    if (test === undefined) throw new Error(`${mnist} has no test images. Put MNIST's four files there.`);
    return test.images;
  }
  /** @type {typeof import('../../src/ml/data/syntheticDigits')} */
  const { syntheticDataset } = await importTypeScript('src/ml/data/syntheticDigits.ts');
  return syntheticDataset(MANY, 0, 1).train.images;
}

/**
 * @param {string} workspace gets a folder of `SOME` and one of `MANY` images, named by their number of images
 * @returns {Promise<void>}
 */
async function writeImages(workspace) {
  /** @type {typeof import('../vscode/suite/png')} */
  const { greyPng } = await importTypeScript('test/vscode/suite/png.ts');
  const pixels = await pixelsOfImages();
  for (const count of [SOME, MANY]) {
    const folder = join(workspace, folderOf(count));
    mkdirSync(folder, { recursive: true });
    for (let index = 0; index < count; index++) {
      const image = pixels.subarray(index * SIDE * SIDE, (index + 1) * SIDE * SIDE);
      writeFileSync(join(folder, `image ${index}.png`), greyPng(SIDE, SIDE, image));
    }
  }
}

/** @param {number} count */
function folderOf(count) {
  return `images-${count}`;
}

/**
 * @param {Page} page of a window that has just started
 * @param {number} count of the images in the folder to read
 * @returns {Promise<{ begin: number, end: number }>} as `Date.now()` tells
 */
async function classifyFolder(page, count) {
  const begin = await chooseFromExplorerMenu(page, folderOf(count), 'Classify Image');
  const results = await webviewFrame(page, 'results-progress', PATIENCE);
  // By a watch on the page: Playwright's own way to wait asks in every frame, and so has all of them painted.
  const end = await results.getByTestId('results-progress').evaluate(
    (progress, text) =>
      new Promise((resolve) => {
        const look = () => {
          if (!progress.textContent?.startsWith(text)) return;
          watch.disconnect();
          resolve(Date.now());
        };
        const watch = new MutationObserver(look);
        watch.observe(progress, { childList: true, characterData: true, subtree: true });
        look();
      }),
    `${count.toLocaleString('en')} images read`,
  );
  return { begin, end: Number(end) };
}

/**
 * Reads a folder in a window and an extension host of its own.
 * @param {string} workspace
 * @param {number} count of the images in the folder to read
 * @returns {Promise<Run>}
 */
async function measureFolder(workspace, count) {
  const pulses = join(workspace, 'pulses.jsonl');
  writeFileSync(pulses, '');
  const server = await startServer(await provision('newest'), {
    companion: true,
    extension: ROOT,
    settings: SETTINGS,
    env: { DIGIT_LAB_START_PULSES: pulses },
  });
  const over = new AbortController();
  /** @type {import('playwright').Browser | null} */
  let browser = null;
  try {
    browser = await launchChromium();
    const address = workbenchAddress({ port: server.port, folder: join(workspace, 'images') });
    const page = await openWorkbench(browser, address);
    return await Promise.race([
      measureWindow(page, pulses, count, over.signal),
      rejectionOf(server.ended),
      rejectionOf(AbortSignal.timeout(PATIENCE)),
    ]);
  } catch (error) {
    throw new Error(`${folderOf(count)} was not read (${error}).\n${server.log().slice(-4000)}`, {
      cause: error,
    });
  } finally {
    over.abort();
    await browser?.close();
    await server.stop();
  }
}

/**
 * @param {Page} page of a window that has just started
 * @param {string} pulses the file that its companion writes to
 * @param {number} count of the images in the folder to read
 * @param {AbortSignal} over aborted when nobody waits for it any more
 * @returns {Promise<Run>}
 */
async function measureWindow(page, pulses, count, over) {
  await pulsesUntil(pulses, isAtRest, over);
  const { begin, end } = await classifyFolder(page, count);
  const told = await pulsesUntil(pulses, (all) => (all.at(-1)?.at ?? 0) > end, over);
  return { time: end - begin, pulses: told.filter(({ at, late }) => at >= begin && at - late <= end) };
}

/**
 * @param {readonly Pulse[]} pulses since the extension host started
 * @returns {boolean}
 */
function isAtRest(pulses) {
  const now = pulses.at(-1)?.at ?? 0;
  const busy = pulses.filter(({ work }) => work >= BUSY).at(-1) ?? pulses[0];
  return busy !== undefined && now - busy.at >= REST;
}

/**
 * @param {string} file that the companion writes to
 * @param {(pulses: readonly Pulse[]) => boolean} enough
 * @param {AbortSignal} over aborted when nobody waits for them any more
 * @returns {Promise<Pulse[]>} all, as soon as they are enough
 */
function pulsesUntil(file, enough, over) {
  return new Promise((resolve) => {
    const look = () => {
      const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
      const pulses = lines.flatMap((line) => /** @type {Pulse[]} */ (JSON.parse(line)));
      if (!enough(pulses)) return;
      writing.close();
      resolve(pulses);
    };
    const writing = watch(file, { signal: over }, look);
    look();
  });
}

/** @param {readonly number[]} values more than a call takes arguments */
function greatest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/**
 * @param {readonly Run[]} runs
 * @returns {Figure[]} of what the extension host was like in them
 */
function hostFigures(runs) {
  const lateness = runs.map(({ pulses }) => pulses.map(({ late }) => late).sort((a, b) => a - b));
  const p99 = lateness.map((sorted) => sorted[Math.floor(0.99 * sorted.length)] ?? NaN);
  const work = runs.flatMap(({ pulses }) => pulses.map((pulse) => pulse.work));
  const memory = runs.map(({ pulses }) => greatest(pulses.map(({ bytes }) => bytes)) / 1e6);
  const figures = [
    { metric: 'hostGapMax', unit: 'ms', value: greatest(lateness.flat()) },
    { metric: 'hostGapP99', unit: 'ms', value: median(p99) },
    { metric: 'hostWorkMax', unit: 'ms', value: greatest(work) },
    { metric: 'hostMemory', unit: 'MB', value: median(memory) },
  ];
  return figures.map((each) => ({ ...each, runs: runs.length }));
}

/**
 * @param {(figures: Figure[]) => void} report gets the figures of each folder as soon as they are known
 * @returns {Promise<Figure[]>}
 */
async function measureFolders(report) {
  const workspace = mkdtempSync(join(tmpdir(), 'digit-lab-bench-'));
  /** @type {Figure[]} */
  const figures = [];
  try {
    await writeImages(join(workspace, 'images'));
    for (const { count, times } of FOLDERS) {
      /** @type {Run[]} */
      const runs = [];
      for (let run = 1; run <= times; run++) {
        step(`reading ${count.toLocaleString('en')} images, ${run} of ${times}`);
        runs.push(await measureFolder(workspace, count));
        step(`${figure(runs.at(-1)?.time ?? NaN)} ms`);
      }
      const time = median(runs.map((run) => run.time));
      const made = [{ metric: `classify${count}`, unit: 'ms', value: time, runs: times }];
      if (count === MANY) made.push(...hostFigures(runs));
      report(made);
      figures.push(...made);
    }
    return figures;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/**
 * @param {import('../../tools/bench/measurement.mjs').Request} request
 * @returns {Promise<import('../../tools/bench/measurement.mjs').Outcome>}
 */
export async function measure({ report, save }) {
  const figures = await measureFolders((made) => {
    for (const { metric, value, runs } of made) report({ metric, value, runs });
  });
  const opening = await timeIdxOpening();
  report({ metric: opening.metric, value: opening.value, runs: opening.runs });
  figures.push(opening);
  const table = markdownTable(
    ['metric', 'unit', 'value', 'runs'],
    figures.map(({ metric, unit, value, runs }) => [metric, unit, figure(value), String(runs)]),
    2,
  );
  const where = `Measured on ${today()} by \`npm run bench -- classify\` with Node ${process.versions.node}: ${machine()}.`;
  save([`${WHAT} ${WHAT_IDX}`, table, where].join('\n\n'));
  return { text: [table, where].join('\n\n'), failures: [] };
}

// How quick an IDX file as large as MNIST's opens, in the real workbench.
/* global MutationObserver -- what is given to evaluate() runs in the page */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../../tools/bench/measurement.mjs';
import { findMnist } from '../../tools/bench/shared.mjs';
import { step } from '../../tools/host/progress.mjs';
import { ROOT, provision } from '../../tools/host/provision.mjs';
import { startServer } from '../../tools/host/server.mjs';
import { importTypeScript } from '../../tools/host/testBundles.mjs';
import {
  launchChromium,
  openWorkbench,
  runCommand,
  webviewFrame,
  workbenchAddress,
} from '../../tools/host/workbench.mjs';

/** @typedef {import('playwright').Page} Page */

const IMAGES = 60_000;

/** Times that the file is opened, in one window. */
const OPENINGS = 5;

export const WHAT_IDX =
  '`idxOpen`: from the double-click in the Explorer on an IDX file of 60,000 images of 28 x 28 pixels, beside that of their ' +
  'labels, until all images in sight have come; opened several times in one window, median.';

/** @returns {Promise<import('../../src/ml/data/labelledImages').LabelledImages>} MNIST's training images if they are there */
async function images() {
  const mnist = findMnist();
  if (mnist !== null) {
    /** @type {typeof import('../../src/node/datasets/idxFolder')} */
    const { loadIdxFolder } = await importTypeScript('src/node/datasets/idxFolder.ts');
    return (await loadIdxFolder(mnist, 'MNIST')).train;
  }
  /** @type {typeof import('../../src/ml/data/syntheticDigits')} */
  const { syntheticDataset } = await importTypeScript('src/ml/data/syntheticDigits.ts');
  return syntheticDataset(IMAGES, 0, 1).train;
}

/**
 * @param {Page} page of a window on the folder with the file
 * @returns {Promise<number>} milliseconds
 */
async function openOnce(page) {
  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'train-images-idx3-ubyte' });
  await row.hover();
  const begin = Date.now();
  await row.dblclick();
  const editor = await webviewFrame(page, 'image-tile');
  const end = await editor.locator('main').evaluate(
    (main) =>
      new Promise((resolve) => {
        const look = () => {
          if (main.querySelector('.tile.awaited') !== null) return;
          watch.disconnect();
          resolve(Date.now());
        };
        const watch = new MutationObserver(look);
        watch.observe(main, { childList: true, attributes: true, subtree: true });
        look();
      }),
  );
  await runCommand(page, 'View: Close Editor');
  await page.locator('iframe.webview').waitFor({ state: 'detached' });
  return Number(end) - begin;
}

/** @returns {Promise<{ metric: string, value: number, runs: number, unit: string }>} */
export async function timeIdxOpening() {
  /** @type {typeof import('../idxPair')} */
  const { writeIdxPair } = await importTypeScript('test/idxPair.ts');
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-bench-'));
  writeIdxPair(folder, 'train', await images());
  const server = await startServer(await provision('newest'), { companion: true, extension: ROOT });
  /** @type {import('playwright').Browser | null} */
  let browser = null;
  try {
    browser = await launchChromium();
    const page = await openWorkbench(browser, workbenchAddress({ port: server.port, folder }));
    /** @type {number[]} */
    const times = [];
    for (let opening = 1; opening <= OPENINGS; opening++) {
      step(`opening a file of ${IMAGES.toLocaleString('en')} images, ${opening} of ${OPENINGS}`);
      times.push(await openOnce(page));
      step(`${times.at(-1)} ms`);
    }
    return { metric: 'idxOpen', unit: 'ms', value: median(times), runs: OPENINGS };
  } finally {
    await browser?.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

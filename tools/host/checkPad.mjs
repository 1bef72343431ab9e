// Draws the ten digits on the pad of a real workbench, as a person would with the mouse, and prints the readings.
import { join } from 'node:path';
import { drawOnPad, readyPad } from './pad.mjs';
import { step } from './progress.mjs';
import { ROOT, provision } from './provision.mjs';
import { startServer } from './server.mjs';
import { importTypeScript } from './testBundles.mjs';
import { launchChromium, openWorkbench, workbenchAddress } from './workbench.mjs';

/** How many of the ten digits have to be read right. */
const ENOUGH = 9;

/**
 * @param {number} seed
 * @returns {Promise<import('./pad.mjs').Strokes[]>} a drawing of each digit
 */
export async function syntheticDigits(seed) {
  /** @type {typeof import('../../src/ml/random')} */
  const { Random } = await importTypeScript('src/ml/random.ts');
  /** @type {typeof import('../../src/ml/data/syntheticDigits')} */
  const { syntheticStrokes } = await importTypeScript('src/ml/data/syntheticDigits.ts');
  const random = new Random(seed);
  return Array.from({ length: 10 }, (_, digit) => syntheticStrokes(digit, random.fork(digit)));
}

/**
 * @param {object} trial
 * @param {string} [trial.model] a model folder to read with
 * @param {string} [trial.vsix] a package to try in place of the checkout
 * @param {number} trial.seed
 * @returns {Promise<boolean>} whether enough digits were read right
 */
export async function checkPad({ model, vsix, seed }) {
  const installation = await provision('newest');
  step(`starting VS Code ${installation.version}'s server`);
  const server = await startServer(installation, {
    env: { DIGIT_LAB_START: 'pad' },
    companion: true,
    model,
    ...(vsix === undefined ? { extension: ROOT } : { vsix }),
  });
  /** @type {import('playwright').Browser | null} */
  let browser = null;
  try {
    browser = await launchChromium();
    step('opening the workbench in Chromium');
    const page = await openWorkbench(
      browser,
      workbenchAddress({ port: server.port, folder: join(ROOT, 'samples') }),
    );
    const pad = await readyPad(page);
    step('drawing');
    /** @type {typeof import('../../src/ml/probabilityInWords')} */
    const { probabilityInWords } = await importTypeScript('src/ml/probabilityInWords.ts');
    let right = 0;
    for (const [digit, strokes] of (await syntheticDigits(seed)).entries()) {
      const { text, confidence } = await drawOnPad(page, pad, strokes);
      if (text === String(digit)) right++;
      const read = text === null ? 'nothing' : `${text} at ${probabilityInWords(confidence)}`;
      process.stdout.write(`drew ${digit}, read ${read}\n`);
    }
    return right >= ENOUGH;
  } finally {
    await browser?.close();
    await server.stop();
  }
}

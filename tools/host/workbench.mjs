// Opens the workbench of a running server in headless Chromium and waits for its parts by their own signs of life.
import { URLSearchParams } from 'node:url';
import { CHROMIUM_FLAGS, requireChromium } from './chromium.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').Frame} Frame */

/**
 * @returns {Promise<import('playwright').Browser>}
 * @throws {Error} if there is no Chromium
 */
export async function launchChromium() {
  // Not at the top: the tools start before anything is installed.
  const { chromium } = await import('playwright');
  return chromium.launch({ executablePath: await requireChromium(), args: CHROMIUM_FLAGS });
}

/**
 * @param {object} place
 * @param {number} place.port of the server
 * @param {string} place.folder the workspace
 * @param {{ extension: string, tests: string }} [place.testing] the folder of an extension, and a module for its
 *   extension host to run; the server must have been started for that
 * @returns {string} the workbench's address
 */
export function workbenchAddress({ port, folder, testing }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const query = new URLSearchParams({ folder });
  if (testing !== undefined) {
    const { extension, tests } = testing;
    const payload = { extensionDevelopmentPath: remote(extension), extensionTestsPath: remote(tests) };
    query.set('payload', JSON.stringify(Object.entries(payload)));
  }
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

const START = 120_000;

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address of a workbench whose server has the companion (test/start)
 * @returns {Promise<Page>} once every extension is there
 */
export async function openWorkbench(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await workbenchReady(page);
  return page;
}

/**
 * @param {Page} page of a workbench that starts or loads again
 * @returns {Promise<void>} once every extension is there: the companion's status-bar item says so
 */
export async function workbenchReady(page) {
  await page.locator('[id="digit-lab.start.ready"]').waitFor({ timeout: START });
}

/**
 * Runs a command as a person would: by its name in the command palette.
 * @param {Page} page
 * @param {string} name as the palette shows it, with its category
 * @returns {Promise<number>} when it was chosen, as `Date.now()` tells
 */
export async function runCommand(page, name) {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await page.keyboard.press('F1');
  await input.waitFor();
  await input.fill(`>${name}`);
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
  await row.waitFor({ timeout: 60_000 });
  const chosen = Date.now();
  await row.click();
  return chosen;
}

/**
 * Chooses from the menu of a file or folder in the Explorer, as a person would by a right click.
 * @param {Page} page
 * @param {string} file its name in the Explorer
 * @param {string} entry of the menu
 * @returns {Promise<number>} when it was chosen, as `Date.now()` tells
 */
export async function chooseFromExplorerMenu(page, file, entry) {
  const row = page.locator('.explorer-folders-view .monaco-list-row');
  await row.filter({ has: page.getByText(file, { exact: true }) }).click({ button: 'right' });
  // By key: for its first tenth of a second a menu takes no click, so that the one that opened it is not one.
  await page.locator('.context-view .action-label').filter({ hasText: entry }).hover();
  const chosen = Date.now();
  await page.keyboard.press('Enter');
  return chosen;
}

/**
 * @param {Page} page
 * @param {string} testId a `data-testid` that only the webview wanted has
 * @param {number} [timeout] milliseconds
 * @returns {Promise<Frame>} the inner frame of the webview that shows it
 */
export async function webviewFrame(page, testId, timeout = 60_000) {
  const deadline = AbortSignal.timeout(timeout);
  const seen = new Set();
  return new Promise((resolve, reject) => {
    const look = (/** @type {Frame} */ frame) => {
      if (seen.has(frame) || frame.parentFrame()?.parentFrame() !== page.mainFrame()) return;
      seen.add(frame);
      frame
        .getByTestId(testId)
        .first()
        .waitFor({ state: 'visible', timeout })
        .then(() => resolve(frame))
        .catch(() => seen.delete(frame));
    };
    page.on('framenavigated', look);
    page.on('frameattached', look);
    for (const frame of page.frames()) look(frame);
    deadline.addEventListener('abort', () => {
      reject(new Error(`No webview with "${testId}" came up within ${timeout / 1000} s.`));
    });
  });
}

// Runs the Mocha suite of test/vscode/suite inside a real extension host.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { ROOT, provision } from './provision.mjs';
import { rejectionOf } from './rejectionOf.mjs';
import { startServer } from './server.mjs';
import { receiveResults } from './suiteResults.mjs';
import { buildSuite } from './testBundles.mjs';
import { launchChromium, workbenchAddress } from './workbench.mjs';

/** Milliseconds; more than the suite ever takes, so that a window that hangs does not hang the run. */
const LIMIT = 20 * 60_000;

/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);

/** @returns {string} a workspace that the suite may write to: a copy of samples/ */
function temporaryWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-workspace-'));
  cpSync(join(ROOT, 'samples'), folder, { recursive: true });
  return folder;
}

/**
 * In the extension host of VS Code's server, with its workbench in Chromium.
 * @param {'newest' | 'oldest'} name
 * @param {readonly string[]} filters parts of paths of test files; all if there are none
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runSuiteOnServer(name, filters) {
  const tests = await buildSuite(filters);
  const installation = await provision(name);
  const folder = temporaryWorkspace();
  const reports = await receiveResults(print);
  /** @type {import('./server.mjs').Server | null} */
  let server = null;
  /** @type {import('playwright').Browser | null} */
  let browser = null;
  try {
    const env = { DIGIT_LAB_TEST_PORT: String(reports.port) };
    server = await startServer(installation, { env, driver: true });
    browser = await launchChromium();
    step(`running the suite in VS Code ${installation.version}`);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(workbenchAddress({ port: server.port, folder, testing: { extension: ROOT, tests } }));
    return await Promise.race([
      reports.results,
      rejectionOf(server.ended),
      rejectionOf(AbortSignal.timeout(LIMIT)),
    ]);
  } catch (error) {
    if (browser !== null) await photograph(browser, `suite-${name}.png`);
    const log = server === null ? '' : `\n${server.log().slice(-4000)}`;
    throw new Error(`The suite did not end in VS Code ${installation.version}.${log}`, { cause: error });
  } finally {
    await browser?.close();
    await server?.stop();
    reports.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Takes a picture of what went wrong, if one can be taken: why it went wrong is told without it, too.
 * @param {import('playwright').Browser} browser
 * @param {string} file under test/.artifacts
 */
async function photograph(browser, file) {
  const artifacts = join(ROOT, 'test/.artifacts');
  try {
    mkdirSync(artifacts, { recursive: true });
    const [page] = browser.contexts().flatMap((context) => context.pages());
    await page?.screenshot({ path: join(artifacts, file) });
  } catch (error) {
    step(`no picture could be taken of it: ${error}`);
  }
}

/**
 * In desktop VS Code, which @vscode/test-electron downloads.
 * @param {string} version `stable`, or one like 1.96.4
 * @param {readonly string[]} filters parts of paths of test files; all if there are none
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runSuiteOnDesktop(version, filters) {
  const { runTests } = await import('@vscode/test-electron');
  const tests = await buildSuite(filters);
  const folder = temporaryWorkspace();
  const reports = await receiveResults(print);
  try {
    const run = runTests({
      version,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: tests,
      extensionTestsEnv: { DIGIT_LAB_TEST_PORT: String(reports.port) },
      launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
    });
    // It also rejects when tests failed, of which the reports know more.
    const rejection = await run.then(
      () => undefined,
      (reason) => reason,
    );
    reports.close();
    return await reports.results.catch((error) => {
      throw new Error(`The suite did not end in desktop VS Code: ${error.message}`, { cause: rejection });
    });
  } finally {
    reports.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

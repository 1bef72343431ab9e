// npm test: every test there is, in every runner, and one line over all of them.
// Nothing outside Node may be imported here or in what this imports: it runs before there are dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireChromium } from './host/chromium.mjs';
import { build, installDependencies } from './host/install.mjs';
import { readOptions } from './host/options.mjs';
import { step } from './host/progress.mjs';
import { ROOT, provision } from './host/provision.mjs';
import { brokenStage, noResults, sum, withoutNeedlessSkips } from './host/results.mjs';
import { SHARED } from './host/shared.mjs';
import { runSuiteOnDesktop, runSuiteOnServer } from './host/suiteRunner.mjs';
import { runVitest } from './host/vitestRunner.mjs';

const HELP = `npm test [-- STAGE... OPTIONS]

Installs what is missing, builds, and runs the stages named, or all of them:

  check     ESLint, TypeScript, Prettier (only if CI is set or it is named)
  unit      Vitest on Node
  kernels   Vitest on VS Code's own Node: the kernels that run there and not on every Node
  webview   Vitest on the webviews' code in Chromium
  newest    the Mocha suite in the extension host of VS Code's newest server
  oldest    the same in the oldest that package.json claims
  roads     Vitest drives the workbench as a person would, from the checkout and from a package

  --desktop            the Mocha suite in a desktop VS Code that @vscode/test-electron downloads, in place of servers
  --filter TEXT        only test files whose path contains TEXT
  --help               this
`;

/** @typedef {import('./host/results.mjs').Results} Results */

const { values: options, positionals } = readOptions(
  {
    allowPositionals: true,
    options: {
      desktop: { type: 'boolean', default: false },
      filter: { type: 'string', multiple: true, default: [] },
    },
  },
  HELP,
);

/** @type {Record<string, () => Promise<Results>>} */
const STAGES = {
  check: async () => runChecks(),
  unit: () => runVitest('unit', options.filter),
  kernels: async () => runVitest('kernels', options.filter, { node: (await provision('newest')).node }),
  webview: () => runVitest('webview', options.filter),
  newest: () => runSuiteOnServer('newest', options.filter),
  oldest: () => runSuiteOnServer('oldest', options.filter),
  roads: () => runVitest('roads', options.filter),
};

/** @returns {Results} one for each script of package.json that `npm run check` stands for */
function runChecks() {
  const commands = {
    ESLint: ['node_modules/eslint/bin/eslint.js', '.'],
    TypeScript: ['tools/types.mjs'],
    Prettier: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  };
  const results = noResults();
  for (const [name, args] of Object.entries(commands)) {
    step(name);
    if (spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0) results.passed++;
    else {
      results.failed++;
      results.failures.push(`${name} found something; see above.`);
    }
  }
  return results;
}

/** @returns {boolean} whether the real data is there; if so, the variable that names it is set for every runner */
function findRealData() {
  if (!existsSync(join(SHARED, 'mnist'))) return false;
  process.env.DIGIT_LAB_SHARED = SHARED;
  return true;
}

/** @returns {string[]} the stages to run, in their order */
function chosenStages() {
  const unknown = positionals.filter((name) => !(name in STAGES));
  if (unknown.length > 0) throw new Error(`There is no stage "${unknown.join('", "')}".\n\n${HELP}`);
  const all = Object.keys(STAGES).filter((name) => name !== 'check' || process.env.CI !== undefined);
  const chosen =
    positionals.length === 0 ? all : Object.keys(STAGES).filter((name) => positionals.includes(name));
  return options.desktop
    ? [...chosen.filter((name) => name !== 'newest' && name !== 'oldest'), 'desktop']
    : chosen;
}

/**
 * @param {string} name
 * @returns {Promise<Results>}
 */
async function runStage(name) {
  step(`== ${name} ==`);
  try {
    return await (STAGES[name] ?? (() => runSuiteOnDesktop('stable', options.filter)))();
  } catch (error) {
    return brokenStage(name, error);
  }
}

async function main() {
  const stages = chosenStages();
  await installDependencies();
  if (stages.some((name) => ['webview', 'newest', 'oldest', 'roads'].includes(name))) {
    process.env.CHROME_PATH = await requireChromium();
  }
  if (stages.some((name) => ['kernels', 'newest', 'roads'].includes(name))) await provision('newest');
  if (stages.includes('oldest')) await provision('oldest');
  await build();
  const hasRealData = findRealData();
  if (!hasRealData) step('there is no ../shared (or DIGIT_LAB_SHARED): tests of real data are skipped');

  /** @type {Results[]} */
  const all = [];
  for (const name of stages) all.push(await runStage(name));
  const total = hasRealData ? withoutNeedlessSkips(sum(all)) : sum(all);

  for (const title of total.skipped) process.stdout.write(`skipped: ${title}\n`);
  for (const failure of total.failures) process.stdout.write(`\nFAILED: ${failure}\n`);
  stages.forEach((name, index) => {
    const { passed, failed, skipped } = all[index] ?? noResults();
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped\n`);
  });
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped\n`);
  return total.failed === 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.stdout.write('\n0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}

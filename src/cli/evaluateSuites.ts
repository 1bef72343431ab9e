import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { SUITES, type Figure, type Suite, type SuiteData } from '../ml/index';
import { UserError } from '../ml/userError';
import { writeFileAtomic } from '../node/files/atomicFile';
import { accuracyPage, figureTable, type SuiteResult } from './accuracyPage';
import { chosenModel } from './chosenModel';
import { loadSuiteData } from './evaluateSuiteData';
import type { ReadingOptions } from './options';
import { say, startProgress } from './progress';
import { startRecogniser } from './recogniser';

export interface EvaluateSuitesOptions extends ReadingOptions {
  /** Names of suites, or "all". */
  readonly suite: readonly string[];
  /** The folder of real data. */
  readonly shared?: string;
  /** Where the page goes. */
  readonly report?: string;
  readonly json?: boolean;
}

/** The page of a checkout, which lies beside the bundles. */
const ACCURACY_PAGE = resolve(__dirname, '../docs/accuracy.md');

/**
 * Measures a model by one suite or by all, and prints the figures with their 95 % intervals. Those of all suites are
 * written to a page as well.
 *
 * @throws UserError if there is no such suite, or the model or the engine cannot be had
 */
export async function evaluateSuites(options: EvaluateSuitesOptions, signal: AbortSignal): Promise<void> {
  const suites = chosenSuites(options.suite);
  const { card } = await chosenModel(options.model);
  const recogniser = await startRecogniser(options);
  const data = await loadSuiteData(options.shared);
  const results: SuiteResult[] = [];
  for (const suite of suites) {
    const missing = suite.needs.filter((part) => data[part] === null);
    if (missing.length > 0) say(`${suite.name} is not measured: ${missing.join(', ')} is missing.`);
    const started = performance.now();
    const figures =
      missing.length > 0 ? [] : await runSuite(suite, data, recogniser, card.architecture, signal);
    const seconds = Math.round((performance.now() - started) / 1000);
    const result = { name: suite.name, title: suite.title, missing, figures, seconds };
    results.push(result);
    if (options.json !== true) process.stdout.write(`${figureTable(result)}\n\n`);
  }
  const measured = {
    modelId: card.id,
    asked: options.suite,
    isAugmented: options.tta === true,
    date: new Date().toISOString().slice(0, 10),
    suites: results,
  };
  if (options.json === true) process.stdout.write(`${JSON.stringify(measured)}\n`);
  if (options.report !== undefined || options.suite.includes('all')) {
    const path = options.report ?? ACCURACY_PAGE;
    await writeFileAtomic(path, accuracyPage(measured));
    say(`The figures are in ${path}.`);
  }
}

function chosenSuites(names: readonly string[]): readonly Suite[] {
  if (names.includes('all')) return SUITES;
  return names.map((name) => {
    const suite = SUITES.find((one) => one.name === name);
    if (suite !== undefined) return suite;
    throw new UserError(
      `There is no suite "${name}". There are ${SUITES.map((one) => one.name).join(', ')}, and "all".`,
    );
  });
}

async function runSuite(
  suite: Suite,
  data: SuiteData,
  reader: Awaited<ReturnType<typeof startRecogniser>>,
  architecture: Parameters<Suite['run']>[0]['architecture'],
  signal: AbortSignal,
): Promise<Figure[]> {
  const progress = startProgress(suite.name);
  try {
    return await suite.run({
      reader,
      architecture,
      data,
      async progress(done) {
        progress.show(done, '');
        // Lets Ctrl-C come through.
        await setImmediate(undefined, { signal });
      },
    });
  } finally {
    progress.end();
  }
}

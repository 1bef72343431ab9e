import { resolve } from 'node:path';
import { SUITES, type Figure, type Suite, type SuiteData } from '../ml/index';
import type { SuiteRun } from '../ml/evaluation/suite/suite';
import { UserError } from '../ml/userError';
import { yieldPointOf } from '../node/yieldPoint';
import { readModelFolder } from '../node/models/modelStore';
import { figureTable, notMeasured, type SuiteResult } from './accuracyPage';
import { chosenModelFolder, isShipped } from './chosenModel';
import { loadSuiteData, partsOf } from './evaluateSuiteData';
import { checkPlaces, keepFigures } from './keepFigures';
import { DEFAULT_MODEL, type ReadingOptions } from './options';
import { problemLine, say, startProgress } from './progress';
import { startRecogniser } from './recogniser';

export interface EvaluateSuitesOptions extends ReadingOptions {
  /** Names of suites, or "all". */
  readonly suite: readonly string[];
  /** The folder of real data. */
  readonly shared?: string;
  /** Where the page goes. */
  readonly report?: string;
  /** Whether the model's card is to hold the figures. */
  readonly card?: boolean;
  readonly json?: boolean;
}

/** The page of a checkout, which lies beside the bundles. */
const ACCURACY_PAGE = resolve(__dirname, '../docs/accuracy.md');

/**
 * Measures a model by one suite or by all, and prints the figures with their 95 % intervals. Those of all suites are
 * written to a page as well, and those of any to the model's card if that is asked for.
 *
 * @throws UserError if there is no such suite, the model or the engine cannot be had, the page or the card cannot be
 * written, nothing can be measured, or test-time augmentation, which a card says nothing of, is to go on a card
 */
export async function evaluateSuites(options: EvaluateSuitesOptions, signal: AbortSignal): Promise<void> {
  const suites = chosenSuites(options.suite);
  if (options.card === true && options.tta === true) {
    throw new UserError('A card holds figures without test-time augmentation. Leave out --tta or --card.');
  }
  const page = options.report ?? (options.suite.includes('all') ? ACCURACY_PAGE : null);
  const model = chosenModelFolder(options.model);
  const { card } = await readModelFolder(model);
  const places = { page, model: options.card === true ? model : null };
  await checkPlaces(places);
  const recogniser = await startRecogniser(options, signal);
  const unread: string[] = [];
  const data = await loadSuiteData(suites, options.shared, (path, problem) => {
    unread.push(problemLine(path, problem));
  });
  const results: SuiteResult[] = [];
  for (const suite of suites) {
    const conditions = { reader: recogniser, architecture: card.architecture, data };
    const result = await measure(suite, conditions, signal);
    results.push(result);
    // Not before: a line would have run into the progress bar.
    for (const line of unread.splice(0)) say(line);
    if (options.json !== true) process.stdout.write(`${figureTable(result)}\n\n`);
  }
  // A page or a card that somebody has is worth more than one without figures.
  if (results.every(({ figures }) => figures.every(({ n }) => n === 0))) {
    throw new UserError(
      'Nothing was measured, and nothing is written. Use --shared to name the folder with the missing data.',
    );
  }
  const measured = {
    modelId: card.id,
    isShipped: isShipped(model),
    options: asTyped(options),
    isAugmented: options.tta === true,
    date: new Date().toISOString().slice(0, 10),
    suites: results,
  };
  if (options.json === true) process.stdout.write(`${JSON.stringify(measured)}\n`);
  await keepFigures(places, measured);
}

/** What decides what is measured and where the page goes, as it would be typed again. */
function asTyped({ model, suite, tta, shared, report }: EvaluateSuitesOptions): string {
  const words = [
    ...(model === DEFAULT_MODEL ? [] : ['--model', model]),
    '--suite',
    ...suite,
    ...(tta === true ? ['--tta'] : []),
    ...(shared === undefined ? [] : ['--shared', shared]),
    ...(report === undefined ? [] : ['--report', report]),
  ];
  return words.map(quoted).join(' ');
}

/** In double quotes, which the shells of all systems know, unless there is nothing in a word that they would change. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replace(/["$`]/g, '\\$&')}"`;
}

function chosenSuites(names: readonly string[]): readonly Suite[] {
  if (names.includes('all')) return SUITES;
  return [...new Set(names)].map((name) => {
    const suite = SUITES.find((one) => one.name === name);
    if (suite !== undefined) return suite;
    throw new UserError(
      `There is no suite "${name}". Choose from ${SUITES.map((one) => one.name).join(', ')}, and "all".`,
    );
  });
}

/** What a suite runs on. */
type Conditions = Omit<SuiteRun, 'progress'>;

async function measure(suite: Suite, conditions: Conditions, signal: AbortSignal): Promise<SuiteResult> {
  const isMissing = (part: keyof SuiteData): boolean => conditions.data[part] === null;
  const missing = partsOf(suite).filter(isMissing);
  if (missing.length > 0) say(`${suite.name}: ${notMeasured(missing)}`);
  const started = performance.now();
  const figures = suite.needs.some(isMissing) ? [] : await runSuite(suite, conditions, signal);
  const seconds = Math.round((performance.now() - started) / 1000);
  return { name: suite.name, title: suite.title, missing, figures, seconds };
}

async function runSuite(suite: Suite, conditions: Conditions, signal: AbortSignal): Promise<Figure[]> {
  const progress = startProgress(suite.name);
  const yieldPoint = yieldPointOf(signal);
  try {
    return await suite.run({
      ...conditions,
      async progress(done) {
        progress.show(done, '');
        await yieldPoint();
      },
    });
  } finally {
    progress.end();
  }
}

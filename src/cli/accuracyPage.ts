import { DATA_NAMES, isMet, type Figure, type SuiteData } from '../ml/index';
import { percent } from '../ml/figures';
import { markdownTable } from './markdownTable.mjs';

/** What came of one suite. */
export interface SuiteResult {
  readonly name: string;
  readonly title: string;
  /** Data that is not there, because of which nothing was measured, or not all. */
  readonly missing: readonly (keyof SuiteData)[];
  readonly figures: readonly Figure[];
  readonly seconds: number;
}

export interface Measured {
  readonly modelId: string;
  /** Whether it is one of those that ship. Of no other is it known what it was trained on and chosen by. */
  readonly isShipped: boolean;
  /** The options of `digit evaluate` that measure the same again. */
  readonly options: string;
  /** Whether with test-time augmentation. */
  readonly isAugmented: boolean;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly suites: readonly SuiteResult[];
}

/** The figures of a suite as lines of text. */
export function figureTable({ name, title, missing, figures }: SuiteResult): string {
  const rows = figures.map((figure) => cellsOf(figure));
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  return [
    `${name}: ${title}`,
    ...(missing.length > 0 ? [notMeasured(missing)] : []),
    ...rows.map((row) =>
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`.trimEnd(),
    ),
  ].join('\n');
}

const HEAD = ['', 'figure', '95 %', 'of', 'goal'];

/** All figures as a page of Markdown, as Prettier writes it. */
export function accuracyPage({ modelId, isShipped, options, isAugmented, date, suites }: Measured): string {
  const how = isAugmented ? ' with test-time augmentation' : '';
  return [
    '# How well it reads',
    '',
    `Model \`${modelId}\`${how}, measured on ${date} by \`npm run digit -- evaluate ${options}\`, which writes this page. ` +
      `Intervals are 95 % (Wilson). A refusal counts as wrong.${isShipped ? ' Nothing was tuned on the data measured here.' : ''}`,
    ...suites.flatMap(({ name, title, missing, figures }) => [
      '',
      `## ${name}`,
      '',
      `${title}.`,
      '',
      ...(missing.length > 0 ? [notMeasured(missing)] : []),
      ...(missing.length > 0 && figures.length > 0 ? [''] : []),
      ...(figures.length === 0 ? [] : [markdownTable(HEAD, figures.map(cellsOf), 1)]),
    ]),
    '',
  ].join('\n');
}

export function notMeasured(missing: readonly (keyof SuiteData)[]): string {
  return `Not measured, for lack of ${missing.map((part) => DATA_NAMES[part]).join(', ')}.`;
}

/** Name, figure, interval, number of cases, and the goal with whether it is missed. */
function cellsOf(figure: Figure): [string, string, string, string, string] {
  const { name, n, interval, goal } = figure;
  const range = interval === null ? '' : `${percent(interval[0])} - ${percent(interval[1])}`;
  let wanted = '';
  if (goal !== null) {
    wanted = 'atLeast' in goal ? `at least ${percent(goal.atLeast)}` : `at most ${percent(goal.atMost)}`;
    if (isMet(figure) === false) wanted += ', missed';
  }
  return [name, figureText(figure), range, String(n), wanted];
}

/** With a third decimal where a goal would seem to be met without. */
function figureText(figure: Figure): string {
  const { value, goal } = figure;
  const text = percent(value);
  if (goal === null || isMet(figure) !== false) return text;
  return text === percent('atLeast' in goal ? goal.atLeast : goal.atMost) ? percent(value, 3) : text;
}

import { Command, Option } from 'commander';
import type { EvaluateOptions } from './evaluate';
import type { EvaluateReadingsOptions } from './evaluateReadings';
import type { EvaluateSuitesOptions } from './evaluateSuites';
import {
  checkOwned,
  engineOption,
  mirrorOption,
  modelOption,
  range,
  testSetOption,
  ttaOption,
} from './options';

type Options = EvaluateOptions & EvaluateReadingsOptions & Partial<EvaluateSuitesOptions>;

/** `digit evaluate`, with all that it can be told. */
export function evaluateCommand(evaluate: (options: Options) => Promise<void>): Command {
  const command = new Command('evaluate')
    .description("Test a model on a dataset's test set, on labelled images, or on labelled drawings.")
    .addOption(modelOption('which model: a folder, or the name of one that ships'))
    .addOption(testSetOption())
    .addOption(mirrorOption())
    .addOption(engineOption())
    .addOption(ttaOption());
  return withSuites(withSets(command))
    .option(
      '--json',
      'print one JSON object: accuracy, n, confusion, and perDigit or what was misread; with --suite, the figures',
    )
    .action(evaluate);
}

/** What to test on in place of a dataset. */
function withSets(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--images <folders...>',
        'images instead of a dataset: named <label>_*, or in folders named by the label; each folder is a set, and those of fewer ' +
          'than ten count as one',
      ).conflicts(['dataset', 'mirror']),
    )
    .addOption(
      new Option(
        '--strokes <file>',
        'drawings instead of a dataset (JSON, plain or gzipped); each writer is a set, and those with fewer than ten count as one',
      ).conflicts(['dataset', 'mirror']),
    )
    .addOption(
      new Option('--writers <range>', 'with --strokes: only these, for example 25-30').argParser(range),
    );
}

function withSuites(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--suite <names...>',
        'figures with their 95 % intervals: "all" (also written to docs/accuracy.md), or suites by name',
      ).conflicts(['dataset', 'mirror', 'images', 'strokes']),
    )
    .option(
      '--shared <folder>',
      'with --suite: the folder of real data (default: $DIGIT_LAB_SHARED, ../shared)',
    )
    .option('--report <file>', 'with --suite: where to write the page of figures')
    .option('--card', "with --suite: also write the figures that have a goal to the model's card");
}

/** Whether what is measured goes to a page or a card as well. */
export function writesFigures({ suite = [], report, card }: Options): boolean {
  return suite.includes('all') || report !== undefined || card === true;
}

/**
 * Evaluates on what was chosen: suites, labelled pictures or drawings, or a dataset.
 * @throws UserError if an option was given without the one that it counts with, or as what evaluates does
 */
export async function evaluateChosen(options: Options, signal: AbortSignal): Promise<void> {
  checkOwned(options, 'strokes', ['writers']);
  checkOwned(options, 'suite', ['shared', 'report', 'card']);
  const { suite } = options;
  if (suite !== undefined) {
    await (await import('./evaluateSuites')).evaluateSuites({ ...options, suite }, signal);
  } else if (options.images !== undefined || options.strokes !== undefined) {
    await (await import('./evaluateReadings')).evaluateReadings(options, signal);
  } else {
    await (await import('./evaluate')).evaluate(options, signal);
  }
}

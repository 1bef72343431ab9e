// The command line: train, evaluate, classify and summary. Standard output gets the results and nothing else.
import { Argument, Command, Option } from 'commander';
import { Console } from 'node:console';
import { detailOf, isCancelled, isUserError } from '../ml/userError';
import { VERSION } from '../ml/version';
import type { ClassifyOptions } from './classify';
import type { EvaluateOptions } from './evaluate';
import type { EvaluateReadingsOptions } from './evaluateReadings';
import type { EvaluateSuitesOptions } from './evaluateSuites';
import {
  amount,
  checkOwned,
  engineOption,
  integer,
  mirrorOption,
  modelOption,
  myDigitsOption,
  number,
  range,
  testSetOption,
  trainingSetOption,
  ttaOption,
} from './options';
import { say } from './progress';
import type { SummaryOptions } from './summary';
import type { TrainOptions } from './train';

/** What shells expect of a program that ended because of Ctrl-C: 128 and the signal's number. */
const INTERRUPTED = 130;

const stopping = new AbortController();

/**
 * Runs a command and turns what it throws into a line and an exit code.
 * @param writes whether it ends by writing something, which whoever stops it wants to know the fate of
 */
async function run(command: () => Promise<boolean | undefined>, writes = false): Promise<void> {
  try {
    if ((await command()) === false) process.exitCode = 1;
  } catch (error) {
    if (isCancelled(error)) {
      say(writes ? 'Stopped. Nothing was written.' : 'Stopped.');
      process.exitCode = INTERRUPTED;
      return;
    }
    say(`error: ${isUserError(error) ? error.message : detailOf(error)}`);
    process.exitCode = 1;
  }
}

function trainCommand(): Command {
  return new Command('train')
    .description(
      'Train a network and store it as a model folder. What is not given here is as the recipe of the network has it. ' +
        'Ctrl-C stops without writing anything.',
    )
    .option(
      '-m, --model <folder or name>',
      'which network: compact, cnn, mlp, or that of the model in a folder (default: that of --from, or compact)',
    )
    .option(
      '--from <folder or name>',
      'fine-tune: go on from this model, a folder or one that ships, with few short epochs and small steps',
    )
    .option(
      '--teachers <folders or names...>',
      "distil: learn the dataset's own images from what these models make of them, rather than from the labels alone",
    )
    .addOption(trainingSetOption())
    .addOption(myDigitsOption())
    .addOption(mirrorOption())
    .addOption(engineOption())
    .option(
      '--workers <n>',
      'threads of the portable engine, each with 8 images of a batch or more (default: one a core, at most 8); ' +
        'another number trains another model',
      integer(1, 64),
    )
    .option(
      '--epochs <n>',
      'the most epochs to take (with --from, of up to 10,000 images each); fewer than 50 batches of images are taken ' +
        'several times in each, up to 50 batches or 6,400 images',
      integer(1, 10_000),
    )
    .option('--batch-size <n>', 'images in one training step', integer(1, 4096))
    .option('--learning-rate <x>', "Adam's step size at its height", number(0, 1))
    .option(
      '--validation-split <x>',
      'share of the training images to choose the best epoch by',
      number(0, 0.9),
    )
    .option('--augment', 'turn, zoom, shift and shear the training images')
    .option('--no-augment', 'train on the images as they are')
    .option(
      '--elastic <pixels>',
      'bend the training images as well, by up to so much; for long runs (default: 0, or as the model of --from)',
      amount(10),
    )
    .option(
      '--one-cycle',
      "raise Adam's step size to --learning-rate and lower it to nothing, and average the weights (compact and --from: always)",
    )
    .option(
      '--seed <n>',
      'seed of what the training leaves to chance; which images it is validated on is the same for all',
      integer(0, 2 ** 32 - 1),
    )
    .option(
      '-o, --out <folder>',
      'the folder for the model (default: trained-<network>, or fine-tuned-<network>)',
    )
    .option('--json', 'print the folder and the card as JSON')
    .action((options: TrainOptions) =>
      run(async () => (await import('./train')).train(options, stopping.signal).then(() => undefined), true),
    );
}

function evaluateCommand(): Command {
  return new Command('evaluate')
    .description("Test a model on a dataset's test set, on labelled pictures, or on labelled drawings.")
    .addOption(modelOption('which model: a folder, or the name of one that ships'))
    .addOption(testSetOption())
    .addOption(mirrorOption())
    .addOption(engineOption())
    .addOption(ttaOption())
    .addOption(
      new Option(
        '--images <folders...>',
        'pictures instead of a dataset: named <label>_*, or in folders named by the label; a folder is a set',
      ).conflicts(['dataset', 'mirror']),
    )
    .addOption(
      new Option(
        '--strokes <file>',
        'drawings instead of a dataset (JSON, plain or gzipped); a writer is a set',
      ).conflicts(['dataset', 'mirror']),
    )
    .addOption(
      new Option('--writers <range>', 'with --strokes: only these, for example 25-30').argParser(range),
    )
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
    .option('--report <file>', 'with --suite: where the page of figures goes')
    .option('--card', "with --suite: also write the figures that have a goal to the model's card")
    .option(
      '--json',
      'print one JSON object: accuracy, n, confusion, and perDigit or what was misread; with --suite, the figures',
    )
    .action((options: EvaluateOptions & EvaluateReadingsOptions & Partial<EvaluateSuitesOptions>) =>
      run(async () => {
        checkOwned(options, 'strokes', ['writers']);
        checkOwned(options, 'suite', ['shared', 'report', 'card']);
        const { suite } = options;
        if (suite !== undefined) {
          const { evaluateSuites } = await import('./evaluateSuites');
          await evaluateSuites({ ...options, suite }, stopping.signal);
          return undefined;
        }
        const isReadings = options.images !== undefined || options.strokes !== undefined;
        if (isReadings) await (await import('./evaluateReadings')).evaluateReadings(options, stopping.signal);
        else await (await import('./evaluate')).evaluate(options, stopping.signal);
        return undefined;
      }),
    );
}

function classifyCommand(): Command {
  return new Command('classify')
    .description('Read the digits in images or drawings.')
    .addArgument(
      new Argument(
        '[inputs...]',
        'image files, folders of them, or "-" for paths on standard input, one a line',
      ),
    )
    .addOption(modelOption('which model: a folder, or the name of one that ships'))
    .addOption(engineOption())
    .addOption(ttaOption())
    .option('--strokes <file>', 'read the drawings of a file of strokes (JSON, plain or gzipped)')
    .option('--json', 'print one JSON object a line, and nothing else')
    .addHelpText('after', '\nExits with 1 if anything could not be read, after all the rest was.')
    .action((inputs: string[], options: ClassifyOptions) =>
      run(async () => (await import('./classify')).classify(inputs, options, stopping.signal)),
    );
}

function summaryCommand(): Command {
  return new Command('summary')
    .description('Show the layers, shapes, parameters and multiply-accumulates of a network.')
    .addOption(modelOption('which network: compact, cnn, mlp, or that of the model in a folder'))
    .option('--json', 'print one JSON object')
    .action((options: SummaryOptions) =>
      run(async () => (await import('./summary')).summary(options).then(() => undefined)),
    );
}

function stopOnce(): void {
  process.once('SIGINT', () => {
    say('Stopping. Ctrl-C again ends at once.');
    stopping.abort();
  });
}

// What libraries print is no result.
globalThis.console = new Console(process.stderr, process.stderr);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may have seen enough of it ("| head").
  if (error.code === 'EPIPE') process.exit(0);
  say(`error: The results could not be written to where the output goes (${error.code ?? error.message}).`);
  process.exit(1);
});
// Whoever reads our progress may end before us ("2> >(tee log)"): an hour of training is not lost for a line of it.
process.stderr.on('error', () => undefined);
stopOnce();

void new Command('digit')
  .description('Digit Lab reads handwritten digits and trains the networks that read them.')
  .version(VERSION)
  .addCommand(trainCommand())
  .addCommand(evaluateCommand())
  .addCommand(classifyCommand())
  .addCommand(summaryCommand())
  .parseAsync();

// The command line: train, evaluate, classify and summary. Standard output gets the results and nothing else.
import { Argument, Command } from 'commander';
import { Console } from 'node:console';
import { detailOf, isCancelled, isUserError } from '../ml/userError';
import { VERSION } from '../ml/version';
import type { ClassifyOptions } from './classify';
import { evaluateCommand, evaluateChosen, writesFigures } from './evaluateCommand';
import { engineOption, modelOption, ttaOption } from './options';
import { say } from './progress';
import type { SummaryOptions } from './summary';
import { trainCommand } from './trainCommand';

/** What shells expect of a program that ended because of Ctrl-C: 128 and the signal's number. */
const INTERRUPTED = 130;

const stopping = new AbortController();

/** Whether the command also writes files, beside what it prints. */
let isWriting = false;

/**
 * Runs a command. An error is printed as a line, and makes the exit code 1; so does `false` as a result.
 * @param writes whether it writes files at its end, so that a user who stops it is told that none were written
 */
async function run(command: () => Promise<unknown>, writes = false): Promise<void> {
  isWriting = writes;
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

function classifyCommand(): Command {
  return new Command('classify')
    .description('Read the digits in images or drawings.')
    .addArgument(
      new Argument(
        '[inputs...]',
        'image files, folders of them, or "-" for paths on standard input, one per line',
      ),
    )
    .addOption(modelOption('which model: a folder, or the name of one that ships'))
    .addOption(engineOption())
    .addOption(ttaOption())
    .option('--strokes <file>', 'read the drawings in a file of strokes (JSON, plain or gzipped)')
    .option('--json', 'print one JSON object per line, and nothing else')
    .addHelpText('after', '\nExits with 1 if anything could not be read, after reading everything else.')
    .action((inputs: string[], options: ClassifyOptions) =>
      run(async () => (await import('./classify')).classify(inputs, options, stopping.signal)),
    );
}

function summaryCommand(): Command {
  return new Command('summary')
    .description('Show the layers, shapes, parameters and multiply-accumulates of a network.')
    .addOption(modelOption('which network: compact, cnn, mlp, or that of the model in a folder'))
    .option('--json', 'print one JSON object')
    .action((options: SummaryOptions) => run(async () => (await import('./summary')).summary(options)));
}

function stopOnce(): void {
  process.once('SIGINT', () => {
    say('Stopping. Press Ctrl-C again to end at once.');
    stopping.abort();
  });
}

// What libraries print goes to standard error: standard output is for results alone.
globalThis.console = new Console(process.stderr, process.stderr);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A program that reads our output may stop early ("| head"). Files that are still to be written are wanted nevertheless.
  if (error.code === 'EPIPE' && isWriting) return;
  if (error.code === 'EPIPE') process.exit(0);
  say(`error: The results could not be written to standard output (${error.code ?? error.message}).`);
  process.exit(1);
});
// A program that reads our progress may end first ("2> >(tee log)"): that must not end an hour of training.
process.stderr.on('error', () => undefined);
stopOnce();

void new Command('digit')
  .description('Digit Lab reads handwritten digits and trains the networks that read them.')
  .version(VERSION)
  .addCommand(
    trainCommand((options) =>
      run(async () => (await import('./train')).train(options, stopping.signal), true),
    ),
  )
  .addCommand(
    evaluateCommand((options) => run(() => evaluateChosen(options, stopping.signal), writesFigures(options))),
  )
  .addCommand(classifyCommand())
  .addCommand(summaryCommand())
  .parseAsync();

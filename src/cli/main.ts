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

/** Whether what is printed is not all that the command is for. */
let isWriting = false;

/**
 * Runs a command, and turns what it throws, and a `false` that it comes to, into an exit code; what it throws also into a line.
 * @param writes whether it ends by writing something, which whoever stops it wants to know the fate of
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
    .action((options: SummaryOptions) => run(async () => (await import('./summary')).summary(options)));
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
  // Whoever reads our output may have seen enough of it ("| head"), and still want what is going to be written.
  if (error.code === 'EPIPE' && isWriting) return;
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

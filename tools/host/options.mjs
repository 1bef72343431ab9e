// Reads a tool's command line; what is not understood is met with the help.
import { parseArgs } from 'node:util';

/**
 * @template {import('node:util').ParseArgsConfig} Config
 * @param {Config} config what `parseArgs` of Node wants; `--help` is added
 * @param {string} help printed for `--help`, which ends the process, and below what was wrong
 * @returns {ReturnType<typeof parseArgs<Config>>}
 */
export function readOptions(config, help) {
  if (process.argv.slice(2).includes('--help')) {
    process.stdout.write(help);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(1);
  }
}

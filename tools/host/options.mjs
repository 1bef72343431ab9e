// Reads a tool's command line; what is not understood is met with the help or with a sentence.
import { resolve } from 'node:path';
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

/**
 * @param {string} text
 * @param {string} option that it was given with
 * @param {number} least
 * @returns {number}
 * @throws {Error} if it is no whole number from `least` on
 */
export function wholeNumber(text, option, least) {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least) return number;
  throw new Error(`${option} takes a whole number from ${least}, not "${text}".`);
}

/**
 * @param {string} path as somebody named it, who may be in another folder than the one that npm runs scripts in
 * @returns {string}
 */
export function asNamed(path) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

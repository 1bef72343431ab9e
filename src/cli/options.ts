import { InvalidArgumentError, Option } from 'commander';
import { ENGINE_CHOICES, type EngineChoice } from '../ml/engines/engine';
import { DEFAULT_ARCHITECTURE } from '../ml/models/layerSpec';
import { UserError } from '../ml/userError';

/** What reads unless another is named: a model that ships is named after its architecture. */
export const DEFAULT_MODEL = DEFAULT_ARCHITECTURE;

/** What every command takes. */
export interface CommonOptions {
  readonly model: string;
  readonly engine: EngineChoice;
}

/** What every command takes that reads. */
export interface ReadingOptions extends CommonOptions {
  readonly tta?: boolean;
}

/** The folder of digits of one's own that a training takes beside its dataset. */
export function myDigitsOption(): Option {
  return new Option(
    '--my-digits <folder>',
    'digits of your own to train on as well, each repeated so that it counts: a folder of IDX files, plain or gzipped, ' +
      'such as the one with My Digits in VS Code',
  );
}

export function modelOption(description: string): Option {
  return new Option('-m, --model <folder or name>', description).default(DEFAULT_MODEL);
}

export function engineOption(): Option {
  return new Option(
    '-e, --engine <name>',
    'what to run on: tfjs-node, WebAssembly, or the first of them that loads',
  )
    .choices(ENGINE_CHOICES)
    .default('auto');
}

export function ttaOption(): Option {
  return new Option(
    '--tta',
    'test-time augmentation: read each digit as it is and shifted by a pixel in each direction, and take the mean (five times the work)',
  );
}

export function trainingSetOption(): Option {
  return datasetOption(
    'what to train on: "mnist" (downloaded once; without what Train Model in VS Code adds to it), "mixed" (MNIST, the pen ' +
      'drawings of the file that DIGIT_LAB_STROKES names, and generated digits and non-digits)',
  );
}

export function testSetOption(): Option {
  return datasetOption('what to test on: "mnist" (downloaded once)');
}

/** @param named says what it is for, and which names there are beside "synthetic" */
function datasetOption(named: string): Option {
  return new Option(
    '-d, --dataset <name or folder>',
    `${named}, "synthetic", or a folder of IDX files, plain or gzipped`,
  ).default('mnist');
}

export function mirrorOption(): Option {
  return new Option(
    '--mirror <address or folder...>',
    'where MNIST comes from, instead of its public mirrors; the files are verified',
  );
}

/** @throws UserError if one of the options `owned` was given without `owner`, without which it means nothing */
export function checkOwned<Options extends object>(
  options: Options,
  owner: keyof Options & string,
  owned: readonly (keyof Options & string)[],
): void {
  const stray = owned.find((name) => options[name] !== undefined);
  if (stray === undefined || options[owner] !== undefined) return;
  throw new UserError(`--${stray} works only with --${owner}. Add --${owner}, or leave out --${stray}.`);
}

function numeric(wanted: string, isWanted: (value: number) => boolean): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !isWanted(value)) throw new InvalidArgumentError(`It must be ${wanted}.`);
    return value;
  };
}

/** A parser of whole numbers in a range. */
export function integer(least: number, most: number): (text: string) => number {
  return numeric(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && value >= least && value <= most,
  );
}

/** A parser of numbers above `above` and up to `most`. */
export function number(above: number, most: number): (text: string) => number {
  return numeric(`a number above ${above} and up to ${most}`, (value) => value > above && value <= most);
}

/** A parser of numbers from 0 to `most`. */
export function amount(most: number): (text: string) => number {
  return numeric(`a number from 0 to ${most}`, (value) => value >= 0 && value <= most);
}

/** A parser of "25-30" or "7": the first and the last of a range of whole numbers. */
export function range(text: string): readonly [number, number] {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined || Number(last ?? first) < Number(first)) {
    throw new InvalidArgumentError('It must be a number or a range such as 25-30.');
  }
  return [Number(first), Number(last ?? first)];
}

import { createInterface } from 'node:readline';
import { classifiedReading, boxTuple } from '../ml/classifiedReading';
import { readDrawing, readNumber, type Recogniser } from '../ml/index';
import type { StrokeDrawing } from '../ml/data/strokesFile';
import { withSigns } from '../ml/doubtInWords';
import { probabilityInWords } from '../ml/probabilityInWords';
import type { Reading } from '../ml/reading';
import { isUserError, UserError } from '../ml/userError';
import { yieldPointOf } from '../node/yieldPoint';
import { readStrokesFile } from '../node/datasets/strokesFile';
import { imagePaths } from './imagePaths';
import type { ReadingOptions } from './options';
import { sayProblem } from './progress';
import { readPicture } from './readPicture';
import { startRecogniser } from './recogniser';

export interface ClassifyOptions extends ReadingOptions {
  readonly strokes?: string;
  readonly json?: boolean;
}

/** What a result is about: an image file, or the place of a drawing in its file (from 0). */
type Subject = { readonly file: string } | { readonly index: number };

/** Prints results: one printer is for programs, one for people. */
interface Printer {
  reading(subject: Subject, reading: Reading): void;
  problem(subject: Subject, sentence: string): void;
}

/**
 * Reads image files, the images in folders, paths from standard input ("-"), and drawings of a file of strokes.
 *
 * @returns whether all of them could be read
 */
export async function classify(
  inputs: readonly string[],
  options: ClassifyOptions,
  signal: AbortSignal,
): Promise<boolean> {
  if (inputs.length === 0 && options.strokes === undefined) {
    throw new UserError('Nothing to read: name image files or folders, "-", or a file with --strokes.');
  }
  const recogniser = await startRecogniser(options, signal);
  const print = options.json === true ? jsonLines(recogniser.modelId) : LINES;
  const yieldPoint = yieldPointOf(signal);
  let allRead = true;
  const attempt = async (subject: Subject, read: () => Reading | Promise<Reading>): Promise<void> => {
    await yieldPoint();
    try {
      print.reading(subject, await read());
    } catch (error) {
      if (!isUserError(error)) throw error;
      print.problem(subject, error.message);
      allRead = false;
    }
  };
  for await (const input of eachInput(inputs, signal)) {
    if ('problem' in input) await attempt({ file: input.file }, () => Promise.reject(input.problem));
    else await attempt(input, async () => readImage(input.file, recogniser));
  }
  if (options.strokes !== undefined) {
    const drawings = await drawingsOf(options.strokes);
    if (drawings instanceof Error) {
      await attempt({ file: options.strokes }, () => Promise.reject(drawings));
    } else {
      for (const [index, { strokes }] of drawings.entries()) {
        await attempt({ index }, () => readDrawing(strokes, recogniser));
      }
    }
  }
  return allRead;
}

/** The drawings of a file of strokes, or why there are none to read. */
async function drawingsOf(path: string): Promise<StrokeDrawing[] | UserError> {
  try {
    const drawings = await readStrokesFile(path);
    return drawings.length > 0 ? drawings : new UserError(`${path} holds no drawings. Choose another file.`);
  } catch (error) {
    if (isUserError(error)) return error;
    throw error;
  }
}

async function readImage(file: string, recogniser: Recogniser): Promise<Reading> {
  return readNumber(await readPicture(file), recogniser);
}

type Input = { readonly file: string } | { readonly file: string; readonly problem: Error };

/** Every file that the inputs stand for, in their order. */
async function* eachInput(inputs: readonly string[], signal: AbortSignal): AsyncGenerator<Input> {
  for (const input of inputs) {
    if (input === '-') yield* eachLine(signal);
    else yield* filesAt(input);
  }
}

/** The files of the paths on standard input. If there are none, whatever was to list them most likely failed. */
async function* eachLine(signal: AbortSignal): AsyncGenerator<Input> {
  let isEmpty = true;
  for await (const path of linesOfStandardInput(signal)) {
    isEmpty = false;
    yield* filesAt(path);
  }
  if (isEmpty) {
    yield {
      file: '-',
      problem: new UserError('Standard input was empty: write paths to it, one per line.'),
    };
  }
}

async function* filesAt(path: string): AsyncGenerator<Input> {
  try {
    const problems: Input[] = [];
    const files = await imagePaths(path, (file, problem) => problems.push({ file, problem }));
    for (const file of files) yield { file };
    yield* problems;
  } catch (error) {
    if (!isUserError(error)) throw error;
    yield { file: path, problem: error };
  }
}

/** The paths on standard input, until its end or until `signal` is aborted. */
async function* linesOfStandardInput(signal: AbortSignal): AsyncGenerator<string> {
  let isFirst = true;
  for await (const line of createInterface({ input: process.stdin, signal })) {
    // Some programs on Windows begin a text with a byte order mark, which is no part of a path.
    const path = isFirst ? line.replace(/^\uFEFF/, '') : line;
    isFirst = false;
    if (path !== '') yield path;
  }
  signal.throwIfAborted();
}

function writeLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

function jsonLines(modelId: string): Printer {
  return {
    reading: (subject, reading) => {
      const digits = reading.digits.map((digit) => ({ ...digit, box: boxTuple(digit.box) }));
      writeLine(JSON.stringify({ ...subject, ...classifiedReading({ ...reading, digits }, modelId) }));
    },
    problem: (subject, error) =>
      writeLine(JSON.stringify({ ...subject, reading: null, confidence: 0, digits: [], modelId, error })),
  };
}

function nameOf(subject: Subject): string {
  return 'file' in subject ? subject.file : `drawing ${subject.index}`;
}

const LINES: Printer = {
  reading: (subject, reading) => writeLine(`${nameOf(subject)}: ${inWords(reading)}`),
  problem: (subject, message) => sayProblem(nameOf(subject), { message }),
};

function inWords({ text, confidence, outcome, digits }: Reading): string {
  if (text !== null) return `${text} (${withSigns(probabilityInWords(confidence), digits)})`;
  if (outcome !== 'not sure') return outcome === 'nothing' ? 'no digit found' : outcome;
  return `not sure, perhaps ${digits.map(({ digit }) => digit).join('')} (${probabilityInWords(confidence)})`;
}

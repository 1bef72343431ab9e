import { basename, isAbsolute, relative, resolve } from 'node:path';
import {
  readingReport,
  readDrawing,
  readNumber,
  type LabelledReading,
  type ReadingReport,
  type Recogniser,
} from '../ml/index';
import type { StrokeDrawing } from '../ml/data/strokesFile';
import { labelsOf } from '../ml/evaluation/labelsOf';
import { isUserError, UserError } from '../ml/userError';
import { yieldPointOf } from '../node/yieldPoint';
import { readStrokesFile } from '../node/datasets/strokesFile';
import { confusionTable } from './confusionTable';
import { percent } from '../ml/figures';
import { imagePaths } from './imagePaths';
import type { ReadingOptions } from './options';
import { problemLine, say, sayProblem, startProgress, type Progress } from './progress';
import { readPicture } from './readPicture';
import { startRecogniser } from './recogniser';

export interface EvaluateReadingsOptions extends ReadingOptions {
  readonly images?: readonly string[];
  readonly strokes?: string;
  /** The first and the last writer. */
  readonly writers?: readonly [number, number];
  readonly json?: boolean;
}

/** Something with a label that is still to be read. */
interface Labelled extends Omit<LabelledReading, keyof Outcome> {
  readonly read: (recogniser: Recogniser) => Outcome | Promise<Outcome>;
}

type Outcome = Pick<LabelledReading, 'text' | 'problem'>;

/**
 * Reads labelled pictures and drawings in the same way as for users, and prints how many were read right.
 *
 * @throws UserError if there is nothing with a label
 */
export async function evaluateReadings(options: EvaluateReadingsOptions, signal: AbortSignal): Promise<void> {
  const labelled = [
    ...(await labelledPictures(options.images ?? [])),
    ...(options.strokes === undefined ? [] : await labelledDrawings(options.strokes, options.writers)),
  ];
  if (labelled.length === 0) {
    throw new UserError(
      'Nothing here has a label. Name images <label>_1.png and so on, or put them into folders named 0 to 9.',
    );
  }
  const recogniser = await startRecogniser(options, signal);
  const report = readingReport(await readAll(labelled, recogniser, signal));
  const { modelId } = recogniser;
  process.stdout.write(`${options.json === true ? JSON.stringify({ modelId, ...report }) : table(report)}\n`);
}

async function labelledPictures(folders: readonly string[]): Promise<Labelled[]> {
  const named = (await Promise.all(folders.map((folder) => imagePaths(folder, sayProblem)))).flat();
  // By full path: folders may overlap, and the folder that says the label may lie above the named one.
  const byFullPath = new Map(named.map((path) => [resolve(path), path]));
  const paths = [...byFullPath.values()];
  return labelsOf([...byFullPath.keys()]).flatMap((labelled, index): Labelled[] => {
    const path = paths[index]!;
    if (labelled === null) {
      say(`${path} has no label and is left out.`);
      return [];
    }
    const { label, set } = labelled;
    const read = async (recogniser: Recogniser) => readNumber(await readPicture(path), recogniser);
    const shown = isAbsolute(path) ? set : relative('', set) || '.';
    return [{ name: path, set: shown, label, read }];
  });
}

/** A file that cannot be read counts as misread and is reported, and the evaluation goes on. */
async function attempt(
  { read, name }: Labelled,
  recogniser: Recogniser,
  progress: Progress,
): Promise<Outcome> {
  try {
    const { text } = await read(recogniser);
    return { text };
  } catch (error) {
    if (!isUserError(error)) throw error;
    progress.line(problemLine(name, error));
    return { text: null, problem: error.message };
  }
}

/** @throws UserError if none of the drawings in the file has a label and is by one of the writers */
async function labelledDrawings(
  file: string,
  writers: EvaluateReadingsOptions['writers'],
): Promise<Labelled[]> {
  const drawings = await readStrokesFile(file);
  if (drawings.length === 0) throw new UserError(`There are no drawings in ${file}. Choose another file.`);
  if (drawings.every(({ label }) => label === undefined)) {
    throw new UserError(`No drawing in ${file} has a label. Give each one, such as "label": 7.`);
  }
  const labelled = drawings.flatMap(({ label, writer, strokes }, index): Labelled[] => {
    if (label === undefined || !isWanted(writer, writers)) return [];
    const set = writer === undefined ? basename(file) : `writer ${writer}`;
    const read = (recogniser: Recogniser) => readDrawing(strokes, recogniser);
    return [{ name: `drawing ${index}`, set, label: String(label), read }];
  });
  if (labelled.length === 0) throw noSuchWriter(file, drawings);
  return labelled;
}

function isWanted(writer: number | undefined, writers: EvaluateReadingsOptions['writers']): boolean {
  if (writers === undefined) return true;
  return writer !== undefined && writer >= writers[0] && writer <= writers[1];
}

function noSuchWriter(file: string, drawings: readonly StrokeDrawing[]): UserError {
  const labelled = drawings.filter(({ label }) => label !== undefined);
  const writers = [...new Set(labelled.flatMap(({ writer }) => writer ?? []))];
  const [first, last] = [Math.min(...writers), Math.max(...writers)];
  return new UserError(
    writers.length === 0
      ? `The drawings in ${file} do not say who drew them. Leave out --writers.`
      : `None of these writers has a labelled drawing in ${file}. Choose --writers from ${first}-${last}.`,
  );
}

async function readAll(
  labelled: readonly Labelled[],
  recogniser: Recogniser,
  signal: AbortSignal,
): Promise<LabelledReading[]> {
  const readings: LabelledReading[] = [];
  const progress = startProgress('reading');
  const yieldPoint = yieldPointOf(signal);
  try {
    for (const one of labelled) {
      const { name, set, label } = one;
      readings.push({ name, set, label, ...(await attempt(one, recogniser, progress)) });
      progress.show(readings.length / labelled.length, `of ${labelled.length}`);
      await yieldPoint();
    }
  } finally {
    progress.end();
  }
  return readings;
}

function table({ accuracy, n, sets, meanOfSets, confusion, leftOut, misread }: ReadingReport): string {
  return [
    ...sets.map(({ set, n, accuracy }) => `${percent(accuracy).padStart(9)} of ${n} in ${set}`),
    '',
    confusionTable(confusion, [
      { head: 'refused', counts: leftOut.refused },
      { head: 'more or fewer digits', counts: leftOut.otherLength },
      { head: 'could not be read', counts: leftOut.unreadable },
    ]),
    '',
    ...misread.map(
      ({ name, label, text, problem }) =>
        `${name}: ${label} ${problem === undefined ? `read as ${text ?? 'nothing'}` : 'could not be read'}`,
    ),
    ...(misread.length > 0 ? [''] : []),
    `accuracy ${percent(accuracy)} of ${n}, mean of ${sets.length} sets ${percent(meanOfSets)}`,
  ].join('\n');
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { labelsOf } from '../ml/evaluation/labelsOf';
import type { LabelledPicture, Suite, SuiteData } from '../ml/index';
import { isUserError, UserError } from '../ml/userError';
import { loadIdxEvaluation } from '../node/datasets/idxFolder';
import { readStrokesFile } from '../node/datasets/strokesFile';
import { imagePaths } from './imagePaths';
import { findTestFonts } from './printedFonts';
import { sayProblem } from './progress';
import { readPicture } from './readPicture';

/** Called for a picture that cannot be read. */
type OnUnread = (path: string, problem: UserError) => void;

/**
 * Reads what suites measure on from the folder of real data: the one that was named, else `DIGIT_LAB_SHARED`, else
 * `shared` beside the checkout. Fonts are the system's. What is not there is `null`, and so is what none of them measures on.
 *
 * @param onUnread called for a picture that cannot be read, while a suite measures
 * @throws UserError if the folder that was named does not exist, or a file of it that is read is damaged
 */
export async function loadSuiteData(
  suites: readonly Suite[],
  option: string | undefined,
  onUnread: OnUnread,
): Promise<SuiteData> {
  const named = option ?? process.env.DIGIT_LAB_SHARED;
  if (named !== undefined && !existsSync(named)) {
    throw new UserError(
      `${named} does not exist. Name the folder of real data with --shared or in DIGIT_LAB_SHARED.`,
    );
  }
  const shared = resolve(named ?? resolve(__dirname, '../../shared'));
  const wanted = new Set(suites.flatMap(partsOf));
  const ifThere = async <Part>(
    part: keyof SuiteData,
    path: string,
    load: (path: string) => Promise<Part>,
  ): Promise<Part | null> =>
    wanted.has(part) && existsSync(join(shared, path)) ? load(join(shared, path)) : null;
  const labelled = (path: string): Promise<LabelledPicture[]> => labelledPictures(path, onUnread);
  return {
    mnist: await ifThere('mnist', 'mnist', async (path) => {
      const { images, part } = await loadIdxEvaluation(path);
      return part === 'test' ? images : null;
    }),
    drawings: await ifThere('drawings', 'strokes/pen-digits.json.gz', readStrokesFile),
    photos: await ifThere('photos', 'pictures/photo', labelled),
    paintings: await ifThere('paintings', 'pictures/drawn', labelled),
    numbers: await ifThere('numbers', 'pictures/number', labelled),
    notDigits: await ifThere('notDigits', 'pictures/not-digit', (path) => anyPictures(path, onUnread)),
    fonts: wanted.has('fonts') ? await findTestFonts() : null,
  };
}

/** All that a suite measures on. */
export function partsOf({ needs, uses = [] }: Suite): (keyof SuiteData)[] {
  return [...needs, ...uses];
}

async function labelledPictures(folder: string, onUnread: OnUnread): Promise<LabelledPicture[]> {
  const paths = await imagePaths(folder, sayProblem);
  return labelsOf(paths).flatMap((labelled, index) => {
    const name = paths[index]!;
    return labelled === null ? [] : [{ name, ...labelled, load: () => load(name, onUnread) }];
  });
}

/** Pictures whose names say nothing of digits. */
async function anyPictures(folder: string, onUnread: OnUnread): Promise<LabelledPicture[]> {
  return (await imagePaths(folder, sayProblem)).map((path) => ({
    name: path,
    set: '',
    label: '',
    load: () => load(path, onUnread),
  }));
}

/** A file that cannot be opened counts as misread. */
async function load(path: string, onUnread: OnUnread): ReturnType<LabelledPicture['load']> {
  try {
    return await readPicture(path);
  } catch (error) {
    if (!isUserError(error)) throw error;
    onUnread(path, error);
    return null;
  }
}

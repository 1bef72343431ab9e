import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ModelCard } from '../../ml/models/card';
import { CARD_FILE, FINDER_FILE, HISTORY_FILE, MODEL_FILE, WEIGHTS_FILE } from '../../ml/models/fileNames';
import { weightFilesOf, withOneWeightsFile } from '../../ml/models/layersFormat';
import { parseModelFiles, type ModelFiles } from '../../ml/models/modelFiles';
import { isUserError, UserError } from '../../ml/userError';
import { tryToWriteFile, writeFileAtomic } from '../files/atomicFile';
import { NotInPlaceError, replaceFolderAtomic, tryToReplace } from '../files/atomicFolder';
import { removeLeftoversIn, restoreMissingIn } from '../files/leftovers';
import { diskProblem, fileDiskProblem } from '../files/diskProblem';
import { fileProblem, mayPass, plainBytes, readUserFile } from '../files/readUserFile';
import { ofTemporary } from '../files/temporaryName';

/** Bytes that a model has at most: nearly all are its weights, of which the largest network has 1.2 MB. */
const ROOM = 4 * 2 ** 20;

/**
 * Reads a model: `model.json`, the weights that it names (`weights.bin`), `card.json` and `history.json`.
 *
 * @throws UserError if there is no such folder, a file is missing or cannot be read (it is named), or is damaged, or the
 * model is of a kind that Digit Lab cannot run
 */
export async function readModelFolder(folder: string): Promise<ModelFiles> {
  const text = async (name: string) => new TextDecoder().decode(await readModelFile(folder, name));
  const topology = await text(MODEL_FILE);
  const names = tellingOf(folder, () => weightFilesOf(topology));
  const [card, history, ...weights] = await Promise.all([
    text(CARD_FILE),
    text(HISTORY_FILE),
    ...names.map((name) => readModelFile(folder, name)),
  ]);
  return tellingOf(folder, () =>
    parseModelFiles({ topology, weights: plainBytes(Buffer.concat(weights)), card, history }),
  );
}

/** Has what is wrong with a model say which one it is. */
function tellingOf<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(`${folder}: ${error.message}`, { cause: error });
  }
}

async function readModelFile(folder: string, name: string): Promise<Uint8Array> {
  try {
    return await readUserFile(join(folder, name));
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(await missing(folder, error), { cause: error });
  }
}

async function missing(folder: string, problem: UserError): Promise<string> {
  if (mayPass(problem)) {
    return `The model cannot be read: ${problem.message} Try again, or choose another model.`;
  }
  const isFolder = await stat(folder)
    .then((found) => found.isDirectory())
    .catch(() => false);
  return isFolder
    ? `The model is incomplete: ${problem.message} Choose another model or train it again.`
    : `There is no folder ${folder}. Choose another model or train it again.`;
}

/**
 * Writes a model as a folder, made anew: whoever reads the folder finds the old model or the whole new one. Removes what
 * processes that were ended while they wrote a model left beside it, and puts back a model that is missing because of that.
 *
 * @param before what may be replaced (`checkModelFolder`); if left out, whatever is there
 * @throws UserError if the disk does not take it (`diskProblem`), and then the model lies among the system's temporary files if
 * it can, or if the folder cannot be replaced any more, and then the model lies beside it
 */
export async function writeModelFolder(folder: string, files: ModelFiles, before?: string): Promise<void> {
  await clearLeftovers(dirname(folder));
  try {
    await replaceFolderAtomic(folder, (temporary) => writeFiles(temporary, files), {
      keepAs: `${folder}-${files.card.id}`,
      checkReplaced: (moved) => refuseOther(folder, moved, before),
    });
  } catch (error) {
    if (error instanceof NotInPlaceError) throw notInPlace(folder, error);
    const problem = diskProblem('the model', folder, error);
    throw problem === null ? error : await keptElsewhere(basename(folder), files, problem);
  }
}

async function writeFiles(folder: string, { topology, weights, card, history }: ModelFiles): Promise<void> {
  await writeFileAtomic(join(folder, MODEL_FILE), withOneWeightsFile(topology));
  await writeFileAtomic(join(folder, WEIGHTS_FILE), weights);
  await writeFileAtomic(join(folder, CARD_FILE), json(card));
  await writeFileAtomic(join(folder, HISTORY_FILE), json(history));
}

/** @param moved where what lay in the folder lies now */
async function refuseOther(folder: string, moved: string, before: string | undefined): Promise<void> {
  if (before === undefined) return;
  const content = await contentOf(moved);
  if (content === '' || content === before) return;
  throw new UserError(`${folder} has changed since the training began, and was left as it is.`);
}

function notInPlace(folder: string, { kept, cause }: NotInPlaceError): UserError {
  return new UserError(
    `The model could not replace ${folder}, but is complete in ${kept}. Move it from there.` +
      (isUserError(cause) ? ` ${cause.message}` : ''),
    { cause },
  );
}

/** Puts a model that does not go where it is to among the system's temporary files. @returns what to tell the user */
async function keptElsewhere(name: string, files: ModelFiles, problem: UserError): Promise<UserError> {
  const parent = await mkdtemp(join(tmpdir(), 'digit-lab-')).catch(() => null);
  if (parent === null) return problem;
  const kept = join(parent, name);
  try {
    await writeFiles(kept, files);
  } catch {
    await rm(parent, { recursive: true, force: true }).catch(() => undefined);
    return problem;
  }
  return new UserError(`${problem.message} The model itself is complete in ${kept}. Move it from there.`, {
    cause: problem,
  });
}

/** Of models of any name, because each training gives its own one. */
async function clearLeftovers(folder: string): Promise<void> {
  await restoreMissingIn(folder, (path) =>
    readModelFolder(path).then(
      () => true,
      () => false,
    ),
  );
  await removeLeftoversIn(folder);
}

/**
 * Whether a model can be put into a folder, before somebody trains one for it.
 * @returns what lies there, for `writeModelFolder` to replace nothing else
 * @throws UserError if the disk does not take a model there, or the folder may not be replaced
 */
export async function checkModelFolder(folder: string): Promise<string> {
  try {
    await tryToReplace(folder, ROOM);
    return await contentOf(folder);
  } catch (error) {
    throw diskProblem('the model', folder, error) ?? error;
  }
}

/** A fingerprint of what lies in a folder: the names in it and, if it is a model, its id; '' if there is nothing. */
async function contentOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const content = names.filter((name) => name !== FINDER_FILE && ofTemporary(name) === null).sort();
  const id = await readModelFolder(folder).then(
    ({ card }) => [card.id],
    () => [],
  );
  return [...content, ...id].join('/');
}

/** Whether a model's card can be written anew, before somebody measures long for it. @throws UserError as `writeModelCard` */
export async function checkModelCard(folder: string): Promise<void> {
  await storingCard(folder, tryToWriteFile);
}

/** Writes a model's card anew, and leaves all else in its folder as it is. @throws UserError if it may not be written */
export async function writeModelCard(folder: string, card: ModelCard): Promise<void> {
  await storingCard(folder, (path) => writeFileAtomic(path, json(card)));
}

async function storingCard(folder: string, work: (path: string) => Promise<void>): Promise<void> {
  const path = join(folder, CARD_FILE);
  try {
    await work(path);
  } catch (error) {
    throw fileDiskProblem("the model's card", path, error) ?? error;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A model of a folder of models. */
export interface StoredModel {
  /** The folder it lies in. */
  readonly folder: string;
  readonly files: ModelFiles;
}

/**
 * The models in a folder of model folders, by name. What is no model, or a damaged one, is left out; a folder that does
 * not exist has none.
 *
 * @throws UserError if the folder may not be read
 */
export async function listModels(folder: string): Promise<StoredModel[]> {
  const found = await Promise.all(
    (await foldersIn(folder)).map(async (name): Promise<StoredModel | null> => {
      const path = join(folder, name);
      try {
        return { folder: path, files: await readModelFolder(path) };
      } catch (error) {
        if (isUserError(error)) return null;
        throw error;
      }
    }),
  );
  return found.filter((model) => model !== null);
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    // A name with a dot is a model that is being written or replaced.
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileProblem(folder, error) ?? error;
  }
}

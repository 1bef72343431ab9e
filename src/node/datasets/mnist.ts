import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CancelledError, isCancelled, isUserError, UserError } from '../../ml/userError';
import { writeFileAtomic } from '../files/atomicFile';
import { removeLeftoversIn } from '../files/leftovers';
import { diskProblem } from '../files/diskProblem';
import { maybeGunzip } from '../files/gzip';
import { fetchFromMirror } from './mirror';
import { LARGEST_FILE, TEST_FILES, TRAINING_FILES } from './mnistFiles';

/** One of MNIST's four files. */
interface MnistFile {
  readonly name: string;
  /** SHA-256 of the file without gzip (mirrors compress anew now and then). */
  readonly sha256: string;
  /** About how many bytes its gzip has, to weigh progress by. */
  readonly download: number;
}

/** LeCun, Cortes, Burges: 60,000 images to train on and 10,000 to test with. */
export const MNIST_FILES: readonly MnistFile[] = [
  {
    name: TRAINING_FILES.images,
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    download: 9_912_422,
  },
  {
    name: TRAINING_FILES.labels,
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    download: 28_881,
  },
  {
    name: TEST_FILES.images,
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    download: 1_648_877,
  },
  {
    name: TEST_FILES.labels,
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    download: 4_542,
  },
];

/** Public mirrors of the four files, each as `<name>.gz`. */
export const MNIST_MIRRORS: readonly string[] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
];

export interface DownloadProgress {
  /** The file that is coming in. */
  readonly file: string;
  /** Share of the whole download that has arrived, 0..1. */
  readonly done: number;
}

export interface MnistOptions {
  /** Gives addresses or folders, tried in this order for every file; called once, and only if a file is missing. */
  readonly mirrors: () => readonly string[] | Promise<readonly string[]>;
  /** The files end up in its folder "mnist"; see `cacheFolder()`. */
  readonly cacheFolder: string;
  /** What is to be looked at behind a proxy, for a sentence. */
  readonly proxyAdvice?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
  /** How long a mirror may send nothing before the next one is tried. */
  readonly stallSeconds?: number;
  /** Stands in for MNIST's own list where something else is served. */
  readonly files?: readonly MnistFile[];
}

/** The folder of MNIST within a cache folder. */
export function mnistFolder(cache: string): string {
  return join(cache, 'mnist');
}

/** Bytes that are hashed at a stretch, which takes about 2 ms. */
const STRETCH = 2 ** 20;

/**
 * Whether the bytes are the file's. Others have their turn in between: all of MNIST at a stretch would hold up the
 * extension host, and `crypto.subtle` copies it at a stretch.
 */
async function isGenuine(bytes: Uint8Array, file: MnistFile): Promise<boolean> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += STRETCH) {
    hash.update(bytes.subarray(at, at + STRETCH));
    await setImmediate();
  }
  return hash.digest('hex') === file.sha256;
}

async function isCached(folder: string, file: MnistFile): Promise<boolean> {
  try {
    return await isGenuine(await readFile(join(folder, file.name)), file);
  } catch {
    return false;
  }
}

/** The files that are missing from the cache or damaged in it. */
async function missingFiles(folder: string, files: readonly MnistFile[]): Promise<MnistFile[]> {
  const cached = await Promise.all(files.map((file) => isCached(folder, file)));
  return files.filter((_, index) => cached[index] !== true);
}

/**
 * Makes sure that MNIST is on disk, verified: what is missing or damaged in the cache is fetched from the mirrors in
 * turn, and a file gets its name only when its SHA-256 is right.
 *
 * @returns the folder with the four IDX files, unpacked
 * @throws UserError that says what happened at each mirror, or why the disk does not take the files; CancelledError if
 * `signal` asked for it; whatever `options.mirrors` throws
 */
export async function ensureMnist(options: MnistOptions): Promise<string> {
  const folder = mnistFolder(options.cacheFolder);
  const missing = await missingFiles(folder, options.files ?? MNIST_FILES);
  const mirrors = missing.length === 0 ? [] : await options.mirrors();
  if (options.signal?.aborted === true) throw new CancelledError();
  if (missing.length > 0) await removeLeftoversIn(folder);
  const total = missing.reduce((sum, file) => sum + file.download, 0);
  let before = 0;
  for (const file of missing) {
    const report = (share: number) =>
      options.onProgress?.({ file: file.name, done: (before + share * file.download) / total });
    report(0);
    const bytes = await fetchVerified(file, mirrors, options, report);
    try {
      await writeFileAtomic(join(folder, file.name), bytes);
    } catch (error) {
      throw diskProblem('MNIST', folder, error) ?? error;
    }
    before += file.download;
  }
  return folder;
}

async function fetchVerified(
  file: MnistFile,
  mirrors: readonly string[],
  { signal, stallSeconds = 30, proxyAdvice }: MnistOptions,
  report: (share: number) => void,
): Promise<Uint8Array> {
  const problems: string[] = [];
  for (const mirror of mirrors) {
    try {
      const packed = await fetchFromMirror(mirror, file.name, {
        signal,
        stallSeconds,
        onProgress: (received, length) => report(Math.min(1, received / (length ?? file.download))),
      });
      const bytes = await maybeGunzip(packed, `${file.name}.gz`, LARGEST_FILE);
      if (!(await isGenuine(bytes, file)))
        throw new UserError('what it sent is not that file (wrong SHA-256).');
      return bytes;
    } catch (error) {
      if (signal?.aborted === true || isCancelled(error)) throw new CancelledError();
      if (!isUserError(error)) throw error;
      problems.push(`${mirror}: ${error.message}`);
    }
  }
  const tried =
    problems.length === 0 ? 'No mirror is set to download it from.' : `Tried: ${problems.join(' – ')}`;
  const proxy = proxyAdvice === undefined ? '' : ` (behind a proxy, ${proxyAdvice})`;
  throw new UserError(
    `MNIST is not here: its file ${file.name} could not be downloaded. ${tried} Check the network connection${proxy} and the ` +
      'mirrors, or train on a folder of IDX files or on synthetic digits, which need no network.',
  );
}

/** Removes what `ensureMnist` cached. @returns whether anything was there @throws UserError if it cannot be removed */
export async function clearMnist(cache: string): Promise<boolean> {
  const folder = mnistFolder(cache);
  try {
    await rm(folder, { recursive: true });
    return true;
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    throw new UserError(
      `MNIST could not be removed from ${folder} (${code}). Check that you can delete its files there and that nothing has them open, then try again.`,
      { cause },
    );
  }
}

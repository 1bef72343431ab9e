import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../ml/userError';
import { removeFolderAtomic, replaceFolderAtomic } from '../../files/atomicFolder';
import { removeLeftovers } from '../../files/leftovers';
import { diskProblem } from '../../files/diskProblem';
import { ADDON } from '../nativeInstallation';
import { tryNative } from '../nativeTrial';
import { refuseIfInUse } from '../nativeUse';
import { rememberVerdict } from '../nativeVerdict';
import type { LoadedVersions } from '../tfjsNode';
import { fetchArchive } from './fetchArchive';
import { archivesFor, supportProblem, type Archive, type ArchiveServer } from './upstream';

/** What an installation is at. */
export type InstallStep =
  | {
      readonly step: 'downloading';
      /** For a sentence. */
      readonly what: string;
      /** Bytes. */
      readonly received: number;
      /** Bytes, where the server tells. */
      readonly length: number | null;
      /** Share of everything that is downloaded, 0..1; it stands still where the server tells no length. */
      readonly done: number;
    }
  | { readonly step: 'unpacking'; readonly what: string }
  | { readonly step: 'trying' };

export interface InstallOptions {
  /** Path of the folder that gets the native engine; one that is there already is replaced. */
  readonly folder: string;
  /** The folder with the bundles. */
  readonly distFolder: string;
  readonly server: ArchiveServer;
  readonly onStep: (step: InstallStep) => void;
  /** Gets details for the log. */
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly stallSeconds?: number;
  /** How long the engine may take to load when it is tried. */
  readonly trialSeconds?: number;
  /** Stand in for what this machine needs. */
  readonly archives?: readonly Archive[];
}

/**
 * Downloads TensorFlow's library and tfjs-node's addon, tries them in a process of their own, and puts them into their
 * folder when they work. Until then the folder is as it was, whatever happens.
 *
 * @throws UserError that says what stands in the way; CancelledError or an AbortError if `signal` asked for it
 */
export async function installNativeEngine(options: InstallOptions): Promise<LoadedVersions> {
  const { folder } = options;
  const archives = options.archives ?? archivesForThisMachine();
  refuseIfInUse(folder);
  await removeLeftovers(folder);
  const tried: LoadedVersions[] = [];
  try {
    await replaceFolderAtomic(folder, async (temporary) => {
      let before = 0;
      for (const archive of archives) {
        await fetchInto(temporary, archive, before, options);
        before += archive.share;
      }
      tried.push(await tryIt(temporary, options));
      options.signal?.throwIfAborted();
    });
  } catch (error) {
    throw diskProblem('the native engine', folder, error) ?? error;
  }
  return tried[0]!;
}

/**
 * Removes a native engine.
 * @returns whether there was one
 * @throws UserError if a training runs on it
 */
export async function removeNativeEngine(folder: string): Promise<boolean> {
  refuseIfInUse(folder);
  await removeLeftovers(folder);
  return removeFolderAtomic(folder);
}

function archivesForThisMachine(): readonly Archive[] {
  const problem = supportProblem();
  if (problem !== null) throw new UserError(problem);
  return archivesFor(process.platform, process.arch);
}

/** @param before share of everything that has been downloaded before, 0..1 */
async function fetchInto(
  temporary: string,
  archive: Archive,
  before: number,
  options: InstallOptions,
): Promise<void> {
  const { what, share } = archive;
  const { server, distFolder, signal, stallSeconds, onStep, log } = options;
  await fetchArchive(archive, temporary, {
    ...{ server, distFolder, signal, stallSeconds, log },
    onDownload: (received, length) => {
      const done = before + (length === null ? 0 : share * (received / length));
      onStep({ step: 'downloading', what, received, length, done });
    },
    onUnpack: () => onStep({ step: 'unpacking', what }),
  });
}

async function tryIt(temporary: string, options: InstallOptions): Promise<LoadedVersions> {
  const addon = join(temporary, ADDON);
  if (!existsSync(addon)) {
    throw new UserError(
      `What came from ${options.server.address} contains no addon of tfjs-node. Check the setting digitLab.native.mirror; training still uses the portable engine.`,
    );
  }
  options.onStep({ step: 'trying' });
  const { distFolder, signal, trialSeconds } = options;
  const trial = await tryNative({ addon }, { distFolder, signal, limitSeconds: trialSeconds });
  if (trial.versions === null) {
    const finding = trial.final
      ? 'does not work on this machine'
      : 'could not be tried, and may work another time';
    throw new UserError(
      `The native engine ${finding}: ${trial.problem}. Nothing was installed, and training still uses the portable engine.`,
    );
  }
  await rememberVerdict({ folder: temporary, addon }, trial);
  return trial.versions;
}

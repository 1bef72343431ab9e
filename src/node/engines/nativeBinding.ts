import type { EngineFolders } from './engineFolders';
import { howToInstall, howToInstallAgain } from './nativeAdvice';
import { findInstallation, type NativeInstallation } from './nativeInstallation';
import { tryNative, type Trial } from './nativeTrial';
import { loadingFrom, takeCrash } from './nativeUse';
import { forgetVerdict, recallVerdict, rememberVerdict } from './nativeVerdict';
import type * as TfjsNode from './tfjsNode';

/** The tfjs-node that was loaded, or a sentence or two that say why none was. */
export type NativeBinding =
  | ({ readonly loaded: true; readonly folder: string } & TfjsNode.LoadedVersions)
  | { readonly loaded: false; readonly reason: string };

/**
 * Loads the native engine into this process, once it is found in one of `nativeFolders`. It becomes the backend
 * "tensorflow" of the tfjs that all bundles share. Never throws: where it does not load, which on some systems is the
 * normal case, the answer says why.
 *
 * An engine without a verdict is first tried in a process of its own, and so is one that crashed the process which loaded it
 * last. The verdict is remembered until another engine is installed in its place, unless another trial may end differently.
 * Only one thread of a process can load it, and the extension host must not.
 */
export async function loadNativeBinding({
  nativeFolders,
  distFolder,
}: EngineFolders): Promise<NativeBinding> {
  const installation = findInstallation(nativeFolders);
  if (installation === null) {
    return { loaded: false, reason: `No native engine is installed. ${howToInstall()}` };
  }
  const { folder, addon } = installation;
  const verdict = await verdictOn(installation, distFolder);
  if (!verdict.usable) return unusable(installation, verdict);
  const { loadTensorflow } = await importQuietly();
  try {
    return { loaded: true, folder, ...loadingFrom(folder, () => loadTensorflow(addon)) };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
    const problem = `it does not load (${line})`;
    await rememberVerdict(installation, { usable: false, problem });
    return unusable(installation, { problem, final: true });
  }
}

/** Without the warning that there is a tfjs already: that the two share one engine is what is wanted. */
async function importQuietly(): Promise<typeof TfjsNode> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import('./tfjsNode');
  } finally {
    console.warn = warn;
  }
}

type Finding = Omit<Trial, 'versions'>;

async function verdictOn(installation: NativeInstallation, distFolder: string): Promise<Finding> {
  const known = recallVerdict(installation);
  const crashed = takeCrash(installation.folder);
  if (known !== null && !(known.usable && crashed)) return { ...known, final: true };
  const trial = await triedNative(installation, distFolder);
  if (trial.final) await rememberVerdict(installation, trial);
  // `takeCrash` tells of a crash only once: with the verdict of before, the next start would just load the engine.
  else await forgetVerdict(installation);
  return trial;
}

/** Without a process to try it in, an engine is not used; the next start may have one. */
async function triedNative(installation: NativeInstallation, distFolder: string): Promise<Finding> {
  try {
    return await tryNative(installation, { distFolder });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { usable: false, problem: `it could not be tried (${message.replace(/\.$/, '')})`, final: false };
  }
}

function unusable(
  installation: NativeInstallation,
  { problem, final }: Pick<Finding, 'problem' | 'final'>,
): NativeBinding {
  const { folder } = installation;
  const advice = final ? howToInstallAgain(installation) : 'Try again.';
  return { loaded: false, reason: `The native engine in ${folder} is unusable: ${problem}. ${advice}` };
}

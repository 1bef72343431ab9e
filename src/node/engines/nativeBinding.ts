import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nodeUtil from 'node:util';

const PACKAGE = '@tensorflow/tfjs-node';

/** The tfjs-node that was loaded, or a sentence that says why none was. */
export type NativeBinding =
  | {
      readonly loaded: true;
      /** Of tfjs-node. */
      readonly version: string;
      /** Of the TensorFlow library beneath it. */
      readonly tensorflow: string;
      /** The folder of the package. */
      readonly folder: string;
    }
  | { readonly loaded: false; readonly reason: string };

/** What is used of tfjs-node here; its kernels and its backend register themselves while it loads. */
interface TfjsNode {
  readonly version: Readonly<Record<string, string>>;
  backend(): { readonly binding: { readonly TF_Version: string } };
}

/** tfjs-node 4.22.0 calls two functions of `node:util` that Node 23 removed. */
function restoreRemovedFunctions(): void {
  const util: Record<string, unknown> = nodeUtil;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= (value: unknown) => Array.isArray(value);
}

/** Where tfjs-node lies: in the first of `folders` that has one in its `node_modules`, else beside this program. */
function findPackage(folders: readonly string[]): string | null {
  for (const folder of folders) {
    const candidate = join(folder, 'node_modules', PACKAGE);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  try {
    return join(createRequire(__filename).resolve(`${PACKAGE}/package.json`), '..');
  } catch {
    return null;
  }
}

/** Without the warning that there is a tfjs already: that the two share one engine is what is wanted. */
function requireQuietly(folder: string): TfjsNode {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return createRequire(join(folder, 'package.json'))(folder) as TfjsNode;
  } finally {
    console.warn = warn;
  }
}

/**
 * Loads tfjs-node into this process, once it is found in the `node_modules` of one of `folders` (tried in order) or of
 * this program. It becomes the backend "tensorflow" of the tfjs that all bundles share. Never throws: where it does not
 * load, which on some systems is the normal case, the answer says why.
 *
 * Only one thread of a process can load it, and loading can end the process where the library does not suit the
 * machine, so the extension host must not.
 */
export function loadNativeBinding(folders: readonly string[]): NativeBinding {
  const folder = findPackage(folders);
  if (folder === null) return { loaded: false, reason: 'tfjs-node is not installed here.' };
  restoreRemovedFunctions();
  // TensorFlow's remarks about the machine are no news to anybody here.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  // TensorFlow turns oneDNN's convolutions on by itself only on some processors; here they train a third faster.
  process.env.TF_ENABLE_ONEDNN_OPTS ??= '1';
  try {
    const tfjsNode = requireQuietly(folder);
    return {
      loaded: true,
      version: tfjsNode.version['tfjs-node'] ?? 'of an unknown version',
      tensorflow: tfjsNode.backend().binding.TF_Version,
      folder,
    };
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
    return { loaded: false, reason: `tfjs-node in ${folder} does not load: ${sentence.replace(/\.$/, '')}.` };
  }
}

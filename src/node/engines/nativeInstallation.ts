import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = '@tensorflow/tfjs-node';

/** Where tfjs-node's addon lies in a folder of it; the addon itself looks for TensorFlow in `../../deps/lib`. */
export const ADDON = join('lib', 'napi-v8', 'tfjs_binding.node');

/** The folder, within an installation, of TensorFlow's library. */
export const LIBRARY_FOLDER = join('deps', 'lib');

/** A native engine on disk. */
export interface NativeInstallation {
  /** Holds `lib/napi-v8/tfjs_binding.node` and `deps/lib/`. */
  readonly folder: string;
  /** Path of the addon. */
  readonly addon: string;
  /** Whether it is a package in a `node_modules`, such as `npm run native:link` builds; otherwise the extension installed it. */
  readonly isPackage: boolean;
}

function installationIn(folder: string, isPackage: boolean): NativeInstallation | null {
  const addon = join(folder, ADDON);
  return existsSync(addon) ? { folder, addon, isPackage } : null;
}

/**
 * The native engine in the first of `folders` that has one: installed there by the extension, or in its `node_modules`.
 * Node's own search for packages would also run what lies in the `node_modules` of any folder above.
 */
export function findInstallation(folders: readonly string[]): NativeInstallation | null {
  for (const folder of folders) {
    const found =
      installationIn(folder, false) ?? installationIn(join(folder, 'node_modules', PACKAGE), true);
    if (found !== null) return found;
  }
  return null;
}

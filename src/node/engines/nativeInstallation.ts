import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  /** How to install it again, as a sentence. */
  readonly again: string;
}

const INSTALL_AGAIN = 'Run "Digit Lab: Install Native Training Engine" to install it again.';
const LINK_AGAIN = 'Run "npm run native:link -- --force" to build it again.';

/** How to come by a native engine where there is none, as a sentence. */
export const HOW_TO_INSTALL =
  'Run "Digit Lab: Install Native Training Engine", or "npm run native:link" in a checkout.';

function installationIn(folder: string, again: string): NativeInstallation | null {
  const addon = join(folder, ADDON);
  return existsSync(addon) ? { folder, addon, again } : null;
}

/** tfjs-node in this program's own `node_modules`, if its install script was run there. */
function besideThisProgram(): NativeInstallation | null {
  try {
    const description = createRequire(__filename).resolve(`${PACKAGE}/package.json`);
    return installationIn(join(description, '..'), LINK_AGAIN);
  } catch {
    return null;
  }
}

/**
 * The native engine in the first of `folders` that has one: installed there by the extension, or in its
 * `node_modules`; else the one of this program's own `node_modules`.
 */
export function findInstallation(folders: readonly string[]): NativeInstallation | null {
  for (const folder of folders) {
    const found =
      installationIn(folder, INSTALL_AGAIN) ??
      installationIn(join(folder, 'node_modules', PACKAGE), LINK_AGAIN);
    if (found !== null) return found;
  }
  return besideThisProgram();
}

import { nonePublished } from './install/upstream';
import type { NativeInstallation } from './nativeInstallation';

const INSTALL = 'Run "Digit Lab: Install Native Training Engine"';

/** What to do where there is no native engine: only what leads to one on that system, or that nothing does. */
export function howToInstall(platform: string = process.platform, arch: string = process.arch): string {
  const none = nonePublished(platform, arch);
  // It builds against the libraries of TensorFlow for Linux.
  const isLinkable = platform === 'linux';
  if (none === null) return `${INSTALL}${isLinkable ? ', or "npm run native:link" in a checkout' : ''}.`;
  return isLinkable ? `${none}; in a checkout, "npm run native:link" builds one.` : `${none}.`;
}

/** What to do about an installation that is unusable, as a sentence. */
export function howToInstallAgain(
  { isPackage }: Pick<NativeInstallation, 'isPackage'>,
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  if (isPackage) return 'Run "npm run native:link -- --force" to build it again.';
  const none = nonePublished(platform, arch);
  // It was installed on another system, with the same home folder.
  return none === null ? `${INSTALL} to install it again.` : `${none}.`;
}

import { dirname } from 'node:path';
import { UserError } from '../../../ml/userError';
import { ADDON, LIBRARY_FOLDER } from '../nativeInstallation';

/** Of tfjs-node, whose JavaScript travels with the bundles: the addon must be of the same version. */
const TFJS_NODE = '4.22.0';
/** Of the library that the addon of that version was built against. */
const TENSORFLOW = '2.9.1';

/** Where tfjs-node's own install script finds both. */
const UPSTREAM = 'https://storage.googleapis.com/';

/** One of the two archives (`.tar.gz`) that a native engine is made of. */
export interface Archive {
  /** For a sentence. */
  readonly what: string;
  /** Its address, from the server's root. */
  readonly path: string;
  /** `null` where nobody has published one: then only its own checksums and the trial tell whether it is whole. */
  readonly sha256: string | null;
  /** About which share of all that is downloaded it is, 0..1. */
  readonly share: number;
  /** The most bytes that it may have. */
  readonly largest: number;
  /** Source of a regular expression: which of its files are needed. */
  readonly only: string;
  /** How many folders to leave away at the front of their paths. */
  readonly strip: number;
  /** The folder, within the installation, that they go to. */
  readonly into: string;
}

/**
 * SHA-256 of TensorFlow's C library, as the packagers of nixpkgs (mjolnir, nextcloud's "recognize") and of Bazel's
 * wamuir/graft have pinned it, independently of each other.
 */
const LIBRARIES: Readonly<Record<string, string>> = {
  'linux-x64': '7f510d2546e3db5e10b1d119463689003d587842892ad3c95bca51cf82820173',
  'darwin-x64': '56f83d3320ba0f69aaafd6c058645e1b7fbc75fb9a3fc36d6be98de1291ca226',
};

/**
 * Why there is nothing to install on a system, as the beginning of a sentence; `null` if there is something. Upstream's addons
 * are all for x64, though their names tell the system only. The one for Windows is missing (tfjs #8688), and those for macOS
 * have been (tfjs #8154); on an Intel Mac the attempt costs little, as the addon comes first, and a mirror may have it.
 */
export function nonePublished(platform: string, arch: string): string | null {
  if (`${platform}-${arch}` in LIBRARIES) return null;
  const system = platform === 'win32' ? 'Windows' : `${arch} processors`;
  return `TensorFlow publishes no ready-made native engine for ${system}`;
}

/** Why there is nothing to install on a system, as a sentence; `null` if there is something. */
export function supportProblem(
  platform: string = process.platform,
  arch: string = process.arch,
): string | null {
  const none = nonePublished(platform, arch);
  if (none === null) return null;
  return `${none}, so there is nothing to install here: training still uses the portable engine.`;
}

/** What to download for a system that is supported (`supportProblem`). The small one comes first: it may be missing. */
export function archivesFor(platform: string, arch: string): readonly Archive[] {
  return [
    {
      what: "tfjs-node's addon",
      path: `tf-builds/pre-built-binary/napi-v8/${TFJS_NODE}/CPU-${platform}-${TFJS_NODE}.tar.gz`,
      sha256: null,
      share: 0.01,
      largest: 64 * 2 ** 20,
      only: '/tfjs_binding\\.node$',
      strip: 1,
      into: dirname(ADDON),
    },
    {
      what: "TensorFlow's library",
      path: `tensorflow/libtensorflow/libtensorflow-cpu-${platform}-${arch === 'x64' ? 'x86_64' : arch}-${TENSORFLOW}.tar.gz`,
      sha256: LIBRARIES[`${platform}-${arch}`] ?? null,
      share: 0.99,
      largest: 2 ** 31,
      only: '^(\\./)?(lib/|LICENSE|THIRD_PARTY)',
      strip: 0,
      into: dirname(LIBRARY_FOLDER),
    },
  ];
}

/** A server with the archives. */
export interface ArchiveServer {
  /** Of its root, ending in a slash. */
  readonly address: string;
  /** Whether it is upstream's own. A mirror may serve a library of its owner's, for example for older processors. */
  readonly isUpstream: boolean;
}

/**
 * The server to download from: the one of the setting, else the one that `TFJS_NODE_CDN_STORAGE` names, as in
 * tfjs-node's own install script, else upstream's.
 * @param setting empty for none
 * @throws UserError if it is no address
 */
export function archiveServer(setting: string, environment: NodeJS.ProcessEnv = process.env): ArchiveServer {
  const named = setting.trim() === '' ? (environment.TFJS_NODE_CDN_STORAGE ?? '') : setting.trim();
  if (named === '') return { address: UPSTREAM, isUpstream: true };
  if (!/^https?:\/\/./i.test(named) || !URL.canParse(named)) {
    throw new UserError(
      `"${named}" is not an address to download the native engine from. The setting digitLab.native.mirror (or TFJS_NODE_CDN_STORAGE) must begin with http:// or https://.`,
    );
  }
  const address = named.replace(/\/*$/, '/');
  return { address, isUpstream: address === UPSTREAM };
}

// The reference systems in Python: whether they are here, and their scripts, run as they are.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup, spawnGroup } from '../host/children.mjs';
import { ROOT } from '../host/provision.mjs';
import { mnistFolder, peerScript } from './shared.mjs';

/** @typedef {'keras' | 'torch'} PeerName */

/** Milliseconds between two looks at a process's memory. */
const LOOK = 250;

/** Characters that are kept of what a process complained of last. */
const TAIL = 2000;

/** The environment in the checkout, the script, and the packages whose versions matter, alternatives joined by "|". */
const PEERS = /** @type {const} */ ({
  keras: { folder: '.peers', script: 'keras_seed.py', packages: ['keras', 'tensorflow-cpu|tensorflow'] },
  torch: { folder: '.torch', script: 'torch_cnn.py', packages: ['torch'] },
});

/** Prints each package with its version, found without importing it, which takes seconds; then Python's own. */
const VERSIONS = `
import importlib.metadata, platform, sys
for alternatives in sys.argv[1:]:
    for name in alternatives.split("|"):
        try: print(name, importlib.metadata.version(name)); break
        except importlib.metadata.PackageNotFoundError: pass
    else: sys.exit(alternatives.split("|")[0] + " is not installed")
print("Python", platform.python_version())
`;

/** @param {PeerName} peer */
function pythonOf(peer) {
  return join(PEERS[peer].folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
}

/**
 * @param {PeerName} peer
 * @returns {{ software: string } | { missing: string }} versions, or a sentence that says what is not here
 */
export function findPeer(peer) {
  const python = pythonOf(peer);
  const { script, packages } = PEERS[peer];
  if (!existsSync(join(ROOT, python))) return { missing: `${python} is not there.` };
  if (!existsSync(peerScript(script))) return { missing: `${script} is not among the peers' scripts.` };
  try {
    const printed = execFileSync(join(ROOT, python), ['-c', VERSIONS, ...packages], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { software: printed.trim().split('\n').join(', ') };
  } catch (error) {
    const said = String(/** @type {{ stderr?: string }} */ (error).stderr ?? '').trim();
    return { missing: `${python} has no such package: ${said.split('\n').at(-1)}.` };
  }
}

/**
 * @param {string} status of a process, as /proc has it
 * @returns {number | null} its largest resident size so far, in 10^6 bytes
 */
export function peakMemoryIn(status) {
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
}

/** @param {number | undefined} pid */
function peakMemory(pid) {
  try {
    return peakMemoryIn(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // It has ended, or this system has no /proc.
    return null;
  }
}

/**
 * @param {string} line of what a peer prints
 * @returns {Record<string, unknown> | null} `null` for what is no JSON object
 */
export function parseLine(line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Runs a peer's script to its end, or until it has said enough.
 * @param {PeerName} peer
 * @param {readonly string[]} args that follow the folder of MNIST
 * @param {(object: Record<string, unknown>) => boolean} onObject gets each JSON object that it prints, as it does;
 * whether that was enough
 * @returns {Promise<{ peakMemory: number | null }>} of the process, in 10^6 bytes, where the system tells it
 * @throws {Error} with the end of what it complained of, if it fails
 */
export async function runPeer(peer, args, onObject) {
  const script = [peerScript(PEERS[peer].script), mnistFolder(), ...args];
  const child = spawnGroup(join(ROOT, pythonOf(peer)), script, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: ROOT,
  });
  const closed = once(child, 'close');
  let complaints = '';
  child.stderr?.on('data', (chunk) => (complaints = (complaints + chunk).slice(-TAIL)));
  /** @type {number | null} */
  let peak = null;
  const looking = setInterval(() => (peak = peakMemory(child.pid) ?? peak), LOOK);
  let enough = false;
  try {
    for await (const line of createInterface({
      input: /** @type {import('node:stream').Readable} */ (child.stdout),
    })) {
      const object = parseLine(line);
      enough ||= object !== null && onObject(object);
      if (enough) break;
    }
    peak = peakMemory(child.pid) ?? peak;
    if (enough) await endGroup(child);
    await closed;
  } finally {
    clearInterval(looking);
  }
  if (!enough && child.exitCode !== 0) {
    throw new Error(
      `${script[0]} ended with ${child.signalCode ?? `exit status ${child.exitCode}`}.\n${complaints.trim()}`,
    );
  }
  return { peakMemory: peak };
}

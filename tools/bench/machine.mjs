// What a reader must know of a machine to make sense of its figures; nothing that names it.
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, totalmem, version } from 'node:os';

/** @returns {string} */
function operatingSystem() {
  if (process.platform !== 'linux') return version();
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    return name ?? 'Linux';
  } catch {
    return 'Linux';
  }
}

/** @returns {number} gigabytes that this process may use: the machine's, or its container's */
function memory() {
  const limit = process.constrainedMemory();
  return Math.round((limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / 1e9);
}

/** @returns {string} one line: processor, cores, memory, operating system */
export function machine() {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${processor}, ${availableParallelism()} cores, ${memory()} GB of memory, ${operatingSystem()}, ${arch()}`;
}

/** @returns {string} of today, as 2026-01-31 */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

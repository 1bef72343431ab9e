import { createHash } from 'node:crypto';
import { hostname, uptime } from 'node:os';

/**
 * Tells this machine, or container, from others: several may have the same home folder, and each gives its own numbers to
 * processes. Eight hexadecimal digits, of its name.
 */
export const THIS_HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * For how long a process of another host counts as running, in milliseconds. Longer than whatever has a file of ours; and
 * where it was this host under another name, as of a container that was made anew, what it left is not left for ever.
 */
const FOREIGN_LIFETIME = 24 * 60 * 60 * 1000;

/**
 * Whether the process with this number, which was known to run at `since` (milliseconds since 1970), runs still.
 * Numbers are given out anew after the machine was started again. Of another host's, nobody can say but for the time.
 */
export function isRunning(pid: number, since: number, host: string = THIS_HOST): boolean {
  if (host !== THIS_HOST) return since > Date.now() - FOREIGN_LIFETIME;
  if (since < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { uptime } from 'node:os';

/**
 * Whether the process with this number, which was known to run at `since` (milliseconds since 1970), runs still.
 * Numbers are given out anew after the machine was started again.
 */
export function isRunning(pid: number, since: number): boolean {
  if (since < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

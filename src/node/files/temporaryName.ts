import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { THIS_HOST } from '../runningProcess';

/** The most bytes that a temporary name keeps of a name: both may have 255, and a temporary one has some of its own. */
const KEPT_BYTES = 200;

/** A name beside `path`, so that a rename to it stays on one file system. */
export function beside(path: string): string {
  const name = beginningOf(basename(path));
  return join(dirname(path), `.${name}.${process.pid}-${THIS_HOST}-${randomBytes(4).toString('hex')}.tmp`);
}

/** What a temporary name keeps of a name: all but the end of a long one. */
export function beginningOf(name: string): string {
  const letters = Array.from(name);
  while (Buffer.byteLength(letters.join('')) > KEPT_BYTES) letters.pop();
  return letters.join('');
}

/** What a temporary name says. */
export interface TemporaryName {
  /** What it keeps of the name that it stands beside. */
  readonly of: string;
  /** The number of the process that made it. */
  readonly pid: number;
  /** The host that this ran on (`THIS_HOST`). `undefined` in older names, which say nothing of it. */
  readonly host: string | undefined;
}

/** `null` if it is no temporary name. */
export function ofTemporary(name: string): TemporaryName | null {
  const [, of, pid, host] = /^\.(.+)\.(\d+)-(?:([0-9a-f]{8})-)?[0-9a-f]{8}\.tmp$/.exec(name) ?? [];
  return of === undefined ? null : { of, pid: Number(pid), host };
}

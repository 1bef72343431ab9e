import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** The most bytes that a temporary name keeps of a name: both may have 255, and a temporary one has some of its own. */
const KEPT_BYTES = 200;

/** A name beside `path`, so that a rename to it stays on one file system. */
export function beside(path: string): string {
  const name = beginningOf(basename(path));
  return join(dirname(path), `.${name}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
}

/** What a temporary name keeps of a name: all but the end of a long one. */
export function beginningOf(name: string): string {
  const letters = Array.from(name);
  while (Buffer.byteLength(letters.join('')) > KEPT_BYTES) letters.pop();
  return letters.join('');
}

/** Of a temporary name: what it keeps of the name that it stands beside, and the number of the process that made it. */
export function ofTemporary(name: string): { readonly of: string; readonly pid: number } | null {
  const [, of, pid] = /^\.(.+)\.(\d+)-[0-9a-f]{8}\.tmp$/.exec(name) ?? [];
  return of === undefined ? null : { of, pid: Number(pid) };
}

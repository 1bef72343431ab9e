import { readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeFileAtomic } from '../files/atomicFile';
import { THIS_HOST } from '../runningProcess';
import type { NativeInstallation } from './nativeInstallation';

/**
 * Lies in the installation's folder, so that whatever replaces the folder forgets it. One of each machine with the same
 * home folder: what loads on one may need newer libraries or another processor than the next one has.
 */
const FILE = `verdict-${THIS_HOST}.json`;

const verdictSchema = v.object({
  /** Which addon was tried: another file in its place gets a trial of its own. */
  addon: v.object({ size: v.number(), modified: v.number() }),
  usable: v.boolean(),
  /** What went wrong, as the second half of a sentence; empty if nothing did. */
  problem: v.string(),
});

type Place = Pick<NativeInstallation, 'folder' | 'addon'>;

/** Whether a native engine was found to work on this machine. */
export type Verdict = Pick<v.InferOutput<typeof verdictSchema>, 'usable' | 'problem'>;

function identityOf({ addon }: Place): { size: number; modified: number } {
  const { size, mtimeMs } = statSync(addon);
  return { size, modified: mtimeMs };
}

/** What was found out about the addon that lies there now, or `null` if nothing was. */
export function recallVerdict(installation: Place): Verdict | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(installation.folder, FILE), 'utf8'));
    const { addon, usable, problem } = v.parse(verdictSchema, stored);
    const { size, modified } = identityOf(installation);
    return addon.size === size && addon.modified === modified ? { usable, problem } : null;
  } catch {
    // No verdict, or one that cannot be read: a trial makes another.
    return null;
  }
}

/** Remembers a verdict until the addon is another file. Where the folder may not be written, each start finds it anew. */
export async function rememberVerdict(installation: Place, { usable, problem }: Verdict): Promise<void> {
  try {
    const stored = { addon: identityOf(installation), usable, problem };
    await writeFileAtomic(join(installation.folder, FILE), `${JSON.stringify(stored)}\n`);
  } catch {
    // Nothing is remembered where the folder may not be written, or where the addon has gone meanwhile.
  }
}

/** Forgets what was found out, so that the next start tries the engine anew. */
export async function forgetVerdict({ folder }: Place): Promise<void> {
  await rm(join(folder, FILE), { force: true }).catch(() => undefined);
}

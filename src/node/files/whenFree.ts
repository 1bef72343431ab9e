import { setTimeout as pause } from 'node:timers/promises';

/** How Windows refuses to move or remove what another program holds. */
const HELD = ['EPERM', 'EACCES', 'EBUSY'];

/** Between two tries, in milliseconds: a second in all. */
const PAUSES = [20, 40, 80, 160, 300, 400];

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/**
 * Moves or removes a file or folder. On Windows neither works while a virus scanner, the indexer or Explorer has something of
 * it open, as they have for a moment whatever is written: there it is tried again for about a second.
 * @throws what the file system does
 */
export async function whenFree(
  change: () => Promise<void>,
  { platform, wait }: Surroundings = { platform: process.platform, wait: pause },
): Promise<void> {
  for (const milliseconds of platform === 'win32' ? PAUSES : []) {
    try {
      await change();
      return;
    } catch (error) {
      if (!HELD.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    await wait(milliseconds);
  }
  await change();
}

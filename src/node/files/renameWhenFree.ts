import { rename } from 'node:fs/promises';
import { whenFree, type Surroundings } from './whenFree';

/** Renames a file or folder, on Windows once nobody holds it (`whenFree`). @throws what the file system does */
export async function renameWhenFree(from: string, to: string, surroundings?: Surroundings): Promise<void> {
  await whenFree(() => rename(from, to), surroundings);
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of real data (`DIGIT_LAB_SHARED`, else `../shared` beside the checkout), or `null` in a user's clone. */
export function sharedFolder(): string | null {
  const folder = process.env.DIGIT_LAB_SHARED ?? resolve(__dirname, '../../shared');
  return existsSync(join(folder, 'mnist')) ? folder : null;
}

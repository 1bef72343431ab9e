// Puts a model among those that a user trained, for VS Code to find it there.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript } from './testBundles.mjs';

/**
 * @param {string} model its folder
 * @param {string} models the folder of the user's models
 * @returns {Promise<string>} the model's id
 * @throws {Error} if there is no model in that folder, or one that Digit Lab would not read
 */
export async function copyModel(model, models) {
  /** @type {typeof import('../../src/node/models/modelStore')} */
  const { readModelFolder } = await importTypeScript('src/node/models/modelStore.ts');
  const { card } = await readModelFolder(model);
  cpSync(model, join(models, card.id), { recursive: true });
  return card.id;
}

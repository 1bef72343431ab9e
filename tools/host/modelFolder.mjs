// Puts a model among those that a user trained, for VS Code to find it there.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} model its folder
 * @param {string} models the folder of the user's models
 * @returns {string} the model's id
 * @throws {Error} if there is no model in that folder
 */
export function copyModel(model, models) {
  const card = join(model, 'card.json');
  if (!existsSync(card)) throw new Error(`${model} is no model folder: it has no card.json.`);
  const { id } = JSON.parse(readFileSync(card, 'utf8'));
  cpSync(model, join(models, id), { recursive: true });
  return id;
}

import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { MODEL_FILE } from '../ml/models/fileNames';
import { ARCHITECTURES, type ArchitectureName } from '../ml/models/layerSpec';
import type { ModelFiles } from '../ml/models/modelFiles';
import { UserError } from '../ml/userError';
import { readModelFolder } from '../node/models/modelStore';

/** The models that ship lie beside the bundles. */
const SHIPPED = resolve(__dirname, '../models');

function shippedNames(): string[] {
  if (!existsSync(SHIPPED)) return [];
  return readdirSync(SHIPPED).filter((name) => existsSync(join(SHIPPED, name, MODEL_FILE)));
}

/**
 * The folder of a model that was given by path or by name. A name has no slash. If it is also the name of something here,
 * that is meant only if it is a model.
 */
function folderOf(chosen: string): string | null {
  // A path to `model.json`, by which stock tfjs names a model.
  if (basename(chosen) === MODEL_FILE) return resolve(dirname(chosen));
  if (/[\\/]/.test(chosen) || existsSync(join(chosen, MODEL_FILE))) return resolve(chosen);
  if (shippedNames().includes(chosen)) return join(SHIPPED, chosen);
  return existsSync(chosen) ? resolve(chosen) : null;
}

/**
 * The folder of the model that was named, by itself or by the name of one that ships.
 *
 * @throws UserError if there is none of that name
 */
export function chosenModelFolder(chosen: string): string {
  const folder = folderOf(chosen);
  if (folder !== null) return folder;
  const names = shippedNames();
  const known = names.length === 0 ? 'No model ships here' : `Models by name: ${names.join(', ')}`;
  throw new UserError(`There is no model "${chosen}". ${known}; name any other by its folder.`);
}

/** Whether a model's folder is that of one that ships. */
export function isShipped(folder: string): boolean {
  return dirname(folder) === SHIPPED;
}

/**
 * Reads the model that was named, as `chosenModelFolder`.
 *
 * @throws UserError if there is none of that name, or it is damaged
 */
export async function chosenModel(chosen: string): Promise<ModelFiles> {
  return readModelFolder(chosenModelFolder(chosen));
}

/**
 * The architecture that was named, or that of the model in a folder.
 *
 * @throws UserError if it is neither
 */
export async function chosenArchitecture(chosen: string): Promise<ArchitectureName> {
  const name = ARCHITECTURES.find((architecture) => architecture === chosen);
  if (name !== undefined) return name;
  if (folderOf(chosen) === null) {
    throw new UserError(
      `There is no network "${chosen}". Name one of ${ARCHITECTURES.join(', ')}, or a model's folder for the network of that model.`,
    );
  }
  return (await chosenModel(chosen)).card.architecture;
}

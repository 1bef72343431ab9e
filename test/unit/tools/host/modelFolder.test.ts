import { cpSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { copyModel } from '../../../../tools/host/modelFolder.mjs';
import { temporaryFolder } from '../../node/temporaryFolder';

const SHIPPED = resolve(import.meta.dirname, '../../../../models/mlp');

/** A folder with a model of its own. */
function model(): string {
  const folder = join(temporaryFolder(), 'mine');
  cpSync(SHIPPED, folder, { recursive: true });
  return folder;
}

test('a model is put among those of a user under its id', async () => {
  const models = temporaryFolder();
  const id = await copyModel(model(), models);
  expect(id).toMatch(/^mlp-[0-9a-f]{12}$/);
  expect(readdirSync(join(models, id))).toEqual(readdirSync(SHIPPED));
});

test('a folder without a model is none, which is said', async () => {
  const folder = temporaryFolder();
  await expect(copyModel(folder, temporaryFolder())).rejects.toThrow(
    `The model is incomplete: ${join(folder, 'model.json')} does not exist.`,
  );
});

test('a damaged model is not copied, and what is damaged is named', async () => {
  const [card, weights, models] = [model(), model(), temporaryFolder()];
  writeFileSync(join(card, 'card.json'), '{');
  await expect(copyModel(card, models)).rejects.toThrow(`${card}: The model is damaged: its card.json`);
  truncateSync(join(weights, 'weights.bin'), 1000);
  await expect(copyModel(weights, models)).rejects.toThrow('its weights.bin has 1000 bytes instead of');
  expect(readdirSync(models)).toEqual([]);
});

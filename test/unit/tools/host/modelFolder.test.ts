import { cpSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { copyModel } from '../../../../tools/host/modelFolder.mjs';
import { temporaryFolder } from '../../node/temporaryFolder';

const SHIPPED = resolve(import.meta.dirname, '../../../../models/mlp');

test('a model is put among those of a user under its id', () => {
  const [model, models] = [join(temporaryFolder(), 'mine'), temporaryFolder()];
  cpSync(SHIPPED, model, { recursive: true });
  const id = copyModel(model, models);
  expect(id).toMatch(/^mlp-[0-9a-f]{12}$/);
  expect(readdirSync(join(models, id))).toEqual(readdirSync(SHIPPED));
});

test('a folder without a card is no model, which is said', () => {
  const folder = temporaryFolder();
  expect(() => copyModel(folder, temporaryFolder())).toThrow(
    `${folder} is no model folder: it has no card.json.`,
  );
});

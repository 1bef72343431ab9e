import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Measured } from '../../../src/cli/accuracyPage';
import { checkPlaces, keepFigures } from '../../../src/cli/keepFigures';
import { writeModelFolder } from '../../../src/node/models/modelStore';
import { temporaryFolder } from '../node/temporaryFolder';
import { untrainedModel } from '../node/untrainedModel';

const measuredOf = (modelId: string): Measured => ({
  modelId,
  isShipped: true,
  options: '--suite pens',
  isAugmented: false,
  date: '2026-01-01',
  suites: [],
});

describe('keepFigures', () => {
  it('writes the page also where the model is another one by now, whose card stays as it is', async () => {
    const folder = temporaryFolder();
    const places = { page: join(folder, 'accuracy.md'), model: join(folder, 'model') };
    await writeModelFolder(places.model, await untrainedModel());
    const card = readFileSync(join(places.model, 'card.json'), 'utf8');
    await expect(keepFigures(places, measuredOf('compact-0'))).rejects.toThrow(
      `The model in ${places.model} has been replaced meanwhile; its card was left alone.`,
    );
    expect(readFileSync(places.page, 'utf8')).toContain('Model `compact-0`');
    expect(readFileSync(join(places.model, 'card.json'), 'utf8')).toBe(card);
  });
});

describe('checkPlaces', () => {
  it('leaves what is there as it was', async () => {
    const folder = temporaryFolder();
    const places = { page: join(folder, 'accuracy.md'), model: join(folder, 'model') };
    mkdirSync(places.model);
    for (const path of [places.page, join(places.model, 'card.json')]) writeFileSync(path, 'Of before.');
    await checkPlaces(places);
    expect(readdirSync(folder).sort()).toEqual(['accuracy.md', 'model']);
    expect(readdirSync(places.model)).toEqual(['card.json']);
    expect(readFileSync(join(places.model, 'card.json'), 'utf8')).toBe('Of before.');
  });

  it('says that a card cannot be written', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(checkPlaces({ page: null, model: join(file, 'model') })).rejects.toThrow(
      /cannot write the model's card to .+: a part of that path is a file/,
    );
  });
});

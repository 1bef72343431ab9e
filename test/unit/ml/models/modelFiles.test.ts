import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseModelFiles, type RawModelFiles } from '../../../../src/ml/models/modelFiles';
import { modelId } from '../../../../src/ml/models/modelId';
import { isUserError } from '../../../../src/ml/userError';

const folder = join(import.meta.dirname, '../../../../models/compact');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const shipped: RawModelFiles = {
  topology: text('model.json'),
  weights: new Uint8Array(readFileSync(join(folder, 'weights.bin'))),
  card: text('card.json'),
  history: text('history.json'),
};

function messageFor(change: Partial<RawModelFiles>): string {
  try {
    parseModelFiles({ ...shipped, ...change });
  } catch (error) {
    if (isUserError(error)) return error.message;
    throw error;
  }
  return 'nothing was wrong';
}

describe('parseModelFiles', () => {
  it('takes the shipped model, whose name is that of its weights', async () => {
    const { card, history, weights } = parseModelFiles(shipped);
    expect(card.id).toBe(await modelId('compact', weights));
    expect(history).toHaveLength(card.epochsRun);
    expect(weights.length).toBeLessThan(1_000_000);
  });

  it('says which file is damaged', () => {
    expect(messageFor({ card: '{}' })).toMatch(/card\.json cannot be understood/);
    expect(messageFor({ card: shipped.card.slice(1) })).toMatch(/card\.json cannot be understood/);
    expect(messageFor({ history: '[{"epoch": 1}]' })).toMatch(/history\.json cannot be understood/);
    expect(messageFor({ topology: 'model' })).toMatch(/model\.json is not valid JSON/);
    expect(messageFor({ weights: shipped.weights.subarray(8) })).toContain(
      `weights.bin has ${shipped.weights.length - 8} bytes`,
    );
  });

  it('says that a model is of a later Digit Lab, whatever its network has become', () => {
    const card = JSON.stringify({ format: 2, id: 'compact-2' });
    expect(messageFor({ card, topology: '{}' })).toBe(
      'Digit Lab cannot run the model: it was made by a later version of Digit Lab. Update it, or choose another model.',
    );
  });

  it('does not take the card of another model', () => {
    const card = JSON.stringify({ ...(JSON.parse(shipped.card) as object), parameters: 7 });
    const { parameters } = JSON.parse(shipped.card) as { parameters: number };
    expect(messageFor({ card })).toContain(`says 7 parameters, but its model.json has ${parameters}`);
  });
});

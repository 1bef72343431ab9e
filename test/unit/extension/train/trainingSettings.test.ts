import { readFileSync } from 'node:fs';
import { is, type GenericSchema } from 'valibot';
import { expect, it, vi } from 'vitest';
import { settingEntries } from '../../../../src/extension/train/trainingSettings';

vi.mock('vscode', () => import('../vscodeFake'));

interface Declared {
  readonly default: unknown;
  readonly type: string | readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { configuration: { properties: Record<string, Declared> } };
};
const { properties } = manifest.contributes.configuration;

it.each(Object.entries(settingEntries))('takes for %s what the settings editor takes', (name, schema) => {
  const declared = properties[`digitLab.training.${name}`]!;
  const takes = (value: unknown) => is((schema as { wrapped: GenericSchema }).wrapped, value);
  const { minimum, exclusiveMinimum, maximum } = declared;
  const step = declared.type === 'integer' || declared.type.includes('integer') ? 1 : 1e-9;
  expect(takes(declared.default)).toBe(true);
  expect(takes(null)).toBe(declared.type.includes('null'));
  for (const each of declared.enum ?? []) expect(takes(each)).toBe(true);
  expect(takes('anything')).toBe(false);
  if (minimum !== undefined) expect([takes(minimum), takes(minimum - step)]).toEqual([true, false]);
  if (exclusiveMinimum !== undefined) {
    expect([takes(exclusiveMinimum + step), takes(exclusiveMinimum)]).toEqual([true, false]);
  }
  if (maximum !== undefined) expect([takes(maximum), takes(maximum + step)]).toEqual([true, false]);
  expect(takes(1.5)).toBe(declared.type === 'number' && maximum! >= 1.5);
});

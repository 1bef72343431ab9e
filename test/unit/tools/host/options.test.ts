import { resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { asNamed, wholeNumber } from '../../../../tools/host/options.mjs';

afterEach(() => vi.unstubAllEnvs());

test('a number that is none, or too small, is refused by a sentence and not taken for 0', () => {
  expect(wholeNumber('7', '--seed', 0)).toBe(7);
  expect(wholeNumber('0', '--seed', 0)).toBe(0);
  for (const text of ['abc', '', '1.5', '-1']) {
    expect(() => wholeNumber(text, '--seed', 0)).toThrow(
      `--seed takes a whole number from 0, not "${text}".`,
    );
  }
  expect(() => wholeNumber('0', '--seeds', 1)).toThrow('--seeds takes a whole number from 1, not "0".');
});

test('a path starts where it was typed, which is not where npm runs scripts', () => {
  vi.stubEnv('INIT_CWD', resolve('/elsewhere'));
  expect(asNamed('model')).toBe(resolve('/elsewhere/model'));
  expect(asNamed(resolve('/model'))).toBe(resolve('/model'));
  vi.stubEnv('INIT_CWD', undefined);
  expect(asNamed('model')).toBe(resolve('model'));
});

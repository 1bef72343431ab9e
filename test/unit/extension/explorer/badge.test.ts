import { expect, it, vi } from 'vitest';
import { badgeOf } from '../../../../src/extension/explorer/badge';
import { sevens } from '../sevens';

vi.mock('vscode', () => import('../vscodeFake'));

it('says how sure a number is of which each digit was read', () => {
  expect(badgeOf(sevens('digit', 'digit', 'digit'))).toEqual({
    badge: '7…',
    tooltip: 'Digit Lab reads 777, each digit at least 98.0 % sure',
  });
});

it('names the digit of a number that is a guess', () => {
  expect(badgeOf(sevens('digit', 'not sure', 'digit'))?.tooltip).toBe(
    'Digit Lab reads 777. The 2nd digit is a guess',
  );
});

it('tells of a sign that is left out', () => {
  expect(badgeOf(sevens('digit', 'digit', 'not a digit'))).toEqual({
    badge: '77',
    tooltip: 'Digit Lab reads 77, each digit at least 98.0 % sure, one sign left out',
  });
});

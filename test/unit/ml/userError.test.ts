import { expect, it } from 'vitest';
import { detailOf, UserError } from '../../../src/ml/userError';

it('tells the log what caused an error, and what caused that', () => {
  const full = new Error('ENOSPC: no space left on device');
  const write = new Error('the weights were not written', { cause: full });
  const told = detailOf(new UserError('The model could not be written.', { cause: write }));
  expect(told).toContain('userError.test');
  expect(told.match(/Cause: .*/g)).toEqual([
    'Cause: Error: the weights were not written',
    'Cause: Error: ENOSPC: no space left on device',
  ]);
});

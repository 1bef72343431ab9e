import { expect, it } from 'vitest';
import { countReadRight } from '../../../../src/ml/evaluation/countReadRight';
import { OUTCOMES, type Outcome } from '../../../../src/ml/reading';

it('counts the digits that are read as what they are, without those that are refused', () => {
  const outcomes: Outcome[] = ['digit', 'digit', 'not sure', 'not a digit'];
  const readings = {
    digits: Uint8Array.of(1, 2, 3, 4),
    outcomes: Uint8Array.from(outcomes, (outcome) => OUTCOMES.indexOf(outcome)),
  };
  expect(countReadRight(readings, Uint8Array.of(1, 7, 3, 4))).toBe(1);
});

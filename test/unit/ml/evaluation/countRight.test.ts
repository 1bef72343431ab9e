import { expect, it } from 'vitest';
import { NOT_A_DIGIT } from '../../../../src/ml/data/labelledImages';
import { countRight } from '../../../../src/ml/evaluation/countRight';

/** Ten logits, all 0 but that of `digit`. */
function row(digit: number, by: number): number[] {
  return Array.from({ length: 10 }, (_, place) => (place === digit ? by : 0));
}

it('takes the largest logit for the digit', () => {
  const logits = Float32Array.from([...row(3, 0.1), ...row(4, 9)]);
  expect(countRight(logits, Uint8Array.of(3, 5))).toBe(1);
});

it('has nothing read from what shows no digit as long as none has more than half', () => {
  // Beside nine zeros, e^x has half of the probability where x is log 9.
  const [less, more] = [Math.log(9) - 0.01, Math.log(9) + 0.01];
  const labels = Uint8Array.of(NOT_A_DIGIT);
  expect(countRight(Float32Array.from(row(3, less)), labels)).toBe(1);
  expect(countRight(Float32Array.from(row(3, more)), labels)).toBe(0);
});

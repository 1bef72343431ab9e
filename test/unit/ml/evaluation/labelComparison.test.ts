import { expect, it } from 'vitest';
import { REFUSED } from '../../../../src/ml/evaluation/confusionMatrix';
import { cellOf, compareWithLabels, SEVERAL } from '../../../../src/ml/evaluation/labelComparison';

it('counts each digit under what it was read as, a refusal and a number apart', () => {
  const { n, right, counts } = compareWithLabels([
    { label: '4', text: '4' },
    { label: '4', text: '9' },
    { label: '4', text: '9' },
    { label: '7', text: null },
    { label: '7', text: '71' },
  ]);
  expect({ n, right }).toEqual({ n: 5, right: 1 });
  expect(counts[4]![4]).toBe(1);
  expect(counts[4]![9]).toBe(2);
  expect(counts[7]![REFUSED]).toBe(1);
  expect(counts[7]![SEVERAL]).toBe(1);
  expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(5);
});

it('takes a number for right only if all of it is, and gives it no cell', () => {
  const { n, right, counts, numbers } = compareWithLabels([
    { label: '2024', text: '2024' },
    { label: '2024', text: '2029' },
    { label: '042', text: '42' },
    { label: '10', text: null },
    { label: '4', text: '44' },
  ]);
  expect({ n, right, numbers }).toEqual({ n: 5, right: 1, numbers: 4 });
  expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(cellOf({ label: '2024', text: '2' })).toBeNull();
});

it('has nothing to say of nothing', () => {
  expect(compareWithLabels([])).toMatchObject({ n: 0, right: 0 });
});

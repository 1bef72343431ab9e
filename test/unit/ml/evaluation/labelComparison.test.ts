import { expect, it } from 'vitest';
import { REFUSED } from '../../../../src/ml/evaluation/confusionMatrix';
import { cellOf, compareWithLabels, SEVERAL } from '../../../../src/ml/evaluation/labelComparison';

const read = (label: string, text: string | null) => ({ label, text, isUnread: false });

it('counts each digit under what it was read as, a refusal and a number apart', () => {
  const { n, right, counts } = compareWithLabels([
    read('4', '4'),
    read('4', '9'),
    read('4', '9'),
    read('7', null),
    read('7', '71'),
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
    read('2024', '2024'),
    read('2024', '2029'),
    read('042', '42'),
    read('10', null),
    read('4', '44'),
  ]);
  expect({ n, right, numbers }).toEqual({ n: 5, right: 1, numbers: 4 });
  expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(cellOf(read('2024', '2'))).toBeNull();
});

it('takes what could not be opened for wrong, but not for refused', () => {
  const closed = { label: '7', text: null, isUnread: true };
  const { n, right, counts, unread } = compareWithLabels([read('7', '7'), closed]);
  expect({ n, right, unread }).toEqual({ n: 2, right: 1, unread: 1 });
  expect(counts[7]![REFUSED]).toBe(0);
  expect(cellOf(closed)).toBeNull();
});

it('has nothing to say of nothing', () => {
  expect(compareWithLabels([])).toMatchObject({ n: 0, right: 0 });
});

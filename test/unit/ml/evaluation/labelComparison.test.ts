import { expect, it } from 'vitest';
import { REFUSED } from '../../../../src/ml/evaluation/confusionMatrix';
import { compareWithLabels, digitPairs, OTHER_LENGTH } from '../../../../src/ml/evaluation/labelComparison';

const read = (label: string, text: string | null) => ({ label, text, isUnread: false });

const total = (counts: readonly (readonly number[])[]) =>
  counts.flat().reduce((sum, count) => sum + count, 0);

it('counts each digit under what it was read as, a refusal and another number of digits apart', () => {
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
  expect(counts[7]![OTHER_LENGTH]).toBe(1);
  expect(total(counts)).toBe(5);
});

it('takes a number for right only if all of it is, and counts it digit by digit', () => {
  const { n, right, counts } = compareWithLabels([
    read('2024', '2024'),
    read('2024', '2029'),
    read('042', '42'),
    read('10', null),
  ]);
  expect({ n, right }).toEqual({ n: 4, right: 1 });
  expect(counts[2]![2]).toBe(4);
  expect([counts[4]![4], counts[4]![9], counts[4]![OTHER_LENGTH]]).toEqual([1, 1, 1]);
  expect([counts[1]![REFUSED], counts[0]![REFUSED]]).toEqual([1, 1]);
  expect(total(counts)).toBe(4 + 4 + 3 + 2);
});

it('takes what could not be opened for wrong, but not for refused', () => {
  const closed = { label: '7', text: null, isUnread: true };
  const { n, right, counts, unread } = compareWithLabels([read('7', '7'), closed]);
  expect({ n, right, unread }).toEqual({ n: 2, right: 1, unread: 1 });
  expect(counts[7]![REFUSED]).toBe(0);
  expect(digitPairs(closed)).toEqual([]);
});

it('has nothing to say of nothing', () => {
  expect(compareWithLabels([])).toMatchObject({ n: 0, right: 0 });
});

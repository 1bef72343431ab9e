import { describe, expect, it } from 'vitest';
import { readingReport, type LabelledReading } from '../../../../src/ml/evaluation/readingReport';

function set(name: string, n: number, right: number): LabelledReading[] {
  return Array.from({ length: n }, (_, index) => ({
    name: `${name}/${index}`,
    set: name,
    label: '7',
    text: index < right ? '7' : '1',
  }));
}

describe('readingReport', () => {
  it('weighs each reading alike in the accuracy and each set alike in the mean of sets', () => {
    const report = readingReport([...set('many', 90, 90), ...set('few', 10, 5)]);
    expect(report.accuracy).toBeCloseTo(0.95);
    expect(report.meanOfSets).toBeCloseTo(0.75);
  });

  it('pools sets of fewer than ten', () => {
    const report = readingReport([...set('a', 10, 10), ...set('b', 4, 0), ...set('c', 6, 5)]);
    expect(report.sets).toEqual([
      { set: 'a', n: 10, accuracy: 1 },
      { set: 'smaller sets', n: 10, accuracy: 0.5 },
    ]);
    expect(report.meanOfSets).toBeCloseTo(0.75);
  });

  it('pools no set that is the only one of fewer than ten', () => {
    const report = readingReport([...set('a', 10, 10), ...set('b', 4, 2)]);
    expect(report.sets).toEqual([
      { set: 'a', n: 10, accuracy: 1 },
      { set: 'b', n: 4, accuracy: 0.5 },
    ]);
    expect(report.meanOfSets).toBeCloseTo(0.75);
  });

  it('counts a number as right only if all its digits are, and nothing read as wrong', () => {
    const about = (label: string, text: string | null): LabelledReading => ({
      name: label,
      set: 's',
      label,
      text,
    });
    const report = readingReport([
      about('2024', '2024'),
      about('12', '1'),
      about('5', null),
      about('3', '8'),
    ]);
    expect(report.accuracy).toBe(0.25);
    expect(report.misread.map(({ label }) => label)).toEqual(['12', '5', '3']);
    expect(report.confusion[3]![8]).toBe(1);
    // And digit by digit those of the number of which none was missed.
    expect(report.confusion.flat().reduce((sum, count) => sum + count)).toBe(5);
    expect(report.confusion[2]![2]).toBe(2);
  });

  it('says of every digit that the confusion matrix leaves out why', () => {
    const reading = { name: 'a', set: 's', label: '5' };
    const { confusion, leftOut } = readingReport([
      { ...reading, text: null },
      { ...reading, text: '51' },
      { ...reading, text: null, problem: 'It is empty.' },
      { ...reading, text: '5' },
    ]);
    const { refused, otherLength, unreadable } = leftOut;
    expect([refused[5], otherLength[5], unreadable[5], confusion[5]![5]]).toEqual([1, 1, 1, 1]);
    expect([refused, otherLength, unreadable].flat().reduce((sum, count) => sum + count)).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { REFUSED } from '../../../../src/ml/evaluation/confusionMatrix';
import { evaluationReport } from '../../../../src/ml/evaluation/report';

// Four 4s, one of them read as 9 and one as 6; two 9s, both read as 4; three 1s, all right.
const labels = Uint8Array.of(4, 4, 4, 4, 9, 9, 1, 1, 1);
const predictions = Uint8Array.of(4, 4, 9, 6, 4, 4, 1, 1, 1);

describe('evaluationReport', () => {
  const report = evaluationReport(labels, predictions);

  it('counts each digit against what it was read as', () => {
    expect(report).toMatchObject({ n: 9, accuracy: 5 / 9 });
    expect(report.confusion[4]).toEqual([0, 0, 0, 0, 2, 0, 1, 0, 0, 1]);
    expect(report.confusion[9]![4]).toBe(2);
  });

  it('gives precision, recall, F1 and support of each digit', () => {
    expect(report.perDigit[4]).toEqual({ digit: 4, precision: 0.5, recall: 0.5, f1: 0.5, support: 4 });
    expect(report.perDigit[1]).toEqual({ digit: 1, precision: 1, recall: 1, f1: 1, support: 3 });
    expect(report.perDigit[9]).toEqual({ digit: 9, precision: 0, recall: 0, f1: 0, support: 2 });
  });

  it('means over the digits that occur, plainly and by support', () => {
    expect(report.macro.recall).toBeCloseTo((0.5 + 1 + 0) / 3, 12);
    expect(report.weighted.recall).toBeCloseTo(5 / 9, 12);
    expect(report.macro.f1).toBeCloseTo(0.5, 12);
  });

  it('says the two commonest confusions in words', () => {
    expect(report.confusions).toEqual(['9 read as 4 (2 times)', '4 read as 6 (once)']);
  });

  it('finds nothing to say about a perfect reading', () => {
    expect(evaluationReport(labels, labels)).toMatchObject({ accuracy: 1, confusions: [] });
  });

  it('counts a refusal as an error, and not as a reading', () => {
    const refusing = Uint8Array.from(predictions, (digit, n) => (n === 0 ? REFUSED : digit));
    const { accuracy, confusion, refused, perDigit } = evaluationReport(labels, refusing);
    expect(accuracy).toBe(4 / 9);
    expect(refused).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect(confusion[4]).toEqual([0, 0, 0, 0, 1, 0, 1, 0, 0, 1]);
    expect(perDigit[4]).toMatchObject({ precision: 1 / 3, recall: 0.25, support: 4 });
  });

  it('does not take predictions for other images', () => {
    expect(() => evaluationReport(labels, predictions.subarray(1))).toThrow(/do not go with/);
  });
});

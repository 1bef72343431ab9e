import { describe, expect, it } from 'vitest';
import { modelSummary } from '../../../../src/ml/models/summary';

describe('modelSummary', () => {
  it('has a row for each layer, and totals that are their sums', () => {
    const summary = modelSummary('cnn');
    expect(summary.rows).toHaveLength(26);
    expect(summary.rows.reduce((sum, row) => sum + row.parameters, 0)).toBe(summary.parameters);
    expect(summary).toMatchObject({ parameters: 619_114, trainableParameters: 617_450, macs: 29_456_128 });
  });

  it('writes a table with layers, shapes, parameters and totals', () => {
    const { text } = modelSummary('compact');
    expect(text).toMatch(/^conv2d_1 +conv 5x5, same, stride 2, no bias +14 x 14 x 32 +800 +156,800$/m);
    expect(text).toContain('Parameters: 382,602, of which trainable: 381,562');
  });
});

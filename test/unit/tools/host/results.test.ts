import { describe, expect, test } from 'vitest';
import { brokenRunner, noResults, sum, withoutNeedlessSkips } from '../../../../tools/host/results.mjs';

describe('results of the runners', () => {
  test('add up, a runner that broke counting as one failure', () => {
    const one = { ...noResults(), passed: 3, skipped: ['native engine: trains'] };
    const other = { ...noResults(), passed: 2, failed: 1, failures: ['reads a 7'] };
    expect(sum([one, other, brokenRunner('webview did not run')])).toEqual({
      passed: 5,
      failed: 2,
      skipped: ['native engine: trains'],
      failures: ['reads a 7', 'webview did not run'],
    });
  });

  test('keep skipped tests of the native engine, and count every other one as failed', () => {
    const skipped = ['Native engine: trains', 'MNIST (needs shared data): parses'];
    const results = withoutNeedlessSkips({ ...noResults(), passed: 1, skipped });
    expect(results.failed).toBe(1);
    expect(results.failures.join()).toContain('MNIST (needs shared data): parses');
    expect(results.failures.join()).not.toContain('Native');
    expect(withoutNeedlessSkips({ ...noResults(), skipped: ['native engine: trains'] }).failed).toBe(0);
  });
});

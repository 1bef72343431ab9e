import { describe, expect, test } from 'vitest';
import {
  brokenRunner,
  brokenStage,
  noResults,
  sum,
  withoutNeedlessSkips,
} from '../../../../tools/host/results.mjs';

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

  test('say of a stage that broke why, down to the last cause', () => {
    const reason = new Error('The window hung.', { cause: new Error('No memory.') });
    const { failed, failures } = brokenStage('newest', reason);
    expect(failed).toBe(1);
    expect(failures.join()).toMatch(/^newest did not run: Error: The window hung\.[^]+ Error: No memory\./);
  });

  test('keep tests skipped for want of what a machine may lack, and count every other one as failed', () => {
    const excused = [
      'engine: trains (needs tfjs-node)',
      'a library that ends its process (needs Linux) lives on',
      'where there is one (needs Linux or macOS on x64) says so',
      'says where the clipboard is (needs a remote VS Code)',
    ];
    const needless = ['Native engine: trains', 'MNIST (needs shared data) parses', 'needs Linux'];
    const results = withoutNeedlessSkips({ ...noResults(), passed: 1, skipped: [...excused, ...needless] });
    expect(results.failed).toBe(needless.length);
    expect(results.failures.join().split('\n').slice(1)).toEqual(needless);
    expect(withoutNeedlessSkips({ ...noResults(), skipped: excused }).failed).toBe(0);
  });
});

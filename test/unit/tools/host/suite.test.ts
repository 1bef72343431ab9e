import { expect, onTestFinished, test, vi } from 'vitest';
import { suiteTests } from '../../../../tools/host/testBundles.mjs';
import { run } from '../../../vscode/run';

test('a filter leaves those test files of the suite whose paths contain one of its parts', () => {
  const some = ['test/vscode/suite/models.test.ts', 'test/vscode/suite/pad.test.ts'];
  expect(suiteTests(['suite/pad.', 'models'])).toEqual(some);
  expect(suiteTests([])).toEqual(expect.arrayContaining(some));
  expect(() => suiteTests(['nothing', 'none'])).toThrow('whose path contains "nothing" or "none"');
});

test('the suite does not touch the data of whoever starts it without the runner', async () => {
  vi.stubEnv('DIGIT_LAB_TEST_PORT', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(run()).rejects.toThrow('Run it with npm test');
});

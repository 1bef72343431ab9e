import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { receiveResults } from '../../../../tools/host/suiteResults.mjs';

/** Stands for an extension host: sends what it reports and goes. */
function extensionHost(port: number, ...reports: readonly object[]): void {
  connect(port, '127.0.0.1').end(reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
}

const PASSED = { type: 'test', state: 'passed', title: 'reads' };

test('a suite that ended is counted test by test', async () => {
  const lines: string[] = [];
  const { port, results, close } = await receiveResults((line) => lines.push(line));
  extensionHost(
    port,
    PASSED,
    { type: 'test', state: 'failed', title: 'trains' },
    { type: 'failure', title: 'trains', detail: 'it did not' },
    { type: 'test', state: 'skipped', title: 'native' },
    { type: 'end' },
  );
  expect(await results).toEqual({
    passed: 1,
    failed: 1,
    skipped: ['native'],
    failures: ['trains\nit did not'],
  });
  expect(lines).toEqual(['✓ reads', '✗ trains', '- native']);
  close();
});

test('an extension host that goes in the middle of its suite is a failure', async () => {
  const { port, results, close } = await receiveResults(() => undefined);
  extensionHost(port, PASSED);
  await expect(results).rejects.toThrow('went away after 1 tests');
  close();
});

test('an extension host that never came is a failure', async () => {
  const { results, close } = await receiveResults(() => undefined);
  close();
  await expect(results).rejects.toThrow('No test ran');
});

test('a suite of no test is a failure', async () => {
  const { port, results, close } = await receiveResults(() => undefined);
  extensionHost(port, { type: 'end' });
  await expect(results).rejects.toThrow('No test ran');
  close();
});

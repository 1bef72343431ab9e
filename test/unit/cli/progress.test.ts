import { afterEach, expect, it, vi } from 'vitest';
import { startProgress } from '../../../src/cli/progress';

const isTerminal = process.stderr.isTTY;

afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.isTTY = isTerminal;
});

it('changes nothing of a terminal that would have to be set back, as the process may end at once', () => {
  process.stderr.isTTY = true;
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const progress = startProgress('training');
  progress.show(0.5, 'epoch 1');
  progress.end();
  const written = write.mock.calls.map(([text]) => String(text)).join('');
  expect(written).toContain('training [');
  expect(written).not.toContain('\x1b[?');
});

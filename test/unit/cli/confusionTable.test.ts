import { expect, it } from 'vitest';
import { confusionTable } from '../../../src/cli/confusionTable';

it('heads its columns, and shows beside them what was refused', () => {
  const confusion = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 0));
  confusion[9]![7] = 12;
  const refused = [...Array.from({ length: 9 }, () => 0), 345];
  const lines = confusionTable(confusion, [{ head: 'refused', counts: refused }]).split('\n');
  expect(lines[1]).toBe('        0     1     2     3     4     5     6     7     8     9  refused');
  expect(lines[11]).toBe('9       0     0     0     0     0     0     0    12     0     0      345');
});

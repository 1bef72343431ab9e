import { describe, expect, test } from 'vitest';
import { markdownTable } from '../../../../src/cli/markdownTable.mjs';
import { figure, readTable } from '../../../../tools/bench/table.mjs';

const HEAD = ['model', 'metric', 'native', 'keras'];
const ROWS = [
  ['cnn', 'images/s', '801', '620'],
  ['compact', 'peak memory, MB', '1200', ''],
];

describe('readTable', () => {
  test('gives back the cells of a table amid text', () => {
    expect(readTable(`Before.\n\n${markdownTable(HEAD, ROWS, 2)}\n\nAfter.`)).toEqual(ROWS);
    expect(readTable('No table.')).toEqual([]);
  });
});

describe('figure', () => {
  test('has about three digits', () => {
    expect([0.1234, 9.876, 45.04, 801.2, 11391.6].map(figure)).toEqual([
      '0.12',
      '9.88',
      '45.0',
      '801',
      '11392',
    ]);
  });
});

import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { markdownTable } from '../../../src/cli/markdownTable.mjs';

const HEAD = ['model', 'metric', 'native', 'keras'];
const ROWS = [
  ['cnn', 'images/s', '801', '620'],
  ['compact', 'peak memory, MB', '1200', ''],
];

describe('markdownTable', () => {
  test('lines its cells up, figures to the right', () => {
    expect(markdownTable(HEAD, ROWS, 2)).toBe(
      [
        '| model   | metric          | native | keras |',
        '| ------- | --------------- | -----: | ----: |',
        '| cnn     | images/s        |    801 |   620 |',
        '| compact | peak memory, MB |   1200 |       |',
      ].join('\n'),
    );
  });

  test('is what Prettier would write', async () => {
    const table = `${markdownTable(HEAD, ROWS, 2)}\n`;
    expect(await format(table, { parser: 'markdown' })).toBe(table);
    const narrow = `${markdownTable(['a', 'b'], [['1', '2']], 1)}\n`;
    expect(await format(narrow, { parser: 'markdown' })).toBe(narrow);
  });
});

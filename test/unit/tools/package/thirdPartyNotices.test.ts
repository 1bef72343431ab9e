import { expect, test } from 'vitest';
import { shipsBy } from '../../../../tools/package/shipsBy.mjs';
import { thirdPartyNotices } from '../../../../tools/package/thirdPartyNotices.mjs';

const LIST = ['# What ships is named.', '**', '!package.json', '!dist/extension.js', '!dist/webview/*.css'];

test.each([
  ['of one system', '\n'],
  ['of another', '\r\n'],
])('a list of files with line ends %s says which outputs ship', (_, lineEnd) => {
  const ships = shipsBy(LIST.join(lineEnd));
  expect(ships('stage/dist/extension.js')).toBe(true);
  expect(ships('stage/dist/webview/pad.css')).toBe(true);
  expect(ships('stage/dist/cli.js')).toBe(false);
  expect(ships('stage/dist/webview/deep/pad.css')).toBe(false);
});

test('notices are refused for a package in which nothing ships that was built', () => {
  const outputs = { 'stage/dist/cli.js': { bytes: 1, inputs: {}, imports: [], exports: [] } };
  expect(() => thirdPartyNotices(outputs, shipsBy(LIST.join('\n')))).toThrow(
    'Nothing that was built is in the package by .vscodeignore.',
  );
});

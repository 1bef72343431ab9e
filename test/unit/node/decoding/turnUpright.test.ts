import { expect, it } from 'vitest';
import { turnUpright } from '../../../../src/node/decoding/turnUpright';

/** Pixels by one letter each, a word for each row. */
const picture = (...rows: readonly string[]) => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from(Array.from(rows.join('')).flatMap((letter) => [letter.charCodeAt(0), 1, 2, 3])),
});

it.each([
  [1, ['abc', 'def']],
  [2, ['cba', 'fed']],
  [3, ['fed', 'cba']],
  [4, ['def', 'abc']],
  [5, ['ad', 'be', 'cf']],
  [6, ['da', 'eb', 'fc']],
  [7, ['fc', 'eb', 'da']],
  [8, ['cf', 'be', 'ad']],
])('turns a picture of the orientation %i upright', (orientation, upright) => {
  expect(turnUpright(picture('abc', 'def'), orientation)).toEqual(picture(...upright));
});

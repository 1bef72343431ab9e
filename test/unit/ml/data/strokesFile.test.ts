import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseStrokes } from '../../../../src/ml/data/strokesFile';
import { isUserError } from '../../../../src/ml/userError';
import { sharedFolder } from '../../../shared';

describe('parseStrokes', () => {
  it('reads drawings with and without label and writer', () => {
    const text = '[{"label": 7, "writer": 2, "strokes": [[[1, 2], [3, 4.5]], [[5, 6]]]}, {"strokes": []}]';
    expect(parseStrokes(text, 'a')).toEqual([
      {
        label: 7,
        writer: 2,
        strokes: [
          [
            { x: 1, y: 2 },
            { x: 3, y: 4.5 },
          ],
          [{ x: 5, y: 6 }],
        ],
      },
      { strokes: [] },
    ]);
  });

  it.each([
    ['no JSON', '[{', /pens.json is not JSON/],
    ['no array', '{}', /not a file of strokes: .+ received Object\. It must be/],
    ['a point with one number', '[{"strokes": [[[1]]]}]', /at 0\.strokes\.0\.0/],
    ['a label that is no digit', '[{"label": 12, "strokes": []}]', /at 0\.label/],
  ])('refuses %s in a sentence', (_, text, expected) => {
    let thrown: unknown;
    try {
      parseStrokes(text, 'pens.json');
    } catch (error) {
      thrown = error;
    }
    expect(isUserError(thrown)).toBe(true);
    expect((thrown as Error).message).toMatch(expected);
  });
});

const shared = sharedFolder();
describe.skipIf(shared === null)('parseStrokes on pen drawings (needs shared data)', () => {
  it('reads all of them', () => {
    const file = readFileSync(join(shared!, 'strokes', 'pen-digits.json.gz'));
    const drawings = parseStrokes(gunzipSync(file).toString(), 'pen-digits');
    expect(drawings.length).toBeGreaterThan(3000);
    expect(new Set(drawings.map((drawing) => drawing.label)).size).toBe(10);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => {
  pad.close();
});

test('a drawing that comes back in part is told of, and leaves what was drawn meanwhile', async () => {
  await pad.draw();
  const { text, strokes } = pad;
  await pad.page.deliver({ type: 'drawing', drawing: '{"done":[{"kind":"str' });
  expect(pad.problem).toContain('could not be brought back');
  expect(pad.page.messages('failed').at(-1)?.detail).toContain('SyntaxError');
  expect([pad.text, pad.strokes]).toEqual([text, strokes]);
});

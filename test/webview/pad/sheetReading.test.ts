import { expect, test } from 'vitest';
import type { Reading } from '../../../src/ml/reading';
import type { WebviewModel } from '../../../src/protocol/pad';
import { SheetReading, type ReadPad } from '../../../src/webview/pad/sheetReading';
import { ProblemView } from '../../../src/webview/problemView';

const NOTHING: Reading = { text: null, confidence: 0, outcome: 'nothing', digits: [] };
const SEVEN: Reading = { text: '7', confidence: 1, outcome: 'digit', digits: [] };

/** A pad that shows a picture, of which models make what `read` gives. */
function padWith(problem: ProblemView, read: () => Reading): ReadPad {
  const nothing = (): void => undefined;
  const view = {
    canvas: { show: nothing },
    problem,
    reading: { show: () => true, useModel: nothing, spoken: '', selection: 0 },
    boxes: { show: nothing },
    correction: { renew: nothing },
    modelLine: { showModel: nothing },
    announcer: { say: nothing },
    showNumber: nothing,
    explain: nothing,
  };
  const sheet = { picture: { name: 'seven.png', width: 1, height: 1 }, content: null, drawing: {} };
  const reader = {
    modelId: 'one',
    use: () => Promise.resolve(true),
    readPicture: () => ({ modelId: 'one', reading: read() }),
  };
  const pen = { place: null, forgetPlace: nothing };
  return { host: { post: nothing }, sheet, view, pen, reader } as unknown as ReadPad;
}

test('that one model finds no digit in a picture is over once there is another model', async () => {
  const problem = new ProblemView('problem');
  let reading = NOTHING;
  const sheetReading = new SheetReading(padWith(problem, () => reading));
  sheetReading.request({ since: 0, settled: true });
  await expect.poll(() => problem.message).toMatch(/^No digit was found in this picture\./);
  reading = SEVEN;
  await sheetReading.useModel({ modelId: 'two', name: 'two' } as WebviewModel);
  await expect.poll(() => sheetReading.text).toBe('7');
  expect(problem.message).toBe('');
});

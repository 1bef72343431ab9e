import { expect, test, vi } from 'vitest';
import type { Reading } from '../../../../src/ml/reading';
import type { WebviewModel } from '../../../../src/protocol/pad';
import type { PadReader } from '../../../../src/webview/pad/reading/padReader';
import { Problems } from '../../../../src/webview/pad/problems';
import { SheetReading, type ReadPad } from '../../../../src/webview/pad/reading/sheetReading';
import { ProblemView } from '../../../../src/webview/problemView';
import { until } from '../../until';
import { PadPage } from '../padPage';

const NOTHING: Reading = { text: null, confidence: 0, outcome: 'nothing', digits: [] };
const SEVEN: Reading = { text: '7', confidence: 1, outcome: 'digit', digits: [] };

/** A pad that shows a picture, of which models make what `read` gives. */
function padWith(problem: ProblemView, read: () => Reading, more: Partial<PadReader> = {}): ReadPad {
  const nothing = (): void => undefined;
  const picture = { name: 'seven.png', width: 1, height: 1 };
  const view = {
    canvas: { show: nothing, content: { kind: 'picture', picture }, canvas: { width: 1, height: 1 } },
    problem,
    reading: { show: () => true, useModel: nothing, clear: nothing, spoken: '', selection: 0 },
    boxes: { show: nothing },
    modelLine: { showModel: nothing },
    announcer: { say: nothing },
    showNumber: nothing,
    sayOfNone: nothing,
    explain: nothing,
  };
  const sheet = { picture, content: null, drawing: {} };
  const reader = {
    modelId: 'one',
    use: () => Promise.resolve(true),
    readPicture: () => ({ modelId: 'one', reading: read() }),
    ...more,
  };
  const pen = { place: null, forgetPlace: nothing };
  const pad = { host: { post: nothing }, sheet, view, pen, reader } as unknown as Omit<ReadPad, 'problems'>;
  return { ...pad, problems: new Problems(pad.host, pad.view, () => true) };
}

test('that one model finds no digit in a picture is over once there is another model', async () => {
  const problem = new ProblemView('problem');
  let reading = NOTHING;
  const sheetReading = new SheetReading(padWith(problem, () => reading));
  sheetReading.request({ since: 0, settled: true });
  await expect.poll(() => problem.message).toMatch(/^No digit was found in this image\./);
  reading = SEVEN;
  await sheetReading.useModel({ modelId: 'two', name: 'two' } as WebviewModel);
  await expect.poll(() => sheetReading.text).toBe('7');
  expect(problem.message).toBe('');
});

test('what could not be read is said to be not read', async () => {
  const problem = new ProblemView('problem');
  const pad = padWith(problem, () => {
    throw new Error('Out of memory');
  });
  const said = vi.spyOn(pad.view, 'sayOfNone');
  new SheetReading(pad).request({ since: 0, settled: true });
  await expect.poll(() => problem.message).toMatch(/^This could not be read\./);
  expect(said.mock.calls).toEqual([['Not read']]);
});

test('a model that cannot be loaded is told of, but for as long as nothing can run at all', async () => {
  const problem = new ProblemView('problem');
  const start = () => Promise.reject(new Error('No WebAssembly'));
  const use = vi.fn<PadReader['use']>(() => Promise.reject(new Error('Out of memory')));
  const sheetReading = new SheetReading(padWith(problem, () => SEVEN, { start, use }));
  const choose = (name: string) => sheetReading.useModel({ modelId: name, name } as WebviewModel);
  await sheetReading.start();
  await choose('one');
  expect(problem.message).toMatch(/^The reading engine did not start\./);
  use.mockResolvedValueOnce(true);
  await choose('two');
  expect(problem.message).toBe('');
  await choose('three');
  expect(problem.message).toBe('The model "three" could not be loaded. Choose another model.');
});

test('nothing is said of a drawing while the pen is down, whatever comes meanwhile', async () => {
  const pad = await PadPage.open();
  await pad.draw();
  const told = pad.page.messages('reading').length;
  pad.point('pointerdown', { x: 0.3, y: 0.3 });
  await pad.useModel('another');
  // It is read with every frame all the same.
  await until(() => pad.page.get('pad-reading').dataset.modelId === 'another');
  expect(pad.page.messages('reading')).toHaveLength(told);
  await pad.reading(() => pad.point('pointerup', { x: 0.3, y: 0.3 }));
  expect(pad.page.messages('reading').slice(told)).toMatchObject([{ modelId: 'another' }]);
  pad.close();
});

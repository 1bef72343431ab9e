import { expect, test } from 'vitest';
import { ReadingLoop, type ReadingRequest } from '../../../../src/webview/pad/reading/readingLoop';
import { until } from '../../until';

test('requests of one frame are read once: since the first of them, settled if the last is', async () => {
  const read: ReadingRequest[] = [];
  const loop = new ReadingLoop((request) => read.push(request));
  loop.request({ since: 10, settled: false });
  loop.request({ since: 12, settled: false });
  loop.request({ since: 13, settled: true });
  expect(read).toEqual([]);
  await until(() => read.length > 0);
  expect(read).toEqual([{ since: 10, settled: true }]);
});

test('a request after a reading is read in a frame of its own', async () => {
  const read: ReadingRequest[] = [];
  const loop = new ReadingLoop((request) => read.push(request));
  loop.request({ since: 1, settled: true });
  await until(() => read.length === 1);
  loop.request({ since: 2, settled: false });
  await until(() => read.length === 2);
  expect(read[1]).toEqual({ since: 2, settled: false });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PadToHost } from '../../../src/protocol/pad';
import { Drawing } from '../../../src/webview/pad/sheet/drawing';
import { DrawingReport } from '../../../src/webview/pad/drawingReport';
import { until } from '../until';
import { PadPage } from './padPage';

const PEN = { kind: 'stroke', width: 0.05 } as const;

let told: PadToHost[];
let drawing: Drawing;
let report: DrawingReport;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  drawing = new Drawing();
  report = new DrawingReport({ post: (message) => told.push(message) }, drawing);
});

afterEach(() => {
  vi.useRealTimers();
});

/** The drawing changes, and then rests. */
function change(make: () => void): void {
  make();
  report.request({ isDrawn: true });
  vi.runAllTimers();
}

function draw(): void {
  drawing.begin({ x: 0.5, y: 0.5 }, PEN);
  drawing.end();
}

test('tells of what was drawn, also after it was undone', () => {
  change(draw);
  change(() => drawing.undo());
  expect(told.map(({ type }) => type)).toEqual(['drawing', 'drawing']);
});

test('tells nothing of a pad that holds nothing but a picture: the next one would have an undo of nothing', () => {
  change(() => drawing.layPicture('seven'));
  expect(told).toEqual([]);
  change(draw);
  expect(told).toHaveLength(1);
});

test('tells of a stroke that follows at once on the coming back of the page as what it is', () => {
  draw();
  report.request({ isDrawn: false });
  report.request({ isDrawn: true });
  report.request({ isDrawn: false });
  vi.runAllTimers();
  report.request({ isDrawn: false });
  vi.runAllTimers();
  expect(told.map((message) => message.type === 'drawing' && message.isDrawn)).toEqual([true, false]);
});

test('a page tells whether it was drawn on or has only come back with its drawing', async () => {
  vi.useRealTimers();
  const pad = await PadPage.open();
  const isDrawn = () => pad.page.messages('drawing').map((message) => message.isDrawn);
  await pad.draw();
  await until(() => isDrawn().length > 0);
  expect(isDrawn()).toEqual([true]);
  await pad.reload();
  await until(() => isDrawn().length > 0);
  expect(isDrawn()).toEqual([false]);
  await pad.press('Control+z');
  await until(() => isDrawn().length > 1);
  expect(isDrawn()).toEqual([false, true]);
  pad.close();
});

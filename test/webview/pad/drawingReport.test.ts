import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PadToHost } from '../../../src/protocol/pad';
import { Drawing } from '../../../src/webview/pad/drawing';
import { DrawingReport } from '../../../src/webview/pad/drawingReport';

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
  report.request();
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

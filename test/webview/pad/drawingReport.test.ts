import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LeftDrawing } from '../../../src/extension/pad/leftDrawing';
import { LONGEST_DRAWING, type PadToHost } from '../../../src/protocol/pad';
import { Drawing } from '../../../src/webview/pad/sheet/drawing';
import { DrawingReport } from '../../../src/webview/pad/drawingReport';
import { memento } from '../../memento';
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

/** A stroke of as many points as a pen makes of a digit or, with more, of a page. */
function drawLong(points = 100): void {
  drawing.begin({ x: 0.1234, y: 0.5678, pressure: 0.1234 }, PEN);
  drawing.extend(Array.from({ length: points }, () => ({ x: 0.8765, y: 0.4321, pressure: 0.4321 })));
  drawing.end();
}

/** What was told last, as the host gets it. */
function toldLast(): string {
  const last = told.at(-1);
  if (last?.type !== 'drawing') throw new Error('Nothing was told.');
  return last.drawing;
}

/** The drawing that the next window comes to have. */
const broughtBack = (told: string) => Drawing.from(JSON.parse(told));

test('one digit after 500 that were cleared is there in the next window, with what can be undone first', () => {
  for (let digit = 0; digit < 500; digit++) {
    drawLong();
    drawing.clear();
  }
  change(drawLong);
  const state = memento();
  new LeftDrawing(state, 'window').keep(toldLast());
  const next = new LeftDrawing(state, 'window').next(false);
  expect(next?.length).toBeGreaterThan(0.98 * LONGEST_DRAWING);
  const back = broughtBack(next!);
  expect(back.inks).toEqual(drawing.inks);
  back.undo();
  back.undo();
  expect(back.inks).toEqual(drawing.inks);
});

test('leaves out what was taken back rather than what was done, and first what most steps lead to', () => {
  for (let stroke = 0; stroke < 150; stroke++) drawLong(stroke);
  for (let stroke = 0; stroke < 75; stroke++) drawing.undo();
  change(() => drawing.undo());
  const back = broughtBack(toldLast());
  expect(back.inks).toEqual(drawing.inks);
  expect(toldLast().length).toBeLessThanOrEqual(LONGEST_DRAWING);
  expect(back.state(() => false).undone).toEqual(
    drawing.state(() => false).undone.slice(-back.state(() => false).undone.length),
  );
});

test('leaves out nothing that is visible, whatever its length', () => {
  drawLong();
  drawing.clear();
  for (let stroke = 0; stroke < 15; stroke++) drawLong(1000);
  change(drawLong);
  expect(toldLast().length).toBeGreaterThan(LONGEST_DRAWING);
  expect(broughtBack(toldLast()).inks).toEqual(drawing.inks);
});

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

import { describe, expect, test } from 'vitest';
import { Drawing, type Tool } from '../../../../src/webview/pad/sheet/drawing';

const PEN: Tool = { kind: 'stroke', width: 0.04 };
const ERASER: Tool = { kind: 'erase', width: 0.1 };

function stroke(drawing: Drawing, x: number, points = 2): void {
  drawing.begin({ x, y: 0 }, PEN);
  drawing.extend(Array.from({ length: points - 1 }, (_, index) => ({ x, y: (index + 1) / points })));
  drawing.end();
}

/** Where the visible strokes begin. */
const visible = (drawing: Drawing) => drawing.strokes.map(([first]) => first?.x);

describe('Drawing', () => {
  test('shows the stroke in progress, and takes points only while there is one', () => {
    const drawing = new Drawing();
    drawing.extend([{ x: 0.9, y: 0.9 }]);
    expect(drawing.strokes).toEqual([]);
    drawing.begin({ x: 0.1, y: 0.2 }, PEN);
    drawing.extend([{ x: 0.3, y: 0.4 }]);
    expect(drawing.strokes).toEqual([
      [
        { x: 0.1, y: 0.2 },
        { x: 0.3, y: 0.4 },
      ],
    ]);
    expect(drawing.isBlank).toBe(false);
  });

  test('takes back and does again one step at a time, clearing being one', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1);
    stroke(drawing, 0.2);
    drawing.clear();
    stroke(drawing, 0.3);
    expect(visible(drawing)).toEqual([0.3]);
    const seen = Array.from({ length: 4 }, () => {
      drawing.undo();
      return visible(drawing);
    });
    expect(seen).toEqual([[], [0.1, 0.2], [0.1], []]);
    expect(drawing.canUndo).toBe(false);
    for (let step = 0; step < 4; step++) drawing.redo();
    expect(visible(drawing)).toEqual([0.3]);
    expect(drawing.canRedo).toBe(false);
  });

  test('clearing a blank pad is no step', () => {
    const drawing = new Drawing();
    drawing.clear();
    expect(drawing.canUndo).toBe(false);
  });

  test('says whether anything was cleared, taken back or done again, also while the pen is down', () => {
    const drawing = new Drawing();
    expect([drawing.undo(), drawing.redo(), drawing.clear()]).toEqual([false, false, false]);
    drawing.begin({ x: 0.1, y: 0 }, PEN);
    expect([drawing.undo(), drawing.clear(), drawing.clear()]).toEqual([false, true, false]);
    expect([drawing.redo(), drawing.undo(), drawing.redo(), drawing.redo()]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    drawing.undo();
    drawing.begin({ x: 0.1, y: 0 }, ERASER);
    expect(drawing.clear()).toBe(true);
    expect(drawing.isBlank).toBe(true);
  });

  test('a new stroke forgets what was taken back', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1);
    drawing.undo();
    stroke(drawing, 0.2);
    expect(drawing.canRedo).toBe(false);
    expect(visible(drawing)).toEqual([0.2]);
  });

  test('comes back from its state through JSON, history and all', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1);
    stroke(drawing, 0.2);
    drawing.undo();
    const again = Drawing.from(JSON.parse(JSON.stringify(drawing.state(() => true))));
    expect(visible(again)).toEqual([0.1]);
    again.redo();
    expect(visible(again)).toEqual([0.1, 0.2]);
  });

  test('comes back late, with its undo and redo, onto a pad that nothing was done on', () => {
    const before = new Drawing();
    stroke(before, 0.1);
    stroke(before, 0.2);
    before.undo();
    const drawing = new Drawing();
    drawing.precede(before.state(() => false));
    expect(visible(drawing)).toEqual([0.1]);
    drawing.redo();
    expect(visible(drawing)).toEqual([0.1, 0.2]);
  });

  test('coming back late, it lies below what is being drawn, an undo away', () => {
    const before = new Drawing();
    stroke(before, 0.1);
    const drawing = new Drawing();
    drawing.begin({ x: 0.5, y: 0 }, PEN);
    drawing.precede(before.state(() => false));
    expect(visible(drawing)).toEqual([0.5]);
    drawing.end();
    expect(visible(drawing)).toEqual([0.5]);
    drawing.undo();
    drawing.undo();
    expect(visible(drawing)).toEqual([0.1]);
    drawing.precede({ kind: 'nothing of ours' });
    expect(visible(drawing)).toEqual([0.1]);
  });

  test('keeps of a very long history the latest part, and all that is visible', () => {
    const drawing = new Drawing();
    for (let step = 0; step < 30; step++) {
      stroke(drawing, step / 100, 1000);
      drawing.clear();
    }
    for (let step = 0; step < 25; step++) stroke(drawing, 0.5, 1000);
    const kept = Drawing.from(drawing.state(() => true));
    expect(visible(kept)).toHaveLength(25);
    expect(kept.state(() => true).done.length).toBeLessThan(85);
  });

  test('keeps of a very long history that was taken back what is the fewest steps away', () => {
    const drawing = new Drawing();
    for (let step = 0; step < 50; step++) stroke(drawing, step / 100, 1000);
    for (let step = 0; step < 50; step++) drawing.undo();
    const state = drawing.state(() => true);
    expect(state.undone.length).toBeLessThan(25);
    const kept = Drawing.from(state);
    kept.redo();
    kept.redo();
    expect(visible(kept)).toEqual([0, 0.01]);
  });

  test('an eraser parts the strokes that it crosses, leaves others whole, and can be taken back', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1, 5);
    stroke(drawing, 0.9, 5);
    const whole = drawing.strokes;
    drawing.begin({ x: 0, y: 0.4 }, ERASER);
    drawing.extend([{ x: 0.5, y: 0.4 }]);
    const [upper, lower, other] = drawing.strokes;
    expect(drawing.strokes).toHaveLength(3);
    // The eraser reaches as far as it is broad, and takes the ink on either side of the path along.
    expect(Math.max(...upper!.map(({ y }) => y))).toBeCloseTo(0.4 - 0.05 - 0.02, 1);
    expect(Math.min(...lower!.map(({ y }) => y))).toBeCloseTo(0.4 + 0.05 + 0.02, 1);
    expect(other).toBe(whole[1]);
    drawing.end();
    expect(Drawing.from(JSON.parse(JSON.stringify(drawing.state(() => true)))).strokes).toEqual(
      drawing.strokes,
    );
    drawing.undo();
    expect(drawing.strokes).toEqual(whole);
    drawing.redo();
    expect(drawing.strokes).toHaveLength(3);
  });

  test('works out what an eraser leaves once, until it goes on', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1, 5);
    drawing.begin({ x: 0, y: 0.4 }, ERASER);
    drawing.extend([{ x: 0.5, y: 0.4 }]);
    const { inks } = drawing;
    expect(drawing.inks).toBe(inks);
    drawing.extend([{ x: 0.1, y: 0.7 }]);
    expect(drawing.inks).not.toBe(inks);
  });

  test('remembers of an eraser no more than its way, and where it is', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.5, 5);
    drawing.begin({ x: 0, y: 0.4 }, ERASER);
    // Back and forth in short steps.
    for (let step = 1; step <= 4000; step++) {
      drawing.extend([{ x: Math.abs(((step / 1000 + 1) % 2) - 1), y: 0.4 }]);
    }
    drawing.extend([{ x: 0.001, y: 0.4001 }]);
    drawing.end();
    const [made] = drawing.state(() => true).done.slice(-1);
    const way = made !== undefined && 'stroke' in made ? made.stroke : [];
    expect(way.length).toBeLessThan(250);
    expect(way.at(-1)).toEqual({ x: 0.001, y: 0.4001 });
    expect(drawing.strokes).toHaveLength(2);
  });

  test('an eraser that touches nothing is no step, and one that takes the last ink leaves a blank pad', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1);
    drawing.begin({ x: 0.8, y: 0.8 }, ERASER);
    drawing.end();
    drawing.begin({ x: 0.1, y: 0 }, ERASER);
    drawing.extend([{ x: 0.1, y: 1 }]);
    drawing.end();
    expect(drawing.isBlank).toBe(true);
    drawing.undo();
    drawing.undo();
    expect(drawing.canUndo).toBe(false);
  });

  test('a picture takes the place of ink, and a stroke its place; both are steps', () => {
    const drawing = new Drawing();
    stroke(drawing, 0.1);
    drawing.layPicture('one');
    expect(drawing.strokes).toEqual([]);
    expect(drawing.isBlank).toBe(false);
    drawing.begin({ x: 0.5, y: 0.5 }, ERASER);
    drawing.end();
    expect(drawing.picture).toBe('one');
    drawing.begin({ x: 0.2, y: 0 }, PEN);
    expect(drawing.picture).toBeNull();
    drawing.end();
    expect(visible(drawing)).toEqual([0.2]);
    drawing.undo();
    expect(drawing.picture).toBe('one');
    drawing.undo();
    expect(visible(drawing)).toEqual([0.1]);
    drawing.redo();
    expect(drawing.picture).toBe('one');
  });

  test('comes back with the pictures that are kept, and blank where one is not', () => {
    const drawing = new Drawing();
    drawing.layPicture('one');
    drawing.layPicture('two');
    drawing.layPicture('three');
    drawing.undo();
    expect(drawing.pictures).toEqual(['two', 'one', 'three']);
    const again = Drawing.from(JSON.parse(JSON.stringify(drawing.state((picture) => picture === 'one'))));
    expect(again.isBlank).toBe(true);
    again.undo();
    expect(again.picture).toBe('one');
  });

  test.each([
    null,
    7,
    {},
    { done: [{ kind: 'stroke', stroke: [], width: 0.1 }], undone: [] },
    { done: 'x', undone: [] },
  ])('is blank when what was kept is none of ours: %j', (state) => {
    expect(Drawing.from(state).isBlank).toBe(true);
  });
});

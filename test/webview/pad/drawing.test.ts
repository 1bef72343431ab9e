import { describe, expect, test } from 'vitest';
import { Drawing } from '../../../src/webview/pad/drawing';

function stroke(drawing: Drawing, x: number, points = 2): void {
  drawing.begin({ x, y: 0 });
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
    drawing.begin({ x: 0.1, y: 0.2 });
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
    const again = Drawing.from(JSON.parse(JSON.stringify(drawing.state)));
    expect(visible(again)).toEqual([0.1]);
    again.redo();
    expect(visible(again)).toEqual([0.1, 0.2]);
  });

  test('keeps of a very long history the latest part, and all that is visible', () => {
    const drawing = new Drawing();
    for (let step = 0; step < 30; step++) {
      stroke(drawing, step / 100, 1000);
      drawing.clear();
    }
    for (let step = 0; step < 25; step++) stroke(drawing, 0.5, 1000);
    const kept = Drawing.from(drawing.state);
    expect(visible(kept)).toHaveLength(25);
    expect(kept.state.done.length).toBeLessThan(85);
  });

  test.each([null, 7, {}, { done: [{ kind: 'stroke', stroke: [] }], undone: [] }, { done: 'x', undone: [] }])(
    'is blank when what was kept is none of ours: %j',
    (state) => {
      expect(Drawing.from(state).isBlank).toBe(true);
    },
  );
});

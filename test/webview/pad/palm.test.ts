import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
  // Pointers of a hand that is not there cannot be captured.
  pad.page.get('pad-canvas').setPointerCapture = () => undefined;
});

afterEach(() => pad.close());

const PALM: PointerEventInit = { pointerId: 7, pointerType: 'touch' };
const PEN: PointerEventInit = { pointerId: 8, pointerType: 'pen' };
/** Where no pen was in use, a hand that touches may be meant. */
const MOUSE: PointerEventInit = { pointerId: 1, pointerType: 'mouse' };

/** A line of a pointer from top to bottom. */
function draw(x: number, pointer: PointerEventInit): void {
  pad.point('pointerdown', { x, y: 0.2 }, pointer);
  for (const y of [0.4, 0.6, 0.8]) pad.point('pointermove', { x, y }, pointer);
  pad.point('pointerup', { x, y: 0.8 }, pointer);
}

const places = () => pad.strokes.map(([first]) => first?.x);

describe('a palm that lands before the pen', () => {
  test('leaves the drawing to the pen, and nothing behind', () => {
    pad.point('pointerdown', { x: 0.9, y: 0.9 }, PALM);
    pad.point('pointermove', { x: 0.91, y: 0.9 }, PALM);
    draw(0.5, PEN);
    pad.point('pointermove', { x: 0.92, y: 0.9 }, PALM);
    pad.point('pointerup', { x: 0.92, y: 0.9 }, PALM);
    expect(places()).toEqual([0.5]);
    expect(pad.strokes[0]).toHaveLength(4);
  });

  test('draws nothing beside a pen that draws', () => {
    pad.point('pointerdown', { x: 0.5, y: 0.2 }, PEN);
    pad.point('pointerdown', { x: 0.9, y: 0.9 }, PALM);
    pad.point('pointermove', { x: 0.9, y: 0.8 }, PALM);
    pad.point('pointermove', { x: 0.5, y: 0.8 }, PEN);
    pad.point('pointerup', { x: 0.5, y: 0.8 }, PEN);
    expect(places()).toEqual([0.5]);
  });
});

describe('a hand that is set down and lifted between two strokes of a pen', () => {
  test('draws nothing, is no step, and leaves what can be done again', async () => {
    await pad.reading(() => draw(0.3, PEN));
    await pad.reading(() => draw(0.5, PEN));
    await pad.press('Control+z');
    pad.point('pointerdown', { x: 0.9, y: 0.9 }, PALM);
    pad.point('pointerup', { x: 0.9, y: 0.9 }, PALM);
    expect(places()).toEqual([0.3]);
    await pad.press('Control+y');
    draw(0.7, PEN);
    expect(places()).toEqual([0.3, 0.5, 0.7]);
  });

  test('draws nothing either if the pen was only held over the pad', () => {
    pad.point('pointermove', { x: 0.5, y: 0.5 }, { ...PEN, buttons: 0 });
    pad.point('pointerdown', { x: 0.9, y: 0.9 }, PALM);
    pad.point('pointermove', { x: 0.8, y: 0.9 }, PALM);
    pad.point('pointerup', { x: 0.8, y: 0.9 }, PALM);
    draw(0.5, PEN);
    expect(places()).toEqual([0.5]);
  });
});

describe('a touch that the system takes away', () => {
  test('leaves no stroke, and what was read before is read again', async () => {
    await pad.reading(() => draw(0.3, MOUSE));
    const { text, confidence } = pad;
    pad.point('pointerdown', { x: 0.7, y: 0.2 }, PALM);
    pad.point('pointermove', { x: 0.7, y: 0.7 }, PALM);
    await pad.hasBoxes(2);
    await pad.reading(() => pad.point('pointercancel', { x: 0.7, y: 0.7 }, PALM));
    expect(places()).toEqual([0.3]);
    expect([pad.text, pad.confidence]).toEqual([text, confidence]);
  });

  test('selects no digit', async () => {
    draw(0.3, MOUSE);
    await pad.reading(() => draw(0.7, MOUSE));
    const selected = () => pad.page.all('digit-box').map(({ ariaPressed }) => ariaPressed);
    expect(selected()).toEqual(['false', 'true']);
    pad.point('pointerdown', { x: 0.3, y: 0.5 }, PALM);
    pad.point('pointercancel', { x: 0.3, y: 0.5 }, PALM);
    expect(selected()).toEqual(['false', 'true']);
    pad.point('pointerdown', { x: 0.3, y: 0.5 }, PALM);
    pad.point('pointerup', { x: 0.3, y: 0.5 }, PALM);
    expect(selected()).toEqual(['true', 'false']);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LINE, PadPage } from '../padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
  // Pointers of a hand that is not there cannot be captured.
  pad.page.get('pad-canvas').setPointerCapture = () => undefined;
});

afterEach(() => pad.close());

const START = { x: 0.2, y: 0.2 };
/** Where a quick hand comes by between two frames of the browser, which is told of the last alone. */
const WAY = [
  { x: 0.25, y: 0.4 },
  { x: 0.4, y: 0.5 },
  { x: 0.6, y: 0.5 },
];
const PREDICTED = { x: 0.8, y: 0.5 };

/** Two upright lines beside one another: two ones. */
const TWO_LINES = [0.3, 0.7].map((x) => LINE[0]!.map(({ y }) => ({ x, y })));

const moves = (places: readonly { x: number; y: number }[], pointer: PointerEventInit = {}) =>
  places.map((at) => pad.pointer('pointermove', at, pointer));

describe('a move that tells of several', () => {
  test('draws all of their points in their order, and none that are only predicted', () => {
    const told = { coalescedEvents: moves(WAY), predictedEvents: moves([PREDICTED]) };
    pad.point('pointerdown', START);
    pad.point('pointermove', WAY.at(-1)!, told);
    pad.point('pointerup', WAY.at(-1)!);
    expect(pad.strokes).toEqual([[START, ...WAY]]);
  });

  test('draws each point of a pen with the pressure that it had there', () => {
    const pen = { pointerId: 8, pointerType: 'pen' };
    const coalescedEvents = [0.3, 0.5, 0.9].map((pressure, index) =>
      pad.pointer('pointermove', WAY[index]!, { ...pen, pressure }),
    );
    pad.point('pointerdown', START, { ...pen, pressure: 0.1 });
    pad.point('pointermove', WAY.at(-1)!, { ...pen, pressure: 0.9, coalescedEvents });
    pad.point('pointerup', WAY.at(-1)!, pen);
    const pressures = pad.strokes.map((stroke) => stroke.map(({ pressure }) => pressure));
    expect(pressures).toEqual([[0.1, 0.3, 0.5, 0.9]]);
  });

  test('draws over a box from where the pen touched down, once it is no tap', async () => {
    await pad.draw(TWO_LINES);
    await pad.hasBoxes(2);
    const onBox = { x: 0.7, y: 0.5 };
    pad.point('pointerdown', onBox);
    pad.point('pointermove', WAY.at(-1)!, { coalescedEvents: moves(WAY) });
    pad.point('pointerup', WAY.at(-1)!);
    expect(pad.strokes.slice(2)).toEqual([[onBox, ...WAY]]);
  });
});

test('a move that tells of no others, but of what is predicted, draws its own point', () => {
  pad.point('pointerdown', START);
  for (const at of WAY) pad.point('pointermove', at, { predictedEvents: moves([PREDICTED]) });
  pad.point('pointerup', WAY.at(-1)!);
  expect(pad.strokes).toEqual([[START, ...WAY]]);
});

/** A line from top to bottom with a button, as `PointerEvent.button` and `PointerEvent.buttons` name it. */
function drawWith(button: number, buttons: number, pointer: PointerEventInit): void {
  const [first, ...rest] = LINE[0]!;
  pad.point('pointerdown', first!, { ...pointer, button, buttons });
  for (const at of rest) pad.point('pointermove', at, { ...pointer, button: -1, buttons });
  pad.point('pointerup', rest.at(-1)!, { ...pointer, button, buttons: 0 });
}

const MOUSE: PointerEventInit = { pointerId: 1, pointerType: 'mouse' };
const PEN: PointerEventInit = { pointerId: 8, pointerType: 'pen', pressure: 0.5 };

describe('of the buttons of a mouse or a pen', () => {
  test.each([
    ['the right one of a mouse', 2, 2, MOUSE],
    ['the middle one of a mouse', 1, 4, MOUSE],
    ['the one that goes back', 3, 8, MOUSE],
    ['the one that goes forward', 4, 16, MOUSE],
    ['the one on the barrel of a pen', 2, 2, PEN],
  ])('%s draws nothing and selects nothing', async (_, button, buttons, pointer) => {
    drawWith(button, buttons, pointer);
    expect(pad.strokes).toEqual([]);
    await pad.draw(TWO_LINES);
    await pad.hasBoxes(2);
    const selected = () => pad.page.all('digit-box').map(({ ariaPressed }) => ariaPressed);
    const before = selected();
    pad.point('pointerdown', { x: 0.3, y: 0.5 }, { ...pointer, button, buttons });
    pad.point('pointerup', { x: 0.3, y: 0.5 }, { ...pointer, button, buttons: 0 });
    expect(before).toEqual(['false', 'true']);
    expect(selected()).toEqual(before);
    expect(pad.strokes).toHaveLength(2);
  });

  test('the other end of a pen rubs out what its tip drew, with the pen still in the hand', async () => {
    await pad.reading(() => drawWith(0, 1, PEN));
    expect(pad.text).not.toBe('');
    await pad.reading(() => drawWith(5, 32, PEN));
    expect(pad.text).toBe('');
    expect(pad.page.get('pad-eraser').ariaPressed).toBe('false');
    await pad.press('Control+z');
    expect(pad.text).not.toBe('');
  });
});

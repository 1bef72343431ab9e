import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../../until';
import { barPicture, PadPage } from '../padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => pad.close());

const canvas = () => pad.page.get('pad-canvas');

const placeOf = (element: HTMLElement) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
};

describe('the pad under the pen', () => {
  test.each([1000, 500, 260])(
    'stays where it is when a problem comes and goes, at %d pixels',
    async (width) => {
      pad.page.width = width;
      await until(() => pad.page.window.innerWidth === width);
      const before = placeOf(canvas());
      await pad.page.deliver({ type: 'problem', message: 'This is no image. Open another file.' });
      await until(() => pad.page.get('pad-problem').checkVisibility());
      expect(placeOf(canvas())).toEqual(before);
      await pad.draw();
      await until(() => !pad.page.get('pad-problem').checkVisibility());
      expect(placeOf(canvas())).toEqual(before);
    },
  );

  test('keeps a problem until the stroke is complete, so that nothing moves meanwhile', async () => {
    await pad.page.deliver({ type: 'problem', message: 'This is no image. Open another file.' });
    pad.point('pointerdown', { x: 0.4, y: 0.2 });
    pad.point('pointermove', { x: 0.4, y: 0.7 });
    expect(pad.page.get('pad-problem').checkVisibility()).toBe(true);
    pad.point('pointerup', { x: 0.4, y: 0.7 });
    expect(pad.page.get('pad-problem').checkVisibility()).toBe(false);
  });

  test('has the ink where the pen is, also when the pad moves and grows under it', async () => {
    pad.point('pointerdown', { x: 0.4, y: 0.2 });
    const before = placeOf(canvas());
    pad.page.width = 700;
    await until(() => placeOf(canvas())[2] !== before[2]);
    pad.point('pointermove', { x: 0.6, y: 0.7 });
    pad.point('pointerup', { x: 0.6, y: 0.7 });
    const last = pad.strokes.at(-1)!.at(-1)!;
    expect(last.x).toBeCloseTo(0.6, 2);
    expect(last.y).toBeCloseTo(0.7, 2);
  });
});

test.each([
  ['another button is held still', 2],
  ['its release was never told', 0],
])('a stroke ends with the button that began it, where %s', (_, buttons) => {
  pad.point('pointerdown', { x: 0.5, y: 0.2 }, { buttons: 1 });
  pad.point('pointermove', { x: 0.5, y: 0.6 }, { buttons: 1 | buttons });
  pad.point('pointermove', { x: 0.9, y: 0.9 }, { buttons });
  expect(pad.strokes).toHaveLength(1);
  expect(pad.strokes[0]!.at(-1)).toEqual({ x: 0.5, y: 0.6 });
});

test('ink is where the pen is within the border of the pad, however broad that is', () => {
  canvas().style.border = '40px solid';
  const at = { x: 0.1, y: 0.9 };
  pad.point('pointerdown', at);
  pad.point('pointerup', at);
  expect(pad.strokes[0]![0]).toEqual(at);
});

test('a tap leaves a dot on the pad, as it is read', async () => {
  await pad.draw([[{ x: 0.5, y: 0.5 }]]);
  const { width, height } = canvas() as HTMLCanvasElement;
  const context = (canvas() as HTMLCanvasElement).getContext('2d')!;
  const inkAt = (x: number, y: number) => context.getImageData(x * width, y * height, 1, 1).data[3]!;
  // The medium pen is 0.04 broad.
  expect(inkAt(0.5, 0.5)).toBe(255);
  expect(inkAt(0.5, 0.517)).toBe(255);
  expect(inkAt(0.483, 0.5)).toBe(255);
  expect(inkAt(0.5, 0.53)).toBe(0);
});

describe('the mouse over a box', () => {
  /** Three upright lines beside one another: three ones. */
  const THREE = [0.2, 0.5, 0.8].map((x) => [0.3, 0.5, 0.7].map((y) => ({ x, y })));
  const AT_BOX = { x: 0.8, y: 0.5 };
  const BESIDE = { x: 0.65, y: 0.5 };

  /** Whether the mouse shows at a place, with no button held, that a press there would select something. */
  function selects(at: { x: number; y: number }): boolean {
    pad.point('pointermove', at, { buttons: 0 });
    return pad.page.window.getComputedStyle(canvas()).cursor === 'pointer';
  }

  test('shows that a press selects its digit, however broad the border of the pad is', async () => {
    await pad.draw(THREE);
    await pad.hasBoxes(3);
    canvas().style.border = '60px solid';
    expect([selects(AT_BOX), selects(BESIDE), selects(AT_BOX)]).toEqual([true, false, true]);
  });

  test('shows it no longer once a stroke begins there', async () => {
    await pad.draw(THREE);
    await pad.hasBoxes(3);
    expect(selects(AT_BOX)).toBe(true);
    pad.point('pointerdown', AT_BOX);
    pad.point('pointermove', BESIDE);
    expect(pad.page.window.getComputedStyle(canvas()).cursor).toBe('crosshair');
    pad.point('pointerup', BESIDE);
  });

  test('shows nothing of the kind with the eraser in the hand, which rubs out there, unless a picture lies on the pad', async () => {
    await pad.draw(THREE);
    await pad.hasBoxes(3);
    await commands.pressOnPage('e');
    expect(selects(AT_BOX)).toBe(false);
    await pad.show(barPicture());
    await pad.hasBoxes(1);
    expect(selects({ x: 0.5, y: 0.5 })).toBe(true);
  });
});

describe('an eraser in the hand', () => {
  const pressed = () => pad.page.get('pad-eraser').ariaPressed;

  test('gives way to the pen when the pad is cleared', async () => {
    await pad.draw();
    await commands.pressOnPage('e');
    expect(pressed()).toBe('true');
    await pad.press('Escape');
    expect(pressed()).toBe('false');
  });

  test('gives way to the pen where there is nothing to rub out', async () => {
    pad.page.get('pad-eraser').click();
    expect(pressed()).toBe('true');
    await pad.draw();
    expect(pad.text).not.toBe('');
    expect(pressed()).toBe('false');
  });
});

test('a drag that begins beside the pad selects no text of the page', async () => {
  await pad.draw();
  await commands.drawOnPad([
    [
      { x: -0.03, y: 0.1 },
      { x: 1.4, y: 0.9 },
    ],
  ]);
  expect(pad.page.window.getSelection()?.toString()).toBe('');
});

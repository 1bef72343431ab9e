import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawingSvg } from '../../../src/webview/pad/drawingSvg';
import { drawnPart, shownPart } from '../../../src/webview/pad/sheet/sheetPart';
import { until } from '../until';
import { barPicture, digitsInARow, PadPage } from './padPage';

const NUMBER = '471208';

describe('the pad in a low, broad pane', () => {
  let pad: PadPage;

  beforeEach(async () => {
    pad = await PadPage.open();
    await resize(1100, 260);
  });

  afterEach(() => {
    pad.close();
  });

  function theCanvas(): HTMLCanvasElement {
    return pad.page.get('pad-canvas') as HTMLCanvasElement;
  }

  async function resize(width: number, height: number): Promise<void> {
    const before = theCanvas().width;
    pad.page.width = width;
    pad.page.height = height;
    await until(() => theCanvas().width !== before);
  }

  function canvasArea(): DOMRect {
    return theCanvas().getBoundingClientRect();
  }

  async function drawNumber(): Promise<void> {
    const { width, height } = canvasArea();
    await pad.draw(digitsInARow(NUMBER, 1, width / height));
  }

  /** The columns of the canvas's pixels that have ink, as shares of its width: the first and the last. */
  function inkedColumns(): [number, number] {
    const canvas = theCanvas();
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const inked = Array.from({ length: width }, (_, x) => x).filter((x) =>
      Array.from({ length: height }).some((_, y) => data[4 * (y * width + x) + 3]! > 128),
    );
    return [inked[0]! / width, inked.at(-1)! / width];
  }

  /** Where the boxes begin and end, as shares of the canvas's width. */
  function boxedColumns(): [number, number] {
    const canvas = canvasArea();
    const boxes = pad.page.all('digit-box').map((box) => box.getBoundingClientRect());
    return [
      (boxes[0]!.left - canvas.left) / canvas.width,
      (boxes.at(-1)!.right - canvas.left) / canvas.width,
    ];
  }

  /** Whether the boxes begin and end where the ink does, with some air. */
  function expectBoxesAboutInk(): void {
    const [first, last] = inkedColumns();
    const [left, right] = boxedColumns();
    expect(first - left).toBeGreaterThan(0);
    expect(first - left).toBeLessThan(0.03);
    expect(right - last).toBeGreaterThan(0);
    expect(right - last).toBeLessThan(0.03);
  }

  test('takes the width for its canvas', () => {
    const { width, height } = canvasArea();
    expect(width / height).toBeGreaterThan(3);
    expect(height).toBeGreaterThan(150);
  });

  test('reads a number over all of it, with each box on its digit and ink under the pen', async () => {
    await drawNumber();
    expect(pad.text).toBe(NUMBER);
    await pad.hasBoxes(NUMBER.length);
    expectBoxesAboutInk();
    const [first, last] = inkedColumns();
    expect(first).toBeLessThan(0.1);
    expect(last).toBeGreaterThan(0.9);
  });

  test('selects the digit whose box is clicked', async () => {
    await drawNumber();
    await pad.hasBoxes(NUMBER.length);
    const canvas = canvasArea();
    const box = pad.page.all('digit-box')[1]!.getBoundingClientRect();
    const at = {
      x: (box.left + box.width / 2 - canvas.left) / canvas.width,
      y: (box.top + box.height / 2 - canvas.top) / canvas.height,
    };
    pad.point('pointerdown', at);
    pad.point('pointerup', at);
    expect(pad.page.all('digit-box')[1]!.getAttribute('aria-pressed')).toBe('true');
  });

  test('shows all of a drawing in a square as well, its boxes and the pen in their places', async () => {
    await drawNumber();
    const [first, last] = inkedColumns();
    await resize(1100, 800);
    const { width, height } = canvasArea();
    expect(width / height).toBeCloseTo(1, 2);
    const [firstInSquare, lastInSquare] = inkedColumns();
    expect(firstInSquare).toBeGreaterThan(0);
    expect(lastInSquare).toBeLessThan(1);
    expect(lastInSquare - firstInSquare).toBeGreaterThan(0.8 * (last - first));
    expectBoxesAboutInk();

    await pad.draw([[0.3, 0.35, 0.4].map((x) => ({ x, y: 0.95 }))]);
    const canvas = theCanvas();
    const place = [Math.round(0.35 * canvas.width), Math.round(0.95 * canvas.height)] as const;
    expect(canvas.getContext('2d')!.getImageData(...place, 1, 1).data[3]).toBeGreaterThan(200);
  });

  test('an eraser keeps to its way while what is shown would get less by it', async () => {
    const upright = (x: number) => [0.4, 0.5, 0.6].map((y) => ({ x, y }));
    await pad.draw([upright(0.5), upright(0.95)]);
    await resize(1100, 800);
    const [, last] = inkedColumns();
    pad.page.get('pad-eraser').click();
    const way = Array.from({ length: 12 }, (_, step) => ({ x: last - 0.005, y: 0.38 + step * 0.02 }));
    pad.point('pointerdown', way[0]!);
    for (const at of way) {
      pad.point('pointermove', at);
      await new Promise((resolve) => pad.page.window.requestAnimationFrame(resolve));
    }
    await pad.reading(() => {
      pad.point('pointerup', way.at(-1)!);
    });
    const across = pad.strokes.at(-1)!.map(({ x }) => x);
    expect(Math.max(...across) - Math.min(...across)).toBeLessThan(0.001);
    // Now that the pen is lifted, what is left has the canvas to itself.
    expect(inkedColumns()[1]).toBeLessThan(0.6);
  });

  test('keeps what was drawn beside the square through a reload', async () => {
    await drawNumber();
    const { strokes } = pad;
    expect(Math.max(...strokes.flat().map(({ x }) => x))).toBeGreaterThan(1.5);
    await pad.reload();
    await until(() => pad.text === NUMBER);
    expect(pad.strokes).toEqual(strokes);
  });

  test('has a picture in the middle, with its box on it', async () => {
    const picture = barPicture();
    await pad.show(picture);
    await pad.hasBoxes(1);
    const canvas = canvasArea();
    const box = pad.page.get('digit-box').getBoundingClientRect();
    const scale = canvas.height / picture.height;
    // The bar is 27 to 34 pixels from the left of its picture.
    const expected = canvas.width / 2 + (27 - picture.width / 2) * scale;
    expect(Math.abs(box.left - canvas.left - expected)).toBeLessThan(2 * scale);
    expect(box.width).toBeGreaterThan(6 * scale);
    expect(box.width).toBeLessThan(11 * scale);
  });

  test('copies all of a drawing', async () => {
    await drawNumber();
    pad.choose('pad-save-png');
    await until(() => pad.page.messages('save').length === 1);
    const { bytes } = pad.page.messages('save')[0] as unknown as { bytes: Uint8Array<ArrayBuffer> };
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    expect(height).toBe(1024);
    expect(width).toBeGreaterThan(2 * height);
  });
});

describe('what of the sheet', () => {
  const beside = [
    {
      stroke: [
        { x: -0.5, y: 0.4 },
        { x: 1.2, y: 0.6 },
      ],
      width: 0.04,
    },
  ];

  test('a square canvas shows is the square, a pixel more one way or not', () => {
    const square = { x: 0, y: 0, width: 1, height: 1 };
    expect(shownPart({ width: 400, height: 400 }, [])).toEqual(square);
    expect(shownPart({ width: 400, height: 401 }, [])).toEqual(square);
    expect(shownPart({ width: 0, height: 0 }, [])).toEqual(square);
  });

  test('a broad canvas shows has the square in its middle', () => {
    expect(shownPart({ width: 900, height: 300 }, [])).toEqual({ x: -1, y: 0, width: 3, height: 1 });
  });

  test('a canvas without the room for what was drawn shows is all of it, ink and boxes included', () => {
    const { x, y, width, height } = shownPart({ width: 400, height: 400 }, beside);
    expect(width).toBe(height);
    expect(x).toBeCloseTo(-0.532, 5);
    expect([x + width / 2, y + height / 2]).toEqual([0.5, 0.5]);
  });

  test('a canvas with the room for it shows stays as it is, also if points were rounded', () => {
    const edge = [{ stroke: [{ x: 2.00005, y: 0.5 }], width: 0.04 }];
    expect(shownPart({ width: 900, height: 300 }, edge)).toEqual({ x: -1, y: 0, width: 3, height: 1 });
  });

  test('was drawn is the square and the ink beside it, in an SVG as well', () => {
    expect(drawnPart([])).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    expect(drawnPart(beside)).toEqual({ x: -0.5, y: 0, width: 1.7, height: 1 });
    expect(drawingSvg(beside)).toContain('viewBox="-500 0 1700 1000"');
  });
});

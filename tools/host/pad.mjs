// Draws on the drawing pad of an open workbench with the mouse, and reads what it shows.
/* global requestAnimationFrame -- what is given to evaluate() runs in the page */
import { webviewFrame } from './workbench.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').Frame} Frame */
/** @typedef {readonly (readonly { readonly x: number, readonly y: number }[])[]} Strokes x right, y down, any unit */
/** @typedef {{ text: string | null, confidence: number, modelId: string | null }} Shown */

/** The longest side of a drawing as a share of the pad's. */
const SIZE = 0.62;

/** The least way between two mouse events of a quick hand, as a share of the pad's side. */
const STEP = 0.02;

/**
 * @param {Page} page
 * @returns {Promise<Frame>} the pad's frame, once it has a model to read with
 * @throws {Error} with what the pad says, if it cannot read
 */
export async function readyPad(page) {
  const pad = await webviewFrame(page, 'pad-canvas');
  const status = pad.locator('[data-testid="pad-status"]:is([data-state="ready"], [data-state="failed"])');
  await status.waitFor({ state: 'attached', timeout: 60_000 });
  if ((await status.getAttribute('data-state')) === 'failed') {
    throw new Error(`The drawing pad does not read: ${await pad.locator('body').innerText()}`);
  }
  return pad;
}

/**
 * Clears the pad, draws, and waits for the frame in which the pad has read the finished drawing.
 * @param {Page} page
 * @param {Frame} pad
 * @param {Strokes} strokes
 * @returns {Promise<Shown>}
 */
export async function drawOnPad(page, pad, strokes) {
  const clear = pad.getByTestId('pad-clear');
  if (await clear.isEnabled()) await clear.click();
  const area = await pad.getByTestId('pad-canvas').boundingBox();
  if (area === null) throw new Error('The drawing pad is not visible.');
  for (const stroke of placed(strokes, area)) {
    const [first, ...rest] = stroke;
    if (first === undefined) continue;
    await page.mouse.move(first.x, first.y);
    await page.mouse.down();
    for (const { x, y } of rest) await page.mouse.move(x, y);
    await page.mouse.up();
  }
  return shownByPad(pad);
}

/**
 * @param {Frame} pad
 * @returns {Promise<Shown>} what the pad shows after the frame that answers what was done before
 */
export async function shownByPad(pad) {
  // The pad reads in the next frame; a callback asked for now runs after its own.
  await pad.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const reading = pad.getByTestId('pad-reading');
  const text = await reading.textContent();
  return {
    text: text === '' ? null : text,
    confidence: Number(await reading.getAttribute('data-confidence')),
    modelId: await reading.getAttribute('data-model-id'),
  };
}

/**
 * @param {Strokes} strokes
 * @param {{ x: number, y: number, width: number, height: number }} area of the pad, in the page's pixels
 * @returns {{ x: number, y: number }[][]} the strokes in the middle of the area
 */
function placed(strokes, area) {
  const points = strokes.flat();
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (SIZE * Math.min(area.width, area.height)) / Math.max(right - left, bottom - top, 1e-9);
  return strokes.map((stroke) =>
    sampled(
      stroke.map(({ x, y }) => ({
        x: area.x + area.width / 2 + (x - (left + right) / 2) * scale,
        y: area.y + area.height / 2 + (y - (top + bottom) / 2) * scale,
      })),
      STEP * Math.min(area.width, area.height),
    ),
  );
}

/**
 * @param {readonly { x: number, y: number }[]} stroke
 * @param {number} step
 * @returns {{ x: number, y: number }[]} the points that are at least a step from the one before, and the last one
 */
function sampled(stroke, step) {
  /** @type {{ x: number, y: number }[]} */
  const kept = [];
  stroke.forEach((point, index) => {
    const last = kept.at(-1);
    const isFar = last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= step;
    if (isFar || index === stroke.length - 1) kept.push(point);
  });
  return kept;
}

// What a page of these tests cannot do itself: the browser's own mouse, keyboard and settings, driven by Playwright.

/**
 * Draws on the pad in the page's frame: down, moves, up for every stroke.
 * @type {import('vitest/node').BrowserCommand<[strokes: import('./penCommands.mjs').PenStrokes]>}
 */
export const drawOnPad = async (context, strokes) => {
  const frame = await context.frame();
  const canvas = frame.frameLocator('iframe').getByTestId('pad-canvas');
  const area = await canvas.boundingBox();
  if (area === null) throw new Error('The pad is not on the page.');
  const { mouse } = context.page;
  for (const stroke of strokes) {
    const [first, ...rest] = stroke.map(({ x, y }) => [area.x + x * area.width, area.y + y * area.height]);
    if (first === undefined) continue;
    await mouse.move(first[0], first[1]);
    await mouse.down();
    for (const [x, y] of rest) await mouse.move(x, y);
    await mouse.up();
  }
};

/**
 * Presses keys on the page's frame, written as Playwright does: "Control+z".
 * @type {import('vitest/node').BrowserCommand<[keys: string]>}
 */
export const pressOnPage = async (context, keys) => {
  const frame = await context.frame();
  await frame.frameLocator('iframe').locator(':focus, body').last().press(keys);
};

/**
 * Says to every page whether the system forces its own colours on it.
 * @type {import('vitest/node').BrowserCommand<[isForced: boolean]>}
 */
export const forceColours = ({ page }, isForced) =>
  page.emulateMedia({ forcedColors: isForced ? 'active' : 'none' });

import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { fitted } from '../../src/webview/pad/fitting';
import type { DecodedSample, SampleReading } from './sampleCommands.mjs';
import { shippedModel } from './shippedModel';
import { until } from './until';
import { WebviewPage } from './webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('pad');
  page.send({ type: 'model', model: await shippedModel() });
  await until(() => page.get('pad-status').dataset.state === 'ready');
});

afterEach(() => {
  page.close();
});

async function showOnPad(name: string, { width, height, base64 }: DecodedSample): Promise<void> {
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const before = page.messages('reading').length;
  page.send({ type: 'picture', picture: { name, width, height, data } });
  await until(() => page.messages('reading').length > before);
}

/** Ten numbers of the digit that is selected. */
function shownProbabilities(): number[] {
  return Array.from({ length: 10 }, (_, digit) =>
    Number(page.get(`pad-bar-${String(digit)}`).dataset.probability),
  );
}

/** The boxes on the pad, back in pixels of the picture. */
function shownBoxes(picture: DecodedSample): number[][] {
  const area = fitted(picture, { width: 1, height: 1 });
  const share = (length: string) => Number.parseFloat(length) / 100;
  return Array.from(page.window.document.querySelectorAll<HTMLElement>('.digit-box'), ({ style }) => [
    (share(style.left) - area.x) / area.scale,
    (share(style.top) - area.y) / area.scale,
    share(style.width) / area.scale,
    share(style.height) / area.scale,
  ]);
}

function expectClose(shown: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(shown).toHaveLength(wanted.length);
  shown.forEach((value, index) => {
    expect(Math.abs(value - wanted[index]!)).toBeLessThan(tolerance);
  });
}

async function expectSameOnPad({ file, reading, digits }: SampleReading): Promise<void> {
  const picture = await commands.decodeSample(file);
  await showOnPad(file, picture);
  expect(page.messages('reading').at(-1)).toMatchObject({ text: reading });
  const boxes = shownBoxes(picture);
  expect(boxes).toHaveLength(digits.length);
  for (const [index, { probabilities, box }] of digits.entries()) {
    page.window.document.querySelectorAll<HTMLElement>('.digit-box')[index]!.click();
    expectClose(shownProbabilities(), probabilities, 1e-4);
    // Percentages in a style are rounded.
    expectClose(boxes[index]!, box, 0.01);
  }
}

test('the pad reads every sample as the command line does: digits, boxes and probabilities', async () => {
  const readings = await commands.readSamplesOnCommandLine();
  expect(readings.length).toBeGreaterThan(20);
  for (const sample of readings) await expectSameOnPad(sample);
});

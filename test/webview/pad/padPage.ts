import { expect } from 'vitest';
import { commands } from 'vitest/browser';
import { PAD_SIDE, syntheticStrokes } from '../../../src/ml/data/syntheticDigits';
import type { StrokePoint } from '../../../src/ml/image/stroke';
import { Random } from '../../../src/ml/random';
import type { WebviewPicture } from '../../../src/protocol/pad';
import type { PenStrokes } from '../penCommands.mjs';
import { shippedModel } from '../shippedModel';
import { until } from '../until';
import { WebviewPage, type Place } from '../webviewPage';

/** An upright line: a one. */
export const LINE: PenStrokes = [[0.2, 0.4, 0.6, 0.8].map((y) => ({ x: 0.5, y }))];

/**
 * Digits as a quick hand draws them, side by side over the pad's width, in shares of its width and height.
 * @param aspect how much broader than high the pad is
 */
export function digitsInARow(text: string, seed = 1, aspect = 1): PenStrokes {
  return Array.from(text).flatMap((character, index) =>
    syntheticStrokes(Number(character), new Random(seed).fork(index)).map((stroke) =>
      stroke
        .filter((_, point) => point % 3 === 0 || point === stroke.length - 1)
        .map(({ x, y }) => ({
          x: (index + 0.1 + (0.8 * x) / PAD_SIDE) / text.length,
          y: 0.5 + (y / PAD_SIDE - 0.5) * ((1.2 * aspect) / text.length),
        })),
    ),
  );
}

type PenEvent = 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel';

/** The drawing pad's page, and what a person does on it. */
export class PadPage {
  readonly page: WebviewPage;

  private constructor(page: WebviewPage) {
    this.page = page;
  }

  /**
   * Opens the pad, with the model that ships.
   * @param before text of a script that runs first
   * @param place where it is shown, as an editor if nothing is said
   */
  static async open(before?: string, place?: Place): Promise<PadPage> {
    const pad = new PadPage(await WebviewPage.open('pad', before, place));
    await pad.useModel();
    return pad;
  }

  /** @param before text of a script that runs first */
  static async openWithoutModel(before?: string): Promise<PadPage> {
    return new PadPage(await WebviewPage.open('pad', before));
  }

  /** Closes it; the browser's policy must have blocked nothing. */
  close(): void {
    this.page.close();
    expect(this.page.violations).toEqual([]);
  }

  async useModel(modelId?: string): Promise<void> {
    await this.load(await shippedModel(modelId));
  }

  /** Takes the model that ships, with other thresholds than its own. */
  async useThresholds(thresholds: { readonly notADigit: number; readonly notSure: number }): Promise<void> {
    await this.load({ ...(await shippedModel()), calibration: { temperature: 1, ...thresholds } });
  }

  private async load(model: object): Promise<void> {
    this.page.send({ type: 'model', model });
    await until(() => this.page.get('pad-status').dataset.state === 'ready');
  }

  /** Hides the page and shows it again: it starts anew, with what it kept. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.useModel();
  }

  /** Does something, and waits until the pad has read what came of it. */
  async reading(work: () => unknown): Promise<void> {
    const before = this.page.messages('reading').length;
    await work();
    await until(() => this.page.messages('reading').length > before);
  }

  draw(strokes: PenStrokes = LINE): Promise<void> {
    return this.reading(() => commands.drawOnPad(strokes));
  }

  /** A pointer at a point of the pad as it lies now, in shares of its side; the mouse, if no other is given. */
  point(type: PenEvent, at: { x: number; y: number }, more: PointerEventInit = {}): void {
    this.page.get('pad-canvas').dispatchEvent(this.pointer(type, at, more));
  }

  /** The same event, of which nobody is told yet. */
  pointer(type: PenEvent, { x, y }: { x: number; y: number }, more: PointerEventInit = {}): PointerEvent {
    const canvas = this.page.get('pad-canvas');
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const border = canvas.clientLeft;
    return new this.page.window.PointerEvent(type, {
      // The mouse's, which is always there to be captured.
      pointerId: 1,
      buttons: type === 'pointerdown' || type === 'pointermove' ? 1 : 0,
      clientX: left + border + x * (width - 2 * border),
      clientY: top + border + y * (height - 2 * border),
      ...more,
    });
  }

  /** The strokes of the pad's history, each with its points. */
  get strokes(): readonly StrokePoint[][] {
    const { drawing } = this.page.kept as { drawing: { done: { stroke?: StrokePoint[] }[] } };
    return drawing.done.flatMap(({ stroke }) => (stroke === undefined ? [] : [stroke]));
  }

  show(picture: WebviewPicture): Promise<void> {
    return this.reading(() => {
      this.page.send({ type: 'picture', picture });
    });
  }

  press(keys: string): Promise<void> {
    this.page.window.focus();
    return this.reading(() => commands.pressOnPage(keys));
  }

  /** Presses a button that changes what is read. */
  async click(testId: string): Promise<void> {
    expect(this.isUnavailable(testId)).toBe(false);
    await this.reading(() => this.page.get(testId).click());
  }

  isUnavailable(testId: string): boolean {
    return this.page.get(testId).ariaDisabled === 'true';
  }

  /** Runs an entry of the menu. */
  choose(testId: string): void {
    this.page.get('pad-more').click();
    this.page.get(testId).click();
  }

  /** Waits until the pad shows this many boxes. */
  async hasBoxes(count: number): Promise<void> {
    await until(() => this.boxes === count);
  }

  get text(): string {
    return this.page.get('pad-reading').textContent;
  }

  get confidence(): string | undefined {
    return this.page.get('pad-reading').dataset.confidence;
  }

  get boxes(): number {
    return this.page.all('digit-box').length;
  }

  get problem(): string {
    return this.page.get('pad-problem').textContent;
  }
}

/** A dark upright bar on white: a one. */
export function barPicture(scale = 1): WebviewPicture {
  const [width, height] = [60 * scale, 80 * scale];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 15 * scale; y < 65 * scale; y++)
    for (let x = 27 * scale; x < 34 * scale; x++) data.fill(10, 4 * (y * width + x), 4 * (y * width + x) + 3);
  return { name: 'one.png', width, height, data };
}

/** The same as a camera takes it, in light that falls off from one corner and with noise, which no PNG makes small. */
export function photoWithBar(width: number, height: number, seed = 1): WebviewPicture {
  const random = new Random(seed);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isInk = Math.abs(x / width - 0.5) < 0.05 && Math.abs(y / height - 0.5) < 0.3;
      const light = isInk ? 40 : 230 - (60 * (x + y)) / (width + height);
      const at = 4 * (y * width + x);
      for (let channel = 0; channel < 3; channel++) data[at + channel] = light - random.next() * 30;
      data[at + 3] = 255;
    }
  }
  return { name: `photo ${String(seed)}.jpg`, width, height, data };
}

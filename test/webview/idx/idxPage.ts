import { commands } from 'vitest/browser';
import type { IdxImages } from '../../../src/protocol/idx';
import { until } from '../until';
import { WebviewPage, type Posted } from '../webviewPage';

export const COUNT = 60_000;

export const IMAGES: IdxImages = {
  kind: 'images',
  name: 'train-images-idx3-ubyte',
  count: COUNT,
  rows: 28,
  columns: 28,
  labels: {
    name: 'train-labels-idx1-ubyte',
    values: Uint8Array.from({ length: COUNT }, (_, index) => index % 10),
  },
  remarks: [],
  isReadable: true,
};

/** An image of one pixel of full ink; its place tells which image it is. */
export function pixelsOf(index: number, size = 784): Uint8Array {
  const pixels = new Uint8Array(size);
  pixels[index % size] = 255;
  return pixels;
}

/** What a screen reader is told of a tile: all in it that is not hidden from it. */
export function wordsOf(tile: HTMLElement): string {
  const parts = Array.from(tile.children).filter(({ ariaHidden }) => ariaHidden !== 'true');
  return parts.map(({ textContent }) => textContent).join();
}

/** Which pixels of a picture have ink. */
export function inked(tile: HTMLElement): number[] {
  const canvas = tile.querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: data.length / 4 }, (_, pixel) => pixel).filter(
    (each) => data[4 * each + 3]! > 0,
  );
}

/** The view of an IDX file, with its host's answers and what a person does on it. */
export class IdxPage extends WebviewPage {
  static override async open(): Promise<IdxPage> {
    const page = new IdxPage('idx');
    await page.reload();
    return page;
  }

  async show(content: IdxImages = IMAGES): Promise<void> {
    this.servePixels(content.rows * content.columns);
    this.send({ type: 'content', content });
    await until(() => this.messages('shown').length > 0);
  }

  /** The tiles that can be seen, in their order on the page. */
  get tiles(): HTMLElement[] {
    const place = (tile: HTMLElement) => Number(tile.getAttribute('aria-posinset'));
    return this.all('image-tile').sort((a, b) => place(a) - place(b));
  }

  /** Which images they show. */
  get indices(): number[] {
    return this.tiles.map(({ dataset }) => Number(dataset.index));
  }

  get verdicts(): (string | undefined)[] {
    return this.tiles.map(({ dataset }) => dataset.verdict);
  }

  /** What is said beside the field of Go to Image. */
  get note(): string {
    return this.get('idx-go-to-note').textContent;
  }

  nextFrame(): Promise<unknown> {
    return new Promise((resolve) => this.window.requestAnimationFrame(resolve));
  }

  async goTo(index: string): Promise<void> {
    this.get('idx-go-to').focus();
    (this.get('idx-go-to') as HTMLInputElement).value = index;
    await commands.pressOnPage('Enter');
  }

  /** Every image read as its label with rising confidence, but for image 12 (as 9), 13 (as 8) and 14 (not sure). */
  readAll(isAgain = false): void {
    const digits = Uint8Array.from({ length: COUNT }, (_, index) => index % 10);
    const confidences = Float32Array.from({ length: COUNT }, (_, index) => 0.9 + index / COUNT / 20);
    const outcomes = new Uint8Array(COUNT);
    digits.set([9, 8], 12);
    confidences.set([0.8, 0.95, 0.4], 12);
    outcomes[14] = 1;
    this.send({ type: 'start', modelName: 'compact', isAgain });
    this.send({ type: 'readings', from: 0, readings: { digits, outcomes, confidences } });
    this.send({ type: 'end', state: 'done', message: '' });
  }

  /** Answers the requests for pixels as the host does, from now on. */
  private servePixels(size: number): void {
    const post = this.posted.push.bind(this.posted);
    this.posted.push = (...messages: Posted[]) => {
      for (const { type, indices } of messages) if (type === 'pixels') this.answer(indices as number[], size);
      return post(...messages);
    };
  }

  private answer(indices: readonly number[], size: number): void {
    const pixels = new Uint8Array(indices.length * size);
    indices.forEach((index, place) => pixels.set(pixelsOf(index, size), place * size));
    this.send({ type: 'pixels', indices, pixels });
  }
}

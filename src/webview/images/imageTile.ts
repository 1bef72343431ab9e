import { OUTCOMES } from '../../ml/reading';
import { digitMark } from '../reading/digitMark';
import { element, icon } from '../element';
import { paintInk } from '../inkPainting';
import { probabilityText } from '../reading/probability';
import type { Tile } from './virtualGrid';
import { verdictOf, type OrderedImages } from './imageOrder';

/** Of a tile with the space around it, in CSS pixels; tiles.css draws the tile. */
export const TILE = { width: 84, height: 104 };

/** Images that have numbers to tell them by. */
export interface NumberedImages extends OrderedImages {
  /** 0 where the number is an index into a file. */
  readonly firstNumber: 0 | 1;
}

/** What a tile shows of an image. */
export interface ShownImage {
  readonly index: number;
  readonly images: NumberedImages;
  /** Row-major, 0 paper to 255 ink; `null` while they are on their way. */
  readonly pixels: Uint8Array | null;
  /** Of full ink. */
  readonly colour: string;
  /** Whether this is the one that was looked for. */
  readonly isMarked: boolean;
}

/** One image with its number, its label and what it was read as. */
export class ImageTile implements Tile {
  readonly root = element('div', { class: 'tile', role: 'option', 'data-testid': 'image-tile' });
  private readonly canvas = element('canvas');
  private readonly image = element('div', { class: 'image', 'aria-hidden': 'true' }, this.canvas);
  private readonly caption = element('div', { class: 'caption', 'aria-hidden': 'true' });
  private readonly words = element('span', { class: 'for-screen-readers' });
  private readonly imageAt: (position: number) => ShownImage;

  constructor(
    size: { readonly rows: number; readonly columns: number },
    imageAt: (position: number) => ShownImage,
  ) {
    this.imageAt = imageAt;
    this.canvas.width = size.columns;
    this.canvas.height = size.rows;
    this.root.append(this.image, this.caption, this.words);
  }

  show(position: number): void {
    const { index, images, pixels, colour, isMarked } = this.imageAt(position);
    const context = this.canvas.getContext('2d');
    if (context !== null) paintInk(context, pixels ?? [], { start: 0, full: 255, colour });
    const words = imageInWords(index, images);
    this.words.textContent = words;
    this.root.setAttribute('aria-selected', String(isMarked));
    // A tooltip of the tile's own would be read after the words, which are the same.
    this.image.title = words;
    this.caption.title = words;
    this.root.dataset.index = String(index);
    this.root.dataset.verdict = verdictOf(index, images);
    this.root.classList.toggle('marked', isMarked);
    this.root.classList.toggle('awaited', pixels === null);
    this.caption.replaceChildren(
      element('span', { class: 'image-number' }, String(numberOf(index, images))),
      says(index, images),
    );
  }
}

/** The label, and what it was read as if it was: "7", "7 → 1", or "1" where there are no labels. */
function says(index: number, { labels, readings }: OrderedImages): HTMLElement {
  const made = element('span', { class: 'says' });
  const label = labels?.[index];
  if (label !== undefined) made.append(element('span', { class: 'label' }, String(label)));
  if (readings === null || index >= readings.done) return made;
  if (label !== undefined) made.append(icon('arrow-small-right'));
  made.append(digitMark({ digit: readings.digits[index]!, outcome: OUTCOMES[readings.outcomes[index]!] }));
  return made;
}

/** An image for a screen reader: "Image 18, label 7, read as 1, 98.3 %". */
export function imageInWords(index: number, images: NumberedImages): string {
  const { labels, readings } = images;
  const label = labels === null ? '' : `, label ${String(labels[index]!)}`;
  return `Image ${String(numberOf(index, images))}${label}${readInWords(index, readings)}`;
}

function numberOf(index: number, { firstNumber }: NumberedImages): number {
  return firstNumber + index;
}

function readInWords(index: number, readings: OrderedImages['readings']): string {
  if (readings === null || index >= readings.done) return '';
  const digit = String(readings.digits[index]!);
  const confidence = probabilityText(readings.confidences[index]!);
  switch (OUTCOMES[readings.outcomes[index]!]) {
    case 'not a digit':
      return ', not a digit';
    case 'not sure':
      return `, not sure: perhaps ${digit}, ${confidence}`;
    default:
      return `, read as ${digit}, ${confidence}`;
  }
}

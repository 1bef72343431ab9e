import { FRAME_SIDE, FRAME_SIZE } from '../../ml/image/picture';
import type { MyDigitsContent } from '../../protocol/myDigits';
import { markByHand } from '../images/gridMark';
import { imageOrder } from '../images/imageOrder';
import { ImageTile, imageInWords, TILE, type NumberedImages, type ShownImage } from '../images/imageTile';
import { ThemeInk } from '../theme';
import { VirtualGrid } from '../images/virtualGrid';
import type { ViewState } from './viewState';
import { indexAfter } from './sameDigit';

const SIZE = { rows: FRAME_SIDE, columns: FRAME_SIDE };

/** The collection as a grid in which one digit is marked, by a click or the arrow keys. */
export class DigitGrid {
  private readonly grid: VirtualGrid;
  private readonly moved: () => void;
  private content: MyDigitsContent | null = null;
  private order = new Uint32Array();
  /** The label that is looked at, `null` if all are. */
  private label: number | null = null;
  private sorting: ViewState['order'] = 'file';
  /** Position of the marked digit in `order`, -1 if there is none. */
  private position = -1;
  /** Whether the marked digit is shown whatever its label, because the user has just given it that. */
  private isHeld = false;
  private readonly ink: ThemeInk;

  /**
   * @param moved told after the user marked another digit
   * @param scrolled told once the grid has come to rest where the user, or itself, has scrolled it to
   */
  constructor(moved: () => void, scrolled: () => void) {
    this.moved = moved;
    this.grid = new VirtualGrid({
      ...TILE,
      label: 'My Digits',
      testId: 'my-digits-grid',
      marked: () => this.position,
      createTile: () => new ImageTile(SIZE, (position) => this.imageAt(position)),
      onView: () => undefined,
    });
    markByHand(this.grid, {
      count: () => this.order.length,
      mark: (position) => this.goTo(position),
      choose: (position) => this.goTo(position),
    });
    this.grid.onRest(scrolled);
    this.ink = new ThemeInk(this.root, () => this.grid.refill());
  }

  get root(): HTMLElement {
    return this.grid.root;
  }

  /** Index of the marked digit in the collection, -1 if there is none. */
  get marked(): number {
    return this.order[this.position] ?? -1;
  }

  /** Position of the first digit that can be seen. */
  get first(): number {
    return this.grid.first;
  }

  /** The marked digit in words: "Image 18, label 7, read as 1, 98.3 %". */
  get words(): string {
    return this.content === null || this.marked < 0 ? '' : imageInWords(this.marked, ordered(this.content));
  }

  /** Keeps the marked digit in view until another is marked, whichever label it is given. */
  hold(): void {
    this.isHeld = this.position >= 0;
  }

  /**
   * Shows a collection. The mark stays on its digit. Where that was deleted it stays at its place, so that one after the
   * other can be looked at; where others are looked at now, as after the last of a label, nothing is marked. The first one
   * is shown as it was looked at when the page was hidden; digits that are looked at in another way, from the first of them.
   * @param changed the digit to mark instead, and to show whatever its label; -1 if there is none
   */
  show(content: MyDigitsContent, { label, order, first, marked: kept }: ViewState, changed = -1): void {
    const before = this.content;
    const isOther = before !== content;
    const same = before === null ? (kept ?? -1) : indexAfter(before, this.marked, content);
    const marked = changed >= 0 ? changed : same;
    this.isHeld = isOther && marked >= 0 && (this.isHeld || changed >= 0);
    this.content = content;
    const images = this.isHeld && label !== null ? labelledAs(label, marked, content) : content;
    this.order = Uint32Array.from(imageOrder(ordered(images), label, order));
    const wasAt = this.position;
    const isReplaced = isOther && marked < 0 && label === this.label;
    const isAnew = label !== this.label || order !== this.sorting;
    this.label = label;
    this.sorting = order;
    this.position = isReplaced ? Math.min(wasAt, this.order.length - 1) : this.order.indexOf(marked);
    if (before === null) {
      this.grid.show(this.order.length, first);
      return;
    }
    this.grid.show(this.order.length, isAnew ? 0 : undefined);
    const hasMoved = isAnew || this.position !== wasAt || this.marked !== same;
    if (isOther && this.position >= 0 && hasMoved) this.grid.bringIntoSight(this.position);
  }

  private goTo(position: number): void {
    const from = this.position;
    this.isHeld = false;
    this.position = position;
    this.grid.moveMark(from);
    this.moved();
  }

  private imageAt(position: number): ShownImage {
    const content = this.content!;
    const index = this.order[position]!;
    return {
      index,
      images: ordered(content),
      pixels: imageOf(content, index),
      colour: this.ink.colour,
      isMarked: position === this.position,
    };
  }
}

/** The collection as it was ordered before one of its digits was labelled anew. */
function labelledAs(label: number, index: number, content: MyDigitsContent): MyDigitsContent {
  return { ...content, labels: content.labels.with(index, label) };
}

/** The pixels of a digit of the collection, 784 bytes. */
export function imageOf({ images }: MyDigitsContent, index: number): Uint8Array<ArrayBuffer> {
  return images.slice(index * FRAME_SIZE, (index + 1) * FRAME_SIZE);
}

/** The collection as its order, tiles and words are made of it. */
export function ordered({ count, labels, test }: MyDigitsContent): NumberedImages {
  const readings = test?.readings ?? null;
  return {
    firstNumber: 1,
    count,
    labels,
    readings: readings === null ? null : { ...readings, done: count },
  };
}

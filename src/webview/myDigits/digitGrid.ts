import { FRAME_SIDE, FRAME_SIZE } from '../../ml/image/picture';
import type { MyDigitsContent } from '../../protocol/myDigits';
import { markByHand } from '../images/gridMark';
import { imageOrder, type Order } from '../images/imageOrder';
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
  private sorting: Order = 'file';
  /** Position of the marked digit in `order`, -1 if there is none. */
  private position = -1;
  /** Whether the marked digit is shown even if the filter leaves it out, because the user has just relabelled it. */
  private isHeld = false;
  private readonly ink: ThemeInk;

  /**
   * @param moved told after the user marked another digit
   * @param scrolled called once scrolling has come to rest
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

  /** Keeps the marked digit shown until another is marked, even if the filter leaves its new label out. */
  hold(): void {
    this.isHeld = this.position >= 0;
  }

  /**
   * Shows a collection. The mark stays on its digit. If that was deleted, the digit that takes its place is marked, so that
   * several can be deleted in a row; if the filter has changed, as after the last digit of a label, none is. The first
   * collection is shown scrolled and marked as before the page was hidden; a new filter or order is shown from its start.
   * @param changed the digit to mark instead, and to show even if the filter leaves it out; -1 if there is none
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

/** The collection with another label for one digit, which the order is then made by. */
function labelledAs(label: number, index: number, content: MyDigitsContent): MyDigitsContent {
  return { ...content, labels: content.labels.with(index, label) };
}

/** The pixels of a digit of the collection, 784 bytes. */
export function imageOf({ images }: MyDigitsContent, index: number): Uint8Array<ArrayBuffer> {
  return images.slice(index * FRAME_SIZE, (index + 1) * FRAME_SIZE);
}

/** The collection in the form that orders, tiles and descriptions are made from. */
export function ordered({ count, labels, test }: MyDigitsContent): NumberedImages {
  const readings = test?.readings ?? null;
  return {
    firstNumber: 1,
    count,
    labels,
    readings: readings === null ? null : { ...readings, done: count },
  };
}

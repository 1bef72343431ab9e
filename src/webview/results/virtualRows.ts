import { element } from '../element';
import { keepingFocus } from '../focusNext';

/** Rows above and below the window that are kept as well, so that none is missing while scrolling. */
const MARGIN = 6;

/**
 * A column of rows of equal height in a page that scrolls. Only the rows in sight are in the document, so that ten thousand
 * cost no more than ten, and the one that Tab leads to, so that it keeps the focus.
 */
export class VirtualRows {
  readonly root = element('div', { class: 'table-body', role: 'rowgroup' });
  /** The rows that are in the document, by the item that they show. */
  private readonly made = new Map<number, HTMLElement>();
  private items: readonly number[] = [];
  private places = new Map<number, number>();
  /** The item that Tab leads to. */
  private stop = -1;

  /**
   * @param height of a row, in CSS pixels
   * @param make makes an item's row; called again after it was out of sight
   */
  constructor(
    private readonly height: number,
    private readonly make: (item: number) => HTMLElement,
  ) {
    window.addEventListener('scroll', () => this.update(), { passive: true });
    // The window, and whatever lies above the rows and changes its height.
    new ResizeObserver(() => this.update()).observe(document.body);
    window.addEventListener('resize', () => this.update());
    this.root.addEventListener('focusin', ({ target }) => {
      const row = (target as Element).closest<HTMLElement>('[role=row]');
      if (row !== null) this.setStop(itemOf(row));
    });
  }

  /**
   * Shows these items in this order.
   * @param marked the item that Tab leads to if the rows are in a new order; -1 for the first one
   */
  show(items: readonly number[], marked: number): void {
    const before = this.placeOf(this.stop);
    this.items = items;
    this.places = new Map(items.map((item, place) => [item, place]));
    this.root.style.height = `${String(items.length * this.height)}px`;
    // Tab leads back to the row that had the focus, unless a new order has moved it.
    const isLeft = this.placeOf(this.stop) === before && before >= 0;
    const hasFocus = this.made.get(this.stop)?.contains(document.activeElement) === true;
    if (!this.places.has(this.stop) || !(isLeft || hasFocus)) {
      this.setStop(this.places.has(marked) ? marked : (items[0] ?? -1));
    }
    this.update();
  }

  get count(): number {
    return this.items.length;
  }

  /** Where an item stands, from 0; -1 if it is not shown. */
  placeOf(item: number): number {
    return this.places.get(item) ?? -1;
  }

  /** Brings the row at a place into sight and gives it the focus. @returns its item; -1 if there is none */
  focus(place: number): number {
    const item = this.items[Math.min(Math.max(place, 0), this.items.length - 1)];
    if (item === undefined) return -1;
    this.setStop(item);
    this.update();
    this.bringIntoSight(item);
    this.made.get(item)?.focus({ preventScroll: true });
    return item;
  }

  /** Scrolls as little as it takes to see the row of an item, if that is in the document. */
  bringIntoSight(item: number): void {
    this.made.get(item)?.scrollIntoView({ block: 'nearest' });
  }

  /** Makes one of the items the one that Tab leads to. */
  setStop(item: number): void {
    const left = this.made.get(this.stop);
    if (left !== undefined) setTabIndex(left, -1);
    this.stop = item;
    const row = this.made.get(item);
    if (row !== undefined) setTabIndex(row, 0);
  }

  /** The rows that are in the document, with their items. */
  get inDocument(): Iterable<readonly [number, HTMLElement]> {
    return this.made;
  }

  /** Rows that fit into the window. */
  get page(): number {
    return Math.max(1, Math.floor(window.innerHeight / this.height) - 2);
  }

  /** How far the rows' upper edge lies above the window's, in pixels; below 0 if it lies beneath. */
  get scrolled(): number {
    return -this.root.getBoundingClientRect().top;
  }

  /** Whether the page is long enough to be scrolled there. */
  canScrollTo(scrolled: number): boolean {
    const room = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
    // A pixel more, as the page's height is rounded.
    return scrolled - this.scrolled < room + 1;
  }

  /** Scrolls the page there, or as far as it goes. */
  scrollTo(scrolled: number): void {
    window.scrollBy({ top: scrolled - this.scrolled, behavior: 'instant' });
    this.update();
  }

  /** Puts the rows that are in sight into the document, and takes the others out. */
  private update(): void {
    const wanted = this.wanted();
    const kept = new Set(wanted);
    for (const [item, row] of this.made) {
      if (kept.has(item)) continue;
      row.remove();
      this.made.delete(item);
    }
    keepingFocus(() => this.arrange(wanted.map((item) => this.rowOf(item))));
  }

  private arrange(rows: readonly HTMLElement[]): void {
    let next = this.root.firstElementChild;
    for (const row of rows) {
      if (row === next) next = next.nextElementSibling;
      else this.root.insertBefore(row, next);
    }
  }

  private wanted(): number[] {
    const { top } = this.root.getBoundingClientRect();
    const first = Math.max(0, Math.floor(-top / this.height) - MARGIN);
    const end = Math.max(first, Math.ceil((window.innerHeight - top) / this.height) + MARGIN);
    const wanted = this.items.slice(first, end);
    const stop = this.placeOf(this.stop);
    if (stop >= 0 && stop < first) wanted.unshift(this.stop);
    if (stop >= end) wanted.push(this.stop);
    return wanted;
  }

  private rowOf(item: number): HTMLElement {
    let row = this.made.get(item);
    if (row === undefined) {
      row = this.make(item);
      row.dataset.item = String(item);
      setTabIndex(row, item === this.stop ? 0 : -1);
      this.made.set(item, row);
    }
    const place = this.placeOf(item);
    row.style.top = `${String(place * this.height)}px`;
    // The head is the first row.
    row.setAttribute('aria-rowindex', String(place + 2));
    return row;
  }
}

/** Whether Tab comes to a row, and from there to the buttons in it. */
function setTabIndex(row: HTMLElement, tabIndex: 0 | -1): void {
  for (const stop of [row, ...row.querySelectorAll('button')]) stop.tabIndex = tabIndex;
}

/** The item that a row of the document shows. */
export function itemOf(row: HTMLElement): number {
  return Number(row.dataset.item);
}

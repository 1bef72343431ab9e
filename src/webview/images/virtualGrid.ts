import { element } from '../element';

/** Rows beyond each edge of the view that have elements already, so that scrolling uncovers no gaps. */
const MARGIN = 2;

/** The element of a cell, an option of the list box. It is used again for other cells as the grid is scrolled. */
export interface Tile {
  readonly root: HTMLElement;
  /** @param position of what it shows from now on, from 0 */
  show(position: number): void;
}

export interface GridOptions {
  /** Of a cell with the space around it, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly testId: string;
  /** Position of the marked cell, -1 if none is. */
  readonly marked: () => number;
  readonly createTile: () => Tile;
  /** Called when the cells in view are others than before, or show something else. */
  readonly onView: () => void;
}

/**
 * A grid of any number of cells of one size, of which only those in view are elements; they are used again as it is
 * scrolled. The keyboard's focus is the grid's own, so that it outlives them: a screen reader follows the marked cell.
 */
export class VirtualGrid {
  readonly root: HTMLElement;
  private readonly sheet = element('div', { class: 'virtual-sheet' });
  private readonly options: GridOptions;
  private readonly tiles = new Map<number, Tile>();
  private readonly sizes = new ResizeObserver(() => this.resize());
  private readonly listening = new AbortController();
  private count = 0;
  private columns = 1;
  /** Height of the view when it was measured last, in pixels. */
  private height = 0;
  /**
   * The cell at the upper edge of the view when the user scrolled last, and how much of its row was above the edge, in
   * pixels.
   */
  private anchor = { position: 0, above: 0 };
  /**
   * Where this class itself has scrolled to, to tell its `scroll` events from those of the user. -1 once the user has scrolled,
   * as they may come back to that place.
   */
  private placedAt = 0;

  constructor(options: GridOptions) {
    this.options = options;
    this.root = element(
      'div',
      { class: 'virtual-grid', tabindex: '0', 'aria-label': options.label, role: 'listbox' },
      this.sheet,
    );
    this.root.dataset.testid = options.testId;
    this.listen('scroll', () => {
      if (this.root.scrollTop !== this.placedAt) this.followUser();
      this.layOut();
    });
    this.sizes.observe(this.root);
  }

  /** Calls `rested` whenever the view has come to rest where it was scrolled to. */
  onRest(rested: () => void): void {
    this.listen('scrollend', rested);
  }

  /** Positions of the cells that are elements now, from the first in view. */
  get inView(): number[] {
    return [...this.tiles.keys()].sort((a, b) => a - b);
  }

  /** Position of the first cell that can be seen. */
  get first(): number {
    return Math.min(this.firstRow * this.columns, Math.max(0, this.count - 1));
  }

  /** Position of the marked cell, -1 if none is. */
  get marked(): number {
    return this.options.marked();
  }

  /** How many cells there are in a row. */
  get columnCount(): number {
    return this.columns;
  }

  /** How many rows can be seen whole. */
  get rowsInView(): number {
    return Math.max(1, Math.floor(this.root.clientHeight / this.options.height));
  }

  /** Shows this many cells, all of them anew. @param first the one to show them from, if not from where the grid is */
  show(count: number, first?: number): void {
    this.count = count;
    this.measure();
    if (first !== undefined) {
      this.anchor = { position: first, above: 0 };
      this.scrollToAnchor();
    }
    this.refill();
  }

  /** Shows what is in view anew. */
  refill(): void {
    this.layOut();
    for (const [position, tile] of this.tiles) tile.show(position);
    this.options.onView();
  }

  /** Shows that another cell is marked than the one at `from`, -1 if none was. */
  moveMark(from: number): void {
    for (const position of [from, this.marked]) this.tiles.get(position)?.show(position);
    this.followMark();
  }

  /** Scrolls as little as it takes to see a cell. */
  bringIntoSight(position: number): void {
    this.scrollIntoSight(position);
    this.dropAnchor();
    this.layOut();
  }

  /** Brings a cell into the middle of the view. */
  reveal(position: number): void {
    const top = Math.floor(position / this.columns) * this.options.height;
    this.scrollTo(top - (this.root.clientHeight - this.options.height) / 2);
    this.dropAnchor();
    this.layOut();
  }

  /** Called when the page goes on without it. */
  dispose(): void {
    this.sizes.disconnect();
    this.listening.abort();
  }

  /** Until this is disposed of: a grid that has left the page is scrolled to 0, and the event for that comes a frame later. */
  private listen(type: 'scroll' | 'scrollend', listener: () => void): void {
    this.root.addEventListener(type, listener, { signal: this.listening.signal });
  }

  private get firstRow(): number {
    return Math.max(0, Math.floor(this.root.scrollTop / this.options.height));
  }

  /**
   * Keeps the view at the cells that the user scrolled to, however often the size changes. A marked cell stays in sight when an
   * image is opened beside the grid, which makes the rows shorter, or below it, which leaves fewer of them.
   */
  private resize(): void {
    const { marked, columns } = this;
    const wasInSight = marked >= 0 && this.wasInSight(marked);
    this.measure();
    this.scrollToAnchor();
    if (wasInSight) this.scrollIntoSight(marked);
    if (this.columns === columns) this.layOut();
    else this.refill();
  }

  private followUser(): void {
    this.dropAnchor();
    this.placedAt = -1;
  }

  private dropAnchor(): void {
    const { height } = this.options;
    this.anchor = {
      position: this.firstRow * this.columns,
      above: this.root.scrollTop - this.firstRow * height,
    };
  }

  private scrollToAnchor(): void {
    const { position, above } = this.anchor;
    this.scrollTo(Math.floor(position / this.columns) * this.options.height + above);
  }

  private scrollIntoSight(position: number): void {
    const { height } = this.options;
    const top = this.sheet.offsetTop + Math.floor(position / this.columns) * height;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop) this.scrollTo(top);
    else if (top + height > scrollTop + clientHeight) this.scrollTo(top + height - clientHeight);
  }

  private scrollTo(top: number): void {
    this.root.scrollTop = top;
    // As far as it goes, and where the screen's pixels are.
    this.placedAt = this.root.scrollTop;
  }

  /** Whether a part of a cell could be seen when the grid was measured last. */
  private wasInSight(position: number): boolean {
    const top = this.sheet.offsetTop + Math.floor(position / this.columns) * this.options.height;
    const { scrollTop } = this.root;
    return top + this.options.height > scrollTop && top < scrollTop + this.height;
  }

  private measure(): void {
    const { width, height } = this.options;
    this.height = this.root.clientHeight;
    this.columns = Math.max(1, Math.floor(this.sheet.clientWidth / width));
    this.sheet.style.height = `${String(Math.ceil(this.count / this.columns) * height)}px`;
  }

  private layOut(): void {
    const { height } = this.options;
    const rows = Math.ceil(this.root.clientHeight / height) + 1;
    const from = Math.max(0, this.firstRow - MARGIN) * this.columns;
    const to = Math.min(this.count, (this.firstRow + rows + MARGIN) * this.columns);
    const free: Tile[] = [];
    for (const [position, tile] of this.tiles) {
      if (position >= from && position < to) continue;
      this.tiles.delete(position);
      free.push(tile);
    }
    let isOther = free.length > 0;
    for (let position = from; position < to; position++) {
      const there = this.tiles.get(position);
      if (there !== undefined) {
        this.place(there, position);
        continue;
      }
      const tile = free.pop() ?? this.options.createTile();
      if (!tile.root.isConnected) this.sheet.append(tile.root);
      this.tiles.set(position, tile);
      this.place(tile, position);
      tile.show(position);
      isOther = true;
    }
    for (const { root } of free) root.remove();
    this.followMark();
    if (isOther) this.options.onView();
  }

  /** Names the element of the marked cell for screen readers, while there is one. */
  private followMark(): void {
    const tile = this.tiles.get(this.marked);
    if (tile === undefined) this.root.removeAttribute('aria-activedescendant');
    else this.root.setAttribute('aria-activedescendant', tile.root.id);
  }

  private place({ root }: Tile, position: number): void {
    const { width, height } = this.options;
    const x = (position % this.columns) * width;
    const y = Math.floor(position / this.columns) * height;
    root.style.transform = `translate(${String(x)}px, ${String(y)}px)`;
    root.id = `${this.options.testId}-${String(position)}`;
    root.setAttribute('aria-posinset', String(position + 1));
    root.setAttribute('aria-setsize', String(this.count));
  }
}

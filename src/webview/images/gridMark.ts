import { hasModifier } from '../chord';
import type { VirtualGrid } from './virtualGrid';

export interface GridMark {
  /** How many cells there are. */
  count(): number;
  /** A key came to a cell. */
  mark(position: number): void;
  /** A click, or Enter on the marked cell. */
  choose(position: number): void;
}

/** Lets the user mark the cells of a grid by mouse and keyboard. */
export function markByHand(grid: VirtualGrid, cells: GridMark): void {
  grid.root.addEventListener('click', ({ target, detail }) => {
    // Ignores the second click of a double click: what the first has opened moves other cells under the pointer.
    if (detail > 1) return;
    const tile = target instanceof Element ? target.closest('[aria-posinset]') : null;
    if (tile !== null) cells.choose(Number(tile.getAttribute('aria-posinset')) - 1);
  });
  grid.root.addEventListener('keydown', (event) => {
    if (hasModifier(event)) return;
    const from = grid.marked;
    if (event.key === 'Enter' || event.key === ' ') {
      if (from < 0) return;
      cells.choose(from);
    } else {
      const to = destination(event.key, from, grid, cells.count());
      if (to === null) return;
      cells.mark(to);
      grid.bringIntoSight(to);
    }
    event.preventDefault();
  });
}

/** The position that a key leads to, `null` if it leads nowhere. */
function destination(key: string, from: number, grid: VirtualGrid, count: number): number | null {
  const { columnCount: columns, rowsInView } = grid;
  const cells: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count };
  const rows: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -rowsInView,
    PageDown: rowsInView,
  };
  const along = cells[key];
  const down = rows[key];
  if ((along === undefined && down === undefined) || count === 0) return null;
  // With no cell marked, every key but End leads to the first one.
  if (from < 0 && key !== 'End') return 0;
  if (down === undefined) return within(from + along!, count);
  const row = within(Math.floor(from / columns) + down, Math.ceil(count / columns));
  // The last row may end before the column that the mark is in.
  return within(row * columns + (from % columns), count);
}

/** The nearest of `count` places, from 0. */
function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

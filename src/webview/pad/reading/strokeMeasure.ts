/** Name of the `performance.measure` from the start of the pointer handler to the bar values in the DOM. */
const STROKE_TO_BARS = 'digitLab.strokeToBars';

/** Tells whoever observes the page how long a stroke took to its bars. @param since `performance.now()` at its start */
export function measureStroke(since: number): void {
  performance.measure(STROKE_TO_BARS, { start: since, end: performance.now() });
  // Observers have it by now; the page's own list would grow with every stroke.
  performance.clearMeasures(STROKE_TO_BARS);
}

/** Name of the `performance.mark` at which the pad has first read what is on it, be it nothing, with its model loaded. */
const FIRST_READING = 'digitLab.firstReading';

/** Tells whoever looks when the pad could first read; later calls change nothing. */
export function markFirstReading(): void {
  if (performance.getEntriesByName(FIRST_READING).length === 0) performance.mark(FIRST_READING);
}

/** Milliseconds of work before other extensions get a turn: a fifth of what a user notices. */
const LONGEST = 10;

/** Items that are sorted without a pause. */
const RUN = 512;

/** Interrupts work of many small parts, so that it does not block the extension host that all extensions share. */
export class TimeSlice {
  private begun = performance.now();

  /** To be awaited between two parts. Yields to the event loop if the slice is used up. */
  async pass(): Promise<void> {
    if (performance.now() - this.begun < LONGEST) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.begun = performance.now();
  }
}

/** As `items.sort(compare)`, in slices of time: merge sort from runs. */
export async function sortInSlices<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Promise<Item[]> {
  const slice = new TimeSlice();
  let runs: Item[][] = [];
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare));
    await slice.pass();
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(await merged(runs[at]!, runs[at + 1] ?? [], compare, slice));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

async function merged<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (a: Item, b: Item) => number,
  slice: TimeSlice,
): Promise<Item[]> {
  const result: Item[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    result.push(compare(left[l]!, right[r]!) <= 0 ? left[l++]! : right[r++]!);
    if (result.length % RUN === 0) await slice.pass();
  }
  return result.concat(left.slice(l), right.slice(r));
}

import * as v from 'valibot';

const viewState = v.object({
  /** Names of what is open of the explanation. */
  open: v.array(v.string()),
  /** Index of the digit of a number that is looked at; `null` if none is. */
  selected: v.nullable(v.number()),
});

/** How the user looks at what was read; kept while the page is hidden. */
export type ViewState = v.InferOutput<typeof viewState>;

/** How the user looked at it before the page was hidden. @param kept what the host kept */
export function viewStateKept(kept: unknown): ViewState {
  const read = v.safeParse(viewState, kept);
  return read.success ? read.output : { open: [], selected: null };
}

import * as v from 'valibot';

const viewState = v.object({
  /** Only digits with this label; `null` for all. */
  label: v.nullable(v.number()),
  order: v.picklist(['file', 'mistakes']),
  /** Position of the first tile. */
  first: v.number(),
  /** Index of the marked digit in the collection. */
  marked: v.nullable(v.number()),
});

/** How the user looks at My Digits; kept while the page is hidden. */
export type ViewState = v.InferOutput<typeof viewState>;

const INITIAL_VIEW_STATE: ViewState = { label: null, order: 'file', first: 0, marked: null };

/** How the user looked at My Digits before the page was hidden. @param kept what the host kept */
export function viewStateKept(kept: unknown): ViewState {
  return v.is(viewState, kept) ? kept : INITIAL_VIEW_STATE;
}

import * as v from 'valibot';

const viewState = v.object({
  /** Which rows are shown; `cell` those that a cell of the confusion matrix counts. */
  filter: v.variant('kind', [
    v.object({ kind: v.picklist(['all', 'not sure', 'not a digit', 'failed', 'mistakes']) }),
    v.object({ kind: v.literal('cell'), actual: v.number(), read: v.number() }),
  ]),
  /** `null` is the order in which they were read. */
  sorting: v.nullable(
    v.object({
      by: v.picklist(['name', 'reading', 'confidence']),
      direction: v.picklist(['ascending', 'descending']),
    }),
  ),
  /** Index of the row whose detail is shown, in the order in which they were read; -1 if none is. */
  selected: v.number(),
  /** How far the table lay above the window, in CSS pixels; `null` if it was not scrolled to anywhere. */
  scrolled: v.nullable(v.number()),
  isMatrixOpen: v.boolean(),
  /** Whether screen readers were told how the run ended: the host sends the end again to a page that comes back. */
  isEndTold: v.boolean(),
});

/** How the user looks at results; kept while the page is hidden. */
export type ViewState = v.InferOutput<typeof viewState>;

export type Filter = ViewState['filter'];
export type Sorting = NonNullable<ViewState['sorting']>;

export const INITIAL_VIEW_STATE: ViewState = {
  filter: { kind: 'all' },
  sorting: null,
  selected: -1,
  scrolled: null,
  isMatrixOpen: false,
  isEndTold: false,
};

/** How the user looked at the results before the page was hidden. @param kept what the host kept */
export function viewStateKept(kept: unknown): ViewState {
  return v.is(viewState, kept) ? kept : INITIAL_VIEW_STATE;
}

import { digitPairs } from '../../ml/evaluation/labelComparison';
import type { ResultRow } from '../../protocol/results';
import type { Filter, Sorting } from './viewState';

/** 10 after 9, as in the Explorer. */
const NATURAL = new Intl.Collator(undefined, { numeric: true });

/** Whether a picture was read as something else than its label, or refused. A file that could not be opened was not read. */
export function isMistake({ label, text, error }: ResultRow): boolean {
  return error === null && label !== null && label !== text;
}

/** Whether a row passes a filter. A picture without any digit counts as no digit. */
export function passes(row: ResultRow, filter: Filter): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'failed':
      return row.error !== null;
    case 'not sure':
      return row.error === null && row.outcome === 'not sure';
    case 'not a digit':
      return row.error === null && (row.outcome === 'not a digit' || row.outcome === 'nothing');
    case 'mistakes':
      return isMistake(row);
    case 'cell':
      return (
        row.label !== null &&
        digitPairs({ label: row.label, text: row.text, isUnread: row.error !== null }).some(
          ({ actual, read }) => actual === filter.actual && read === filter.read,
        )
      );
  }
}

/**
 * Indices of the rows that pass a filter, in the order of a sorting; without one in the order in which they were read.
 * Rows without what is sorted by come last in both directions.
 */
export function orderOf(rows: readonly ResultRow[], filter: Filter, sorting: Sorting | null): number[] {
  const shown = Array.from(rows.keys()).filter((index) => passes(rows[index]!, filter));
  if (sorting === null) return shown;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return shown.sort((a, b) => {
    const [left, right] = [rows[a]!, rows[b]!];
    const [hasLeft, hasRight] = [has(left, sorting.by), has(right, sorting.by)];
    if (!hasLeft || !hasRight) return Number(hasRight) - Number(hasLeft) || a - b;
    return sign * compare(left, right, sorting.by) || a - b;
  });
}

/** Whether the table shows a value in the sorted column for a row. It shows no confidence for what is not a digit. */
function has({ text, outcome, digits }: ResultRow, by: Sorting['by']): boolean {
  switch (by) {
    case 'name':
      return true;
    case 'reading':
      return text !== null;
    case 'confidence':
      return digits.length > 0 && outcome !== 'not a digit';
  }
}

function compare(left: ResultRow, right: ResultRow, by: Sorting['by']): number {
  switch (by) {
    case 'name':
      return NATURAL.compare(left.name, right.name);
    case 'reading':
      return NATURAL.compare(left.text ?? '', right.text ?? '');
    case 'confidence':
      return left.confidence - right.confidence;
  }
}

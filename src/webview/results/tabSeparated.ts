import type { ResultRow } from '../../protocol/results';

/** Results as a table that spreadsheets take from the clipboard: file, reading, confidence 0..1, error. */
export function tabSeparated(rows: readonly ResultRow[]): string {
  const lines = rows.map(({ name, text, confidence, error }) =>
    [name, text ?? '', text === null ? '' : confidence.toFixed(4), error ?? ''].map(field).join('\t'),
  );
  return [['File', 'Reading', 'Confidence', 'Error'].join('\t'), ...lines, ''].join('\n');
}

/** A tab or line break inside a field would start another one. */
function field(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ');
}

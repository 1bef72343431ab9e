import type { ClassifiedImage } from './classifiedImage';

/** The forms in which results leave Digit Lab. */
export type ResultsFormat = 'csv' | 'json';

/** Results as the text of a file. */
export function resultsText(results: readonly ClassifiedImage[], format: ResultsFormat): string {
  return format === 'csv' ? commaSeparated(results) : json(results);
}

/** A table that spreadsheets take from the clipboard. */
export function tabSeparated(results: readonly ClassifiedImage[]): string {
  return table(results)
    .map((line) => line.map((field) => harmless(field).replaceAll(/[\t\r\n]+/g, ' ')).join('\t'))
    .concat('')
    .join('\n');
}

/** RFC 4180: lines end in CRLF; fields with commas, quotes or line breaks are quoted, quotes in them doubled. */
function commaSeparated(results: readonly ClassifiedImage[]): string {
  return table(results)
    .map((line) => line.map((field) => quoted(harmless(field))).join(','))
    .concat('')
    .join('\r\n');
}

/** An array with an image a line, which stays readable and can be compared line by line. */
function json(results: readonly ClassifiedImage[]): string {
  const lines = results.map((result) => `  ${JSON.stringify(result, rounded)}`);
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** The header and a line an image. There is a column of labels only if there are labels. */
function table(results: readonly ClassifiedImage[]): string[][] {
  const isLabelled = results.some(({ label }) => label !== undefined);
  const withLabel = (label: string): string[] => (isLabelled ? [label] : []);
  return [
    ['File', ...withLabel('Label'), 'Reading', 'Confidence', 'Outcome', 'Error'],
    ...results.map((result) => {
      const { file, label = '', reading, confidence, digits, error = '' } = result;
      const figure = digits.length === 0 ? '' : confidence.toFixed(4);
      return [file, ...withLabel(label), reading ?? '', figure, outcomeOf(result), error];
    }),
  ];
}

function outcomeOf({ reading, refused, error }: ClassifiedImage): string {
  if (error !== undefined) return 'failed';
  if (reading !== null) return 'digit';
  return refused ?? 'no digit found';
}

/**
 * Spreadsheets run a field that begins like a formula, and file names are not always one's own: an apostrophe makes text
 * of it (OWASP, "CSV Injection").
 */
function harmless(field: string): string {
  return /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Six digits after the point are more than anybody can read from a probability. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(6)) : value;
}

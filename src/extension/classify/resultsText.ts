import { doubtInWords } from '../../ml/doubtInWords';
import { TimeSlice } from '../timeSlice';
import type { ClassifiedImage } from './classifiedImage';

/** The forms in which results leave Digit Lab. */
export type ResultsFormat = 'csv' | 'json';

/** Results as the text of a file. */
export async function resultsText(
  results: readonly ClassifiedImage[],
  format: ResultsFormat,
): Promise<string> {
  return format === 'csv' ? commaSeparated(results) : json(results);
}

/** A table that spreadsheets take from the clipboard. */
export async function tabSeparated(results: readonly ClassifiedImage[]): Promise<string> {
  const lines = await table(results, (fields) =>
    fields.map((field) => harmless(field).replaceAll(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  return lines.concat('').join('\n');
}

/** Tells spreadsheets that what follows is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * RFC 4180: lines end in CRLF; fields with commas, quotes or line breaks are quoted, quotes in them doubled. Only text that is
 * not all ASCII gets a byte order mark: without one Excel reads "ö" as two letters, but simple parsers take the mark for a
 * part of the first column's name.
 */
async function commaSeparated(results: readonly ClassifiedImage[]): Promise<string> {
  const lines = await table(results, (fields) => fields.map((field) => quoted(harmless(field))).join(','));
  const text = lines.concat('').join('\r\n');
  return /^[ -~\t\r\n]*$/.test(text) ? text : BYTE_ORDER_MARK + text;
}

/** An array with one image to a line, so that it can be read and compared line by line. */
async function json(results: readonly ClassifiedImage[]): Promise<string> {
  const lines = await inSlices(results, (result) => `  ${JSON.stringify(result)}`);
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** The header and a line an image. There is a column of labels only if there are labels. */
async function table(
  results: readonly ClassifiedImage[],
  line: (fields: readonly string[]) => string,
): Promise<string[]> {
  const isLabelled = results.some(({ label }) => label !== undefined);
  const withLabel = (label: string): string[] => (isLabelled ? [label] : []);
  const head = ['File', ...withLabel('Label'), 'Reading', 'Confidence', 'Outcome', 'Model', 'Error'];
  const lines = await inSlices(results, (result) => {
    const { file, label = '', reading, confidence, digits, modelId, error = '' } = result;
    const figure = digits.length === 0 ? '' : confidence.toFixed(4);
    return line([file, ...withLabel(label), reading ?? '', figure, outcomeOf(result), modelId, error]);
  });
  return [line(head), ...lines];
}

/** A line of text for each result, made in slices of time. */
async function inSlices(
  results: readonly ClassifiedImage[],
  line: (result: ClassifiedImage) => string,
): Promise<string[]> {
  const slice = new TimeSlice();
  const lines: string[] = [];
  for (const result of results) {
    lines.push(line(result));
    await slice.pass();
  }
  return lines;
}

function outcomeOf({ reading, refused, digits, error }: ClassifiedImage): string {
  if (error !== undefined) return 'failed';
  if (reading !== null) return doubtInWords(digits) === null ? 'digit' : 'partly sure';
  return refused ?? 'no digit found';
}

/**
 * A spreadsheet would run a field that begins like a formula, and file names may come from anywhere. An apostrophe before it
 * makes it text (OWASP, "CSV Injection").
 */
function harmless(field: string): string {
  return /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

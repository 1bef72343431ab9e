/** A column for something that a confusion matrix leaves out, counted by actual digit. */
export interface BesideConfusion {
  readonly head: string;
  readonly counts: readonly number[];
}

const WIDTH = 6;

/**
 * A confusion matrix (10 x 10, `[actual][predicted]`) as lines of text, with columns for what it leaves out, so that a
 * row adds up to all images of its digit.
 */
export function confusionTable(
  confusion: readonly (readonly number[])[],
  beside: readonly BesideConfusion[],
): string {
  const digits = confusion.map((_, digit) => String(digit).padStart(WIDTH)).join('');
  const row = (name: string, cells: string, besides: readonly string[]) =>
    `${name}  ${cells}${besides.map((cell, at) => `  ${cell.padStart(beside[at]!.head.length)}`).join('')}`;
  return [
    'confusion (rows: label, columns: what was read)',
    row(
      ' ',
      digits,
      beside.map(({ head }) => head),
    ),
    ...confusion.map((counts, digit) =>
      row(
        String(digit),
        counts.map((count) => String(count).padStart(WIDTH)).join(''),
        beside.map(({ counts }) => String(counts[digit])),
      ),
    ),
  ].join('\n');
}

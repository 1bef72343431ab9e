/** A confusion matrix (10 x 10, `[actual][predicted]`) as lines of text. */
export function confusionTable(confusion: readonly (readonly number[])[]): string {
  return [
    'confusion (rows: what it is, columns: what was read)',
    ...confusion.map((row, digit) => `${digit}  ${row.map((count) => String(count).padStart(6)).join('')}`),
  ].join('\n');
}

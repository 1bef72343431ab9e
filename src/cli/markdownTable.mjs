// A table that reads well on a terminal and is Markdown as Prettier writes it. JavaScript, as benches take it as it is.

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows as many cells each; a cell that is empty stays empty
 * @param {number} texts how many columns at the left hold text; the others hold figures and are flush right
 * @returns {string} lines, the last without its end
 */
export function markdownTable(head, rows, texts) {
  const widths = head.map((title, column) =>
    Math.max(3, ...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  /** @param {readonly string[]} cells */
  const line = (cells) => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? '';
      return column < texts ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

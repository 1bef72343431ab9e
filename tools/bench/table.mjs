// A table that reads well on a terminal and is Markdown as Prettier writes it.

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

/**
 * @param {string} text with a table of `markdownTable` in it
 * @returns {string[][]} its rows without the head; none if there is no table
 */
export function readTable(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/**
 * @param {number} value
 * @returns {string} for people: three digits or so
 */
export function figure(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

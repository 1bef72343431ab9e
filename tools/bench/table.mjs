// What benches read and write in tables.

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

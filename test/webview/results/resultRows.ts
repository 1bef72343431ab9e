import type { ResultRow } from '../../../src/protocol/results';

/** What a file named after a number was read as: that number, digit by digit in boxes side by side. */
export function rowOf(text: string, more: Partial<ResultRow> = {}): ResultRow {
  return {
    name: `${text}.png`,
    uri: `file:///pictures/${text}.png`,
    label: null,
    text,
    outcome: 'digit',
    confidence: 0.875,
    digits: Array.from(text, (character, index) => ({
      digit: Number(character),
      confidence: 0.875,
      probabilities: Array.from({ length: 10 }, (_, digit) => (digit === Number(character) ? 0.91 : 0.01)),
      outcome: 'digit' as const,
      box: [index * 20, 8, 16, 24] as const,
      frame: new Uint8Array(784).fill(255),
    })),
    times: 1,
    preview: { width: 20, height: 10, data: new Uint8Array(20 * 10 * 4).fill(200), scale: 4 },
    error: null,
    ...more,
  };
}

/** What a page with rows of the digits 1 to 0 was read as. */
export function pageOfDigits(rows: number): ResultRow {
  const row = rowOf('1234567890'.repeat(rows), { name: 'page.png' });
  const [width, height] = [50, 8 * rows + 4];
  return {
    ...row,
    digits: row.digits.map((digit, index) => ({
      ...digit,
      box: [(index % 10) * 20 + 2, Math.floor(index / 10) * 32 + 8, 16, 24],
    })),
    preview: { width, height, data: new Uint8Array(width * height * 4).fill(200), scale: 4 },
  };
}

export const FAILED: ResultRow = rowOf('', {
  name: 'notes.png',
  uri: 'file:///pictures/notes.png',
  text: null,
  outcome: 'nothing',
  confidence: 0,
  preview: null,
  error: 'This file is no image. Choose a picture instead.',
});

export const REFUSED: ResultRow = rowOf('7', { text: null, outcome: 'not sure', confidence: 0.31 });

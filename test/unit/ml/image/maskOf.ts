import type { Mask } from '../../../../src/ml/image/picture';

/** A mask drawn as text: `#` is ink, everything else paper; indentation and empty lines do not count. */
export function maskOf(text: string): Mask {
  const rows = text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
  const width = rows[0]!.length;
  const data = Uint8Array.from(rows.join(''), (character) => Number(character === '#'));
  return { width, height: rows.length, data };
}

/** The most bits of a code (GIF89a, appendix F). */
const LONGEST = 12;

/** The most codes that there can be. */
const MOST = 1 << LONGEST;

/**
 * Checks that the codes of a GIF's frame (LZW) stand for exactly as many pixels as it has. The decoder gives missing pixels
 * the palette's first colour, and never ends where a code stands for itself.
 *
 * @param start where the frame's data begin: the bits of the codes for single pixels (1 byte), then blocks of codes
 * @param pixels how many the frame has
 * @throws Error if the codes end too early, go too far, or mean nothing
 */
export function checkGifCodes(bytes: Uint8Array, start: number, pixels: number): void {
  const shortest = bytes[start] ?? LONGEST;
  if (shortest >= LONGEST) throw new Error('the codes are too long');
  const clear = 1 << shortest;
  const end = clear + 1;
  const codes = new CodeReader(joinBlocks(bytes, start + 1));
  /** How many pixels each code stands for. */
  const lengths = new Uint16Array(MOST).fill(1, 0, clear);
  let [next, bits, previous, done] = [end + 1, shortest + 1, 0, 0];
  while (done < pixels) {
    const code = codes.read(bits);
    if (code === null || code === end) throw new Error('pixels are missing');
    if (code === clear) {
      [next, bits, previous] = [end + 1, shortest + 1, 0];
      continue;
    }
    // From the second on, each code also gives a meaning to the next one that is free: the pixels before and one more.
    if (previous > 0 && next < MOST) {
      lengths[next++] = previous + 1;
      if (next === 1 << bits && bits < LONGEST) bits++;
    }
    if (code >= next) throw new Error('a code has no meaning');
    previous = lengths[code] ?? 0;
    done += previous;
  }
  if (done > pixels) throw new Error('the last code stands for more pixels than are left');
}

/** The bytes of blocks, each of which is its length (1 byte) and that many bytes; the last one has none. */
function joinBlocks(bytes: Uint8Array, start: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = start, length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    blocks.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return Buffer.concat(blocks);
}

/** Reads codes, whose lowest bits come first. */
class CodeReader {
  private bit = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @returns `null` if fewer than `bits` are left */
  read(bits: number): number | null {
    const { bit, bytes } = this;
    this.bit += bits;
    if (this.bit > 8 * bytes.length) return null;
    const at = Math.floor(bit / 8);
    const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return (three >> (bit % 8)) & ((1 << bits) - 1);
  }
}

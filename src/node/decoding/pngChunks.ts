/** A chunk of a PNG. */
interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Where the next one begins, in bytes from the file's start; beyond its end, if the file is cut short. */
  readonly end: number;
}

/**
 * The chunks of a PNG up to the one that says it ends (IEND), each of which is its length (4 bytes), its type (4), its data
 * and a checksum (4).
 */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8, type = ''; type !== 'IEND' && at + 8 <= bytes.length;) {
    const start = at + 8;
    const behind = start + view.getUint32(at);
    type = String.fromCharCode(...bytes.subarray(at + 4, start));
    at = behind + 4;
    yield { type, data: bytes.subarray(start, behind), end: at };
  }
}

/**
 * A PNG without what stands behind its end: programs that write a smaller picture over a larger one leave the rest of that
 * there, and others put there what only they read.
 */
export function upToPngEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  for (const chunk of pngChunks(bytes)) end = chunk.end;
  return bytes.subarray(0, end);
}

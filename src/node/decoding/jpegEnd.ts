/** Second bytes of JPEG's markers (T.81, table B.1). */
const [SCAN, RESTARTS, END] = [0xda, 0xdd, 0xd9];

/** Frames whose scans are not refined by others: baseline and extended. */
const SEQUENTIAL: ReadonlySet<number> = new Set([0xc0, 0xc1]);

/**
 * Gives a JPEG the marker that ends it (EOI), if it lacks that: the decoder wants it, and some cameras and programs leave it
 * out. Only where all pixels are in one scan without restarts, as the decoder then notices by itself that some are missing:
 * of several scans, a file that is cut short between two would pass for a whole one.
 */
export function withJpegEnd(bytes: Uint8Array): Uint8Array {
  const endsWithMarker = bytes.at(-2) === 0xff && bytes.at(-1) === END;
  return endsWithMarker || !isOneScan(bytes) ? bytes : Buffer.concat([bytes, Buffer.from([0xff, END])]);
}

/** Whether the first scan, which nothing in it can restart, has all components of a sequential frame. */
function isOneScan(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let components = 0;
  // Segments, each of which is a marker (2 bytes), a length that counts itself (2) and its data.
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (SEQUENTIAL.has(marker)) components = view.getUint8(at + 9);
    if (marker === SCAN) return components > 0 && view.getUint8(at + 4) === components;
    if (marker === RESTARTS) return false;
  }
  return false;
}

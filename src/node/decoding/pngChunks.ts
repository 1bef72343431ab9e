/** The chunks of a PNG, each of which is its length (4 bytes), its type (4), its data and a checksum (4). */
export function* pngChunks(
  bytes: Uint8Array,
): Generator<{ readonly type: string; readonly data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length;) {
    const start = at + 8;
    const end = start + view.getUint32(at);
    yield {
      type: String.fromCharCode(...bytes.subarray(at + 4, start)),
      data: bytes.subarray(start, end),
    };
    at = end + 4;
  }
}

/** Whether two lists of arrays hold the same numbers, bit for bit; Vitest's own comparison takes seconds for as many. */
export function sameNumbers(left: readonly Float32Array[], right: readonly Float32Array[]): boolean {
  return (
    left.length === right.length && left.every((values, at) => bytesOf(values).equals(bytesOf(right[at]!)))
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

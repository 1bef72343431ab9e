/** Weights of a layer: signed bytes in base 64, each to be multiplied by the scale. */
export interface PackedWeights {
  readonly scale: number;
  readonly bytes: string;
}

/** Values as signed bytes, each to be multiplied by the scale. */
export interface PackedValues {
  readonly scale: number;
  readonly bytes: Int8Array;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The values of packed weights. */
export function unpackWeights({ bytes, scale }: PackedWeights): Float32Array {
  const count = Math.floor((bytes.replace(/=+$/, '').length * 3) / 4);
  const values = new Int8Array(count);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of bytes) {
    if (character === '=') break;
    bits = ((bits << 6) | BASE64.indexOf(character)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    values[at++] = (bits >> held) & 0xff;
  }
  return unpack({ scale, bytes: values });
}

/** The values that the bytes stand for, rounded as packing left them. */
export function unpack({ scale, bytes }: PackedValues): Float32Array {
  return Float32Array.from(bytes, (byte) => byte * scale);
}

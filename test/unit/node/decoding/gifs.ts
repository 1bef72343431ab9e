import { GifWriter } from 'omggif';

/**
 * A frame of a GIF: where it lies on the screen, in pixels, and the codes of its pixels with the bits of each: "4:3 0:3".
 * Two bits are enough for single pixels here, so 4 says that all codes lose their meaning, 5 that they end, and the first
 * that gets a meaning is 6.
 */
export interface CodedFrame {
  readonly left?: number;
  readonly top?: number;
  readonly width: number;
  readonly height: number;
  readonly codes: string;
}

/** A GIF of one frame in red and blue. */
export function gifOf(
  screen: { readonly width: number; readonly height: number },
  frame: CodedFrame,
): Buffer {
  const words = (...numbers: number[]) => Buffer.from(new Uint16Array(numbers).buffer);
  const { left = 0, top = 0, width, height } = frame;
  return Buffer.concat([
    Buffer.from('GIF89a'),
    words(screen.width, screen.height),
    Buffer.from('800000' + 'ff0000' + '0000ff' + '2c', 'hex'),
    words(left, top, width, height),
    Buffer.from([0]),
    codedPixels(frame.codes),
    Buffer.from([0x3b]),
  ]);
}

/** What follows on a frame's size: the bits that are enough for single pixels, one block of codes, and one of nothing. */
export function codedPixels(codes: string): Buffer {
  const bits = codes.split(' ').flatMap((text) => {
    const [code = 0, length] = text.split(':').map(Number);
    return Array.from({ length: length ?? 0 }, (_, bit) => (code >> bit) & 1);
  });
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, at) => (bytes[at >> 3]! |= bit << (at & 7)));
  return Buffer.from([2, bytes.length, ...bytes, 0]);
}

/** A GIF of one frame in 256 greys, whose every pixel is its index. */
export function greyGif(width: number, height: number, indices: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2000 + 2 * indices.length);
  const palette = Array.from({ length: 256 }, (_, grey) => grey * 0x010101);
  const writer = new GifWriter(bytes, width, height, { palette });
  writer.addFrame(0, 0, width, height, indices);
  return bytes.subarray(0, writer.end());
}

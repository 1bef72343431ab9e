import type { GreyPicture } from '../luminance';

/**
 * Spreads the lightness that is known over the rest of a picture: each pixel becomes the mean of those next to it that are
 * known, round by round.
 * @param known 1 for each pixel that is, row-major
 */
export function spread({ width, height, data }: GreyPicture, known: Uint8Array): GreyPicture {
  const spreading = Float32Array.from(data);
  const isKnown = Uint8Array.from(known);
  for (;;) {
    const reached: number[] = [];
    for (let at = 0; at < spreading.length; at++) {
      if (isKnown[at] === 1) continue;
      const x = at % width;
      const y = (at - x) / width;
      let [sum, count] = [0, 0];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          if (isKnown[ny * width + nx] === 0) continue;
          sum += spreading[ny * width + nx]!;
          count++;
        }
      }
      if (count === 0) continue;
      spreading[at] = sum / count;
      reached.push(at);
    }
    for (const at of reached) isKnown[at] = 1;
    if (reached.length === 0) return { width, height, data: spreading };
  }
}

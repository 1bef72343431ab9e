import type { RgbaPicture } from '../../image/picture';

/** Quantisation of luminance and chrominance at quality 50 (JPEG, ITU-T T.81, annex K), row-major. */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const CHROMINANCE = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

const SIDE = 8;

/** The cosine transform's matrix: `BASIS[frequency * 8 + place]`. */
const BASIS = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
  const frequency = Math.floor(i / SIDE);
  const scale = frequency === 0 ? Math.sqrt(1 / SIDE) : Math.sqrt(2 / SIDE);
  return scale * Math.cos(((2 * (i % SIDE) + 1) * frequency * Math.PI) / (2 * SIDE));
});

/**
 * What a picture looks like after it was saved as a JPEG: the lossy part of the format, with the tables and the scaling
 * by quality of the Independent JPEG Group's encoder. Chrominance keeps its full resolution.
 * @param quality 1 to 100
 */
export function withJpegArtefacts({ width, height, data }: RgbaPicture, quality: number): RgbaPicture {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const result = Uint8Array.from(data);
  const planes = [new Float32Array(64), new Float32Array(64), new Float32Array(64)] as const;
  for (let top = 0; top < height; top += SIDE) {
    for (let left = 0; left < width; left += SIDE) {
      for (let i = 0; i < 64; i++) {
        // Beyond the edge the last row and column go on.
        const x = Math.min(width - 1, left + (i % SIDE));
        const y = Math.min(height - 1, top + Math.floor(i / SIDE));
        const from = (y * width + x) * 4;
        const [red, green, blue] = [data[from]!, data[from + 1]!, data[from + 2]!];
        planes[0][i] = 0.299 * red + 0.587 * green + 0.114 * blue - 128;
        planes[1][i] = -0.1687 * red - 0.3313 * green + 0.5 * blue;
        planes[2][i] = 0.5 * red - 0.4187 * green - 0.0813 * blue;
      }
      quantise(planes[0], LUMINANCE, scale);
      quantise(planes[1], CHROMINANCE, scale);
      quantise(planes[2], CHROMINANCE, scale);
      for (let i = 0; i < 64; i++) {
        const x = left + (i % SIDE);
        const y = top + Math.floor(i / SIDE);
        if (x >= width || y >= height) continue;
        const [luma, blue, red] = [planes[0][i]! + 128, planes[1][i]!, planes[2][i]!];
        const to = (y * width + x) * 4;
        result[to] = byte(luma + 1.402 * red);
        result[to + 1] = byte(luma - 0.3441 * blue - 0.7141 * red);
        result[to + 2] = byte(luma + 1.772 * blue);
      }
    }
  }
  return { width, height, data: result };
}

/** To frequencies, rounded to what the table keeps, and back; in place. */
function quantise(block: Float32Array, table: readonly number[], scale: number): void {
  const frequencies = product(product(BASIS, block, false), BASIS, true);
  frequencies.forEach((value, i) => {
    const step = Math.min(255, Math.max(1, Math.floor((table[i]! * scale + 50) / 100)));
    frequencies[i] = Math.round(value / step) * step;
  });
  block.set(product(product(transposed(BASIS), frequencies, false), BASIS, false));
}

/** The product of two 8 x 8 matrices, the second one transposed if so asked. */
function product(a: Float32Array, b: Float32Array, transposeB: boolean): Float32Array {
  const result = new Float32Array(64);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) {
        sum += a[row * SIDE + k]! * (transposeB ? b[column * SIDE + k]! : b[k * SIDE + column]!);
      }
      result[row * SIDE + column] = sum;
    }
  }
  return result;
}

function transposed(matrix: Float32Array): Float32Array {
  return matrix.map((_, i) => matrix[(i % SIDE) * SIDE + Math.floor(i / SIDE)]!);
}

function byte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

import type { InkPicture } from '../picture';
import { addUp, filtersInGroups, GROUP, grouped, windowInk } from './groupedSums';
import { unpackWeights } from './packedWeights';
import { SEAM_WEIGHTS } from './seamWeights';

/** The height of a digit in the pictures that seams are looked for in, in pixels: about MNIST's. */
export const SEAM_HEIGHT = 20;

/** Fainter pixels are paper here, 0..1. */
export const SEAM_INK = 0.2;

/** A convolution with "same" padding over the ink alone: its window's pixels are `dilation` apart, and paper counts as 0. */
interface Convolution {
  readonly channels: number;
  readonly filters: number;
  /** Width of its square window. */
  readonly window: number;
  readonly dilation: number;
}

/** Together they see 14 pixels to each side: most of both digits. ReLU between them. */
export const SEAM_CONVOLUTIONS: readonly Convolution[] = [
  { channels: 1, filters: 28, window: 5, dilation: 1 },
  { channels: 28, filters: 28, window: 3, dilation: 2 },
  { channels: 28, filters: 28, window: 3, dilation: 4 },
  { channels: 28, filters: 28, window: 3, dilation: 4 },
  { channels: 28, filters: 28, window: 3, dilation: 2 },
  { channels: 28, filters: 1, window: 1, dilation: 1 },
];

/** The pixels with ink, and the place of each among them; -1 for paper. */
interface Sites {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
  readonly places: Int32Array;
}

/**
 * Sees where two digits meet in ink that hangs together: gives for each pixel the log odds that one beside it belongs to
 * another digit, 0 for paper. A digit is about `SEAM_HEIGHT` high in the ink.
 */
export type SeamFinder = (ink: InkPicture) => Float32Array;

/** A network that sees seams. @param weights kernels and biases, convolution by convolution */
export function seamFinder(weights: readonly Float32Array[]): SeamFinder {
  const layers = SEAM_CONVOLUTIONS.map((shape, index) => {
    const bias = new Float64Array(filtersInGroups(shape.filters));
    bias.set(weights[2 * index + 1]!);
    return { ...shape, kernel: grouped(weights[2 * index]!, shape.filters), bias };
  });
  return (ink) => {
    const sites = sitesOf(ink);
    let values: Float32Array = Float32Array.from(sites.pixels, (pixel) => ink.data[pixel]!);
    layers.forEach((layer, index) => {
      values = convolve(values, sites, layer);
      if (index < layers.length - 1) values = values.map((value) => Math.max(0, value));
    });
    const seams = new Float32Array(ink.data.length);
    const filters = values.length / sites.pixels.length;
    sites.pixels.forEach((pixel, place) => (seams[pixel] = values[place * filters]!));
    return seams;
  };
}

/** The small one (29,000 parameters) that was trained on numbers composed of MNIST's training digits. */
export const seamsOf: SeamFinder = seamFinder(SEAM_WEIGHTS.map(unpackWeights));

function sitesOf({ width, height, data }: InkPicture): Sites {
  const places = new Int32Array(data.length).fill(-1);
  let count = 0;
  data.forEach((value, pixel) => {
    if (value >= SEAM_INK) places[pixel] = count++;
  });
  const pixels = new Uint32Array(count);
  places.forEach((place, pixel) => {
    if (place >= 0) pixels[place] = pixel;
  });
  return { width, height, pixels, places };
}

interface Layer extends Convolution {
  /** As `grouped` makes it. */
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
}

/** @returns for each pixel with ink the sums of the layer's filters, of as many as fill their groups */
function convolve(
  values: Float32Array,
  { width, height, pixels, places }: Sites,
  layer: Layer,
): Float32Array {
  const { channels, window, dilation, kernel, bias } = layer;
  const result = new Float32Array(pixels.length * bias.length);
  const ink = windowInk(window * window * channels);
  const before = (window - 1) / 2;
  pixels.forEach((pixel, place) => {
    const x = pixel % width;
    const y = (pixel - x) / width;
    ink.count = 0;
    for (let tap = 0; tap < window * window; tap++) {
      const nearX = x + ((tap % window) - before) * dilation;
      const nearY = y + (Math.floor(tap / window) - before) * dilation;
      if (nearX < 0 || nearX >= width || nearY < 0 || nearY >= height) continue;
      const near = places[nearY * width + nearX]!;
      if (near < 0) continue;
      for (let channel = 0; channel < channels; channel++) {
        const value = values[near * channels + channel]!;
        if (value === 0) continue;
        ink.values[ink.count] = value;
        ink.places[ink.count++] = (tap * channels + channel) * GROUP;
      }
    }
    addUp(ink, kernel, bias, result, place * bias.length);
  });
  return result;
}

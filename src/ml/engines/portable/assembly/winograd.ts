import { multiplyAdd } from './arithmetic';
import { addProducts } from './filterGradient';
import { transformFilter, transformFilterGradient } from './winogradFilter';
import { transformInput, transformOutput, transformOutputGradient } from './winogradTransforms';

// Convolutions of 3 x 3 at stride 1 by Winograd's F(2x2, 3x3) (Lavin and Gray 2016): 16 products a tile of 2 x 2 outputs
// where the plain way takes 36. Input channels in fours, output channels in eights.

/** The fewest tiles that are worked on at once, so that the transformed filter is read less often. */
const BLOCK = 48;

/** Bytes that the kernels below need beside their tensors, for a batch of pictures of height x width outputs. */
export function winogradScratch(inChannels: i32, outChannels: i32, height: i32, width: i32): usize {
  const tiles = <usize>paddedTiles(tilesIn(height) * tilesIn(width));
  const channels = <usize>(inChannels + outChannels);
  const border = <usize>((2 * tilesIn(height) + 2) * (2 * tilesIn(width) + 2));
  return (16 * tiles * channels + 16 * <usize>(inChannels * outChannels) + border * channels) << 2;
}

function tilesIn(length: i32): i32 {
  return (length + 1) >> 1;
}

function imagesIn(tiles: i32): i32 {
  return max((BLOCK + tiles - 1) / tiles, 1);
}

/** The tiles of a block of images, made up to a multiple of four. */
function paddedTiles(tiles: i32): i32 {
  return (imagesIn(tiles) * tiles + 3) & ~3;
}

/**
 * y = convolution of x and filter, plus `bias` if it is not 0, and ReLU if asked for. If `rotated180`, the filter is 3 x
 * 3 x outChannels x inChannels and used rotated by 180 degrees, which makes `y` the gradient of the input where `x` is that
 * of the output.
 */
export function winogradConv2d(
  x: usize,
  filter: usize,
  bias: usize,
  y: usize,
  scratch: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  inChannels: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  padTop: i32,
  padLeft: i32,
  relu: bool,
  rotated180: bool,
): void {
  const tileRows = tilesIn(outHeight);
  const tileColumns = tilesIn(outWidth);
  const tiles = tileRows * tileColumns;
  const images = imagesIn(tiles);
  const padded = paddedTiles(tiles);
  const inMatrix = (<usize>(padded * inChannels)) << 2;
  const outMatrix = (<usize>(padded * outChannels)) << 2;
  const v = scratch;
  const m = v + 16 * inMatrix;
  const u = m + 16 * outMatrix;
  const bordered = u + ((<usize>(16 * inChannels * outChannels)) << 2);
  const inImage = (<usize>(inHeight * inWidth * inChannels)) << 2;
  const outImage = (<usize>(outHeight * outWidth * outChannels)) << 2;
  transformFilter(filter, u, inChannels, outChannels, rotated180);
  clear(bordered, tileRows, tileColumns, 2, inChannels);
  for (let first = 0; first < batch; first += images) {
    const count = min(images, batch - first);
    for (let n = 0; n < count; n++) {
      const image = x + inImage * (first + n);
      enclose(image, bordered, inHeight, inWidth, inChannels, tileRows, tileColumns, 2, padTop, padLeft);
      const place = v + ((<usize>(n * tiles * inChannels)) << 2);
      transformInput(bordered, place, inMatrix, tileRows, tileColumns, inChannels);
    }
    const rows = (count * tiles + 3) & ~3;
    for (let k: usize = 0; k < 16; k++) {
      const packed = u + ((k * (inChannels * outChannels)) << 2);
      products(v + k * inMatrix, packed, m + k * outMatrix, rows, inChannels, outChannels);
    }
    for (let n = 0; n < count; n++) {
      const place = m + ((<usize>(n * tiles * outChannels)) << 2);
      const image = y + outImage * (first + n);
      transformOutput(
        place,
        outMatrix,
        image,
        bias,
        relu,
        tileRows,
        tileColumns,
        outHeight,
        outWidth,
        outChannels,
      );
    }
  }
}

/** The gradient of the filter: dw is 3 x 3 x inChannels x outChannels. */
export function winogradBackpropFilter(
  x: usize,
  dy: usize,
  dw: usize,
  scratch: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  inChannels: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  padTop: i32,
  padLeft: i32,
): void {
  const tileRows = tilesIn(outHeight);
  const tileColumns = tilesIn(outWidth);
  const tiles = tileRows * tileColumns;
  const images = imagesIn(tiles);
  const padded = paddedTiles(tiles);
  const inMatrix = (<usize>(padded * inChannels)) << 2;
  const outMatrix = (<usize>(padded * outChannels)) << 2;
  const product = (<usize>(inChannels * outChannels)) << 2;
  const v = scratch;
  const m = v + 16 * inMatrix;
  const d = m + 16 * outMatrix;
  const bordered = d + 16 * product;
  const even = bordered + ((<usize>((2 * tileRows + 2) * (2 * tileColumns + 2) * inChannels)) << 2);
  const inImage = (<usize>(inHeight * inWidth * inChannels)) << 2;
  const outImage = (<usize>(outHeight * outWidth * outChannels)) << 2;
  memory.fill(d, 0, 16 * product);
  clear(bordered, tileRows, tileColumns, 2, inChannels);
  clear(even, tileRows, tileColumns, 0, outChannels);
  for (let first = 0; first < batch; first += images) {
    const count = min(images, batch - first);
    for (let n = 0; n < count; n++) {
      const image = x + inImage * (first + n);
      enclose(image, bordered, inHeight, inWidth, inChannels, tileRows, tileColumns, 2, padTop, padLeft);
      const place = v + ((<usize>(n * tiles * inChannels)) << 2);
      transformInput(bordered, place, inMatrix, tileRows, tileColumns, inChannels);
      const gradient = dy + outImage * (first + n);
      enclose(gradient, even, outHeight, outWidth, outChannels, tileRows, tileColumns, 0, 0, 0);
      const target = m + ((<usize>(n * tiles * outChannels)) << 2);
      transformOutputGradient(even, target, outMatrix, tileRows, tileColumns, outChannels);
    }
    for (let k: usize = 0; k < 16; k++) {
      addProducts(
        v + k * inMatrix,
        m + k * outMatrix,
        d + k * product,
        count * tiles,
        inChannels,
        outChannels,
      );
    }
  }
  transformFilterGradient(d, dw, inChannels, outChannels);
}

/** Empties the picture that pictures are put into: what lies outside them is never written again. */
function clear(target: usize, tileRows: i32, tileColumns: i32, border: i32, channels: i32): void {
  memory.fill(target, 0, (<usize>((2 * tileRows + border) * (2 * tileColumns + border) * channels)) << 2);
}

/** Puts a picture into one of 2 tiles + border, at (padTop, padLeft), as far as there is room. */
function enclose(
  x: usize,
  target: usize,
  height: i32,
  width: i32,
  channels: i32,
  tileRows: i32,
  tileColumns: i32,
  border: i32,
  padTop: i32,
  padLeft: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const targetWidth = 2 * tileColumns + border;
  const rows = min(height, 2 * tileRows + border - padTop);
  const bytes = pixel * min(width, targetWidth - padLeft);
  for (let r = 0; r < rows; r++) {
    const to = target + pixel * ((padTop + r) * targetWidth + padLeft);
    memory.copy(to, x + pixel * (r * width), bytes);
  }
}

/** m = v times the packed matrix; v is rows x inChannels, m rows x outChannels, rows a multiple of four. */
function products(v: usize, packed: usize, m: usize, rows: i32, inChannels: i32, outChannels: i32): void {
  const inRow = (<usize>inChannels) << 2;
  const outRow = (<usize>outChannels) << 2;
  for (let o: usize = 0; o < outRow; o += 32, packed += 8 * inRow) {
    for (let t = 0; t < rows; t += 4) {
      product4x8(v + inRow * t, packed, m + outRow * t + o, inRow, outRow);
    }
  }
}

// prettier-ignore
function product4x8(v: usize, packed: usize, m: usize, inRow: usize, outRow: usize): void {
  const zero = f32x4.splat(0);
  let a0 = zero, b0 = zero, a1 = zero, b1 = zero, a2 = zero, b2 = zero, a3 = zero, b3 = zero;
  const v1 = inRow, v2 = 2 * inRow, v3 = 3 * inRow;
  for (const end = v + inRow; v < end; v += 4, packed += 32) {
    const left = v128.load(packed), right = v128.load(packed, 16);
    const x0 = v128.load32_splat(v), x1 = v128.load32_splat(v + v1);
    const x2 = v128.load32_splat(v + v2), x3 = v128.load32_splat(v + v3);
    a0 = multiplyAdd(x0, left, a0); b0 = multiplyAdd(x0, right, b0);
    a1 = multiplyAdd(x1, left, a1); b1 = multiplyAdd(x1, right, b1);
    a2 = multiplyAdd(x2, left, a2); b2 = multiplyAdd(x2, right, b2);
    a3 = multiplyAdd(x3, left, a3); b3 = multiplyAdd(x3, right, b3);
  }
  v128.store(m, a0); v128.store(m, b0, 16);
  m += outRow; v128.store(m, a1); v128.store(m, b1, 16);
  m += outRow; v128.store(m, a2); v128.store(m, b2, 16);
  m += outRow; v128.store(m, a3); v128.store(m, b3, 16);
}

import { multiplyAdd } from './arithmetic';

/**
 * Gradient of a convolution's filter: dw[r, c, i, o] = sum over images and output pixels of
 * x[row * stride + r - pad, column * stride + c - pad, i] * dy[row, column, o], pixels outside the picture being 0.
 *
 * Image by image, so that both stay in the cache, each tap of the filter goes over the output pixels that see the
 * picture, 4 input and 8 output channels at a time in registers. What is left over of the channels goes in smaller blocks.
 */
export function conv2dBackpropFilter(
  x: usize,
  dy: usize,
  dw: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  inChannels: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  padTop: i32,
  padLeft: i32,
): void {
  memory.fill(dw, 0, (<usize>(filterHeight * filterWidth * inChannels * outChannels)) << 2);
  const xColumn = (<usize>(strideWidth * inChannels)) << 2;
  const xRow = (<usize>(strideHeight * inWidth * inChannels)) << 2;
  const dyRow = (<usize>(outWidth * outChannels)) << 2;
  for (let n = 0; n < batch; n++) {
    const image = x + ((<usize>(n * inHeight * inWidth * inChannels)) << 2);
    const gradient = dy + ((<usize>(n * outHeight * outWidth * outChannels)) << 2);
    for (let r = 0; r < filterHeight; r++) {
      const top = firstInside(padTop - r, strideHeight);
      const rows = endInside(padTop - r + inHeight, strideHeight, outHeight) - top;
      if (rows <= 0) continue;
      for (let c = 0; c < filterWidth; c++) {
        const left = firstInside(padLeft - c, strideWidth);
        const columns = endInside(padLeft - c + inWidth, strideWidth, outWidth) - left;
        if (columns <= 0) continue;
        const inRow = top * strideHeight + r - padTop;
        const inColumn = left * strideWidth + c - padLeft;
        tap(
          image + ((<usize>((inRow * inWidth + inColumn) * inChannels)) << 2),
          gradient + ((<usize>((top * outWidth + left) * outChannels)) << 2),
          dw + ((<usize>((r * filterWidth + c) * inChannels * outChannels)) << 2),
          rows,
          columns,
          inChannels,
          outChannels,
          xRow,
          xColumn,
          dyRow,
        );
      }
    }
  }
}

/** dw += x^T dy; x is rows x inChannels, dy rows x outChannels, dw inChannels x outChannels. */
export function addProducts(
  x: usize,
  dy: usize,
  dw: usize,
  rows: i32,
  inChannels: i32,
  outChannels: i32,
): void {
  tap(x, dy, dw, 1, rows, inChannels, outChannels, 0, (<usize>inChannels) << 2, 0);
}

/** The first output position whose input position is not before the picture. */
function firstInside(offset: i32, stride: i32): i32 {
  return offset <= 0 ? 0 : (offset + stride - 1) / stride;
}

/** One past the last output position whose input position is not behind the picture. */
function endInside(offset: i32, stride: i32, count: i32): i32 {
  return offset <= 0 ? 0 : min((offset + stride - 1) / stride, count);
}

/** Adds to all input x output channels of one tap. */
function tap(
  x: usize,
  dy: usize,
  dw: usize,
  rows: i32,
  columns: i32,
  inChannels: i32,
  outChannels: i32,
  xRow: usize,
  xColumn: usize,
  dyRow: usize,
): void {
  const dyColumn = (<usize>outChannels) << 2;
  const blocks = outChannels & ~7;
  let i = 0;
  for (; i + 4 <= inChannels; i += 4) {
    const from = x + ((<usize>i) << 2);
    const to = dw + ((<usize>(i * outChannels)) << 2);
    for (let o = 0; o < blocks; o += 8) {
      const at = (<usize>o) << 2;
      block4x8(from, dy + at, to + at, rows, columns, xRow, xColumn, dyRow, dyColumn);
    }
    for (let k = 0; k < 4; k++) {
      const row = (<usize>k) << 2;
      rest(
        from + row,
        dy,
        to + dyColumn * k,
        blocks,
        outChannels,
        rows,
        columns,
        xRow,
        xColumn,
        dyRow,
        dyColumn,
      );
    }
  }
  for (; i < inChannels; i++) {
    const from = x + ((<usize>i) << 2);
    rest(from, dy, dw + dyColumn * i, 0, outChannels, rows, columns, xRow, xColumn, dyRow, dyColumn);
  }
}

/** One input channel with the output channels from `first` on: four at a time, then one. */
function rest(
  x: usize,
  dy: usize,
  dw: usize,
  first: i32,
  outChannels: i32,
  rows: i32,
  columns: i32,
  xRow: usize,
  xColumn: usize,
  dyRow: usize,
  dyColumn: usize,
): void {
  let o = first;
  for (; o + 4 <= outChannels; o += 4) {
    const at = (<usize>o) << 2;
    block1x4(x, dy + at, dw + at, rows, columns, xRow, xColumn, dyRow, dyColumn);
  }
  for (; o < outChannels; o++) {
    const at = (<usize>o) << 2;
    block1x1(x, dy + at, dw + at, rows, columns, xRow, xColumn, dyRow, dyColumn);
  }
}

// prettier-ignore
function block4x8(
  x: usize, dy: usize, dw: usize, rows: i32, columns: i32,
  xRow: usize, xColumn: usize, dyRow: usize, dyColumn: usize,
): void {
  const dw1 = dw + dyColumn, dw2 = dw1 + dyColumn, dw3 = dw2 + dyColumn;
  let a0 = v128.load(dw), b0 = v128.load(dw, 16);
  let a1 = v128.load(dw1), b1 = v128.load(dw1, 16);
  let a2 = v128.load(dw2), b2 = v128.load(dw2, 16);
  let a3 = v128.load(dw3), b3 = v128.load(dw3, 16);
  for (; rows > 0; rows--, x += xRow, dy += dyRow) {
    let from = x, gradient = dy;
    for (let column = columns; column > 0; column--, from += xColumn, gradient += dyColumn) {
      const left = v128.load(gradient), right = v128.load(gradient, 16);
      const x0 = v128.load32_splat(from), x1 = v128.load32_splat(from, 4);
      const x2 = v128.load32_splat(from, 8), x3 = v128.load32_splat(from, 12);
      a0 = multiplyAdd(x0, left, a0); b0 = multiplyAdd(x0, right, b0);
      a1 = multiplyAdd(x1, left, a1); b1 = multiplyAdd(x1, right, b1);
      a2 = multiplyAdd(x2, left, a2); b2 = multiplyAdd(x2, right, b2);
      a3 = multiplyAdd(x3, left, a3); b3 = multiplyAdd(x3, right, b3);
    }
  }
  v128.store(dw, a0); v128.store(dw, b0, 16);
  v128.store(dw1, a1); v128.store(dw1, b1, 16);
  v128.store(dw2, a2); v128.store(dw2, b2, 16);
  v128.store(dw3, a3); v128.store(dw3, b3, 16);
}

// prettier-ignore
function block1x4(
  x: usize, dy: usize, dw: usize, rows: i32, columns: i32,
  xRow: usize, xColumn: usize, dyRow: usize, dyColumn: usize,
): void {
  let sum = v128.load(dw);
  for (; rows > 0; rows--, x += xRow, dy += dyRow) {
    let from = x, gradient = dy;
    for (let column = columns; column > 0; column--, from += xColumn, gradient += dyColumn) {
      sum = multiplyAdd(v128.load32_splat(from), v128.load(gradient), sum);
    }
  }
  v128.store(dw, sum);
}

// prettier-ignore
function block1x1(
  x: usize, dy: usize, dw: usize, rows: i32, columns: i32,
  xRow: usize, xColumn: usize, dyRow: usize, dyColumn: usize,
): void {
  let sum = load<f32>(dw);
  for (; rows > 0; rows--, x += xRow, dy += dyRow) {
    let from = x, gradient = dy;
    for (let column = columns; column > 0; column--, from += xColumn, gradient += dyColumn) {
      sum += load<f32>(from) * load<f32>(gradient);
    }
  }
  store<f32>(dw, sum);
}

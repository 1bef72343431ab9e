// The transforms of Winograd's minimal filtering F(2x2, 3x3) (Lavin and Gray 2016), four channels at a time. A transformed
// tile has 16 values; value k of all tiles is one matrix of tiles x channels.

/**
 * B^T d B of the tiles of a picture that has a border already: tile (r, c) is the 4 x 4 pixels from (2r, 2c) on.
 * @param bordered (2 tileRows + 2) x (2 tileColumns + 2) x channels
 * @param v the first tile's place in the first matrix; `matrix` bytes apart from the next one
 */
export function transformInput(
  bordered: usize,
  v: usize,
  matrix: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = pixel * (2 * tileColumns + 2);
  for (let r = 0; r < tileRows; r++) {
    let tile = bordered + 2 * row * r;
    for (let c = 0; c < tileColumns; c++, tile += 2 * pixel, v += pixel) {
      for (let at: usize = 0; at < pixel; at += 16) inputTile(tile + at, v + at, matrix, row, pixel);
    }
  }
}

function inputTile(d: usize, v: usize, matrix: usize, row: usize, pixel: usize): void {
  const d1 = d + row;
  const d2 = d1 + row;
  const d3 = d2 + row;
  for (let k: usize = 0; k < 4; k++, v += 4 * matrix) {
    // Row k of B^T d.
    const upper = k == 0 ? d : k == 2 ? d2 : d1;
    const lower = k == 3 ? d3 : k == 2 ? d1 : d2;
    let t0: v128, t1: v128, t2: v128, t3: v128;
    if (k == 1) {
      t0 = f32x4.add(v128.load(upper), v128.load(lower));
      t1 = f32x4.add(v128.load(upper + pixel), v128.load(lower + pixel));
      t2 = f32x4.add(v128.load(upper + 2 * pixel), v128.load(lower + 2 * pixel));
      t3 = f32x4.add(v128.load(upper + 3 * pixel), v128.load(lower + 3 * pixel));
    } else {
      t0 = f32x4.sub(v128.load(upper), v128.load(lower));
      t1 = f32x4.sub(v128.load(upper + pixel), v128.load(lower + pixel));
      t2 = f32x4.sub(v128.load(upper + 2 * pixel), v128.load(lower + 2 * pixel));
      t3 = f32x4.sub(v128.load(upper + 3 * pixel), v128.load(lower + 3 * pixel));
    }
    v128.store(v, f32x4.sub(t0, t2));
    v128.store(v + matrix, f32x4.add(t1, t2));
    v128.store(v + 2 * matrix, f32x4.sub(t2, t1));
    v128.store(v + 3 * matrix, f32x4.sub(t1, t3));
  }
}

/**
 * A d A^T of the 2 x 2 tiles of an output's gradient, as the gradient of the filter needs it.
 * @param even 2 tileRows x 2 tileColumns x channels
 */
export function transformOutputGradient(
  even: usize,
  v: usize,
  matrix: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = pixel * (2 * tileColumns);
  for (let r = 0; r < tileRows; r++) {
    let tile = even + 2 * row * r;
    for (let c = 0; c < tileColumns; c++, tile += 2 * pixel, v += pixel) {
      for (let at: usize = 0; at < pixel; at += 16) {
        const d = tile + at;
        const a = v128.load(d),
          b = v128.load(d + pixel);
        const e = v128.load(d + row),
          f = v128.load(d + row + pixel);
        gradientRow(a, b, v + at, matrix);
        gradientRow(f32x4.add(a, e), f32x4.add(b, f), v + at + 4 * matrix, matrix);
        gradientRow(f32x4.sub(a, e), f32x4.sub(b, f), v + at + 8 * matrix, matrix);
        gradientRow(f32x4.neg(e), f32x4.neg(f), v + at + 12 * matrix, matrix);
      }
    }
  }
}

function gradientRow(left: v128, right: v128, v: usize, matrix: usize): void {
  v128.store(v, left);
  v128.store(v + matrix, f32x4.add(left, right));
  v128.store(v + 2 * matrix, f32x4.sub(left, right));
  v128.store(v + 3 * matrix, f32x4.neg(right));
}

/**
 * A^T m A of the tiles of one picture, with bias and perhaps ReLU: the 2 x 2 outputs of each, as far as they are inside.
 * @param m the first tile's place in the first matrix
 * @param bias 0 for none
 */
export function transformOutput(
  m: usize,
  matrix: usize,
  y: usize,
  bias: usize,
  relu: bool,
  tileRows: i32,
  tileColumns: i32,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = pixel * width;
  for (let r = 0; r < tileRows; r++) {
    for (let c = 0; c < tileColumns; c++, m += pixel) {
      const out = y + row * (2 * r) + pixel * (2 * c);
      const hasRight = 2 * c + 1 < width;
      const hasLower = 2 * r + 1 < height;
      for (let at: usize = 0; at < pixel; at += 16) {
        const offset = bias == 0 ? f32x4.splat(0) : v128.load(bias + at);
        // Columns of m, each taken down to two rows.
        let upperLeft = offset,
          upperRight = offset,
          lowerLeft = offset,
          lowerRight = offset;
        for (let k: usize = 0; k < 4; k++) {
          const place = m + at + k * matrix;
          const m0 = v128.load(place),
            m1 = v128.load(place + 4 * matrix);
          const m2 = v128.load(place + 8 * matrix),
            m3 = v128.load(place + 12 * matrix);
          const upper = f32x4.add(f32x4.add(m0, m1), m2);
          const lower = f32x4.sub(f32x4.sub(m1, m2), m3);
          if (k < 3) {
            upperLeft = f32x4.add(upperLeft, upper);
            lowerLeft = f32x4.add(lowerLeft, lower);
          }
          if (k == 1) {
            upperRight = f32x4.add(upperRight, upper);
            lowerRight = f32x4.add(lowerRight, lower);
          } else if (k > 1) {
            upperRight = f32x4.sub(upperRight, upper);
            lowerRight = f32x4.sub(lowerRight, lower);
          }
        }
        put(out + at, upperLeft, relu);
        if (hasRight) put(out + at + pixel, upperRight, relu);
        if (hasLower) put(out + at + row, lowerLeft, relu);
        if (hasRight && hasLower) put(out + at + row + pixel, lowerRight, relu);
      }
    }
  }
}

function put(at: usize, value: v128, relu: bool): void {
  // pmax(a, b) is a < b ? b : a: a value that is NaN stays so. With the two swapped it would become 0.
  v128.store(at, relu ? f32x4.pmax(value, f32x4.splat(0)) : value);
}

/**
 * G g G^T of a 3 x 3 filter, packed for the products: value k of input channel i and output channel o lies at
 * ((k * outChannels / 8 + o / 8) * inChannels + i) * 8 + o % 8.
 * @param filter 3 x 3 x inChannels x outChannels; if `rotated180`, 3 x 3 x outChannels x inChannels, used rotated by 180
 * degrees
 */
export function transformFilter(
  filter: usize,
  u: usize,
  inChannels: i32,
  outChannels: i32,
  rotated180: bool,
): void {
  const tap = (<usize>(inChannels * outChannels)) << 2;
  for (let i = 0; i < inChannels; i++) {
    for (let o = 0; o < outChannels; o++) {
      const place: usize = rotated180 ? <usize>(o * inChannels + i) : <usize>(i * outChannels + o);
      const first = rotated180 ? filter + 8 * tap + (place << 2) : filter + (place << 2);
      const step: isize = rotated180 ? -(<isize>tap) : <isize>tap;
      const target = u + ((<usize>(((o >> 3) * inChannels + i) * 8 + (o & 7))) << 2);
      filterTile(first, step, target, tap);
    }
  }
}

function filterTile(g: usize, step: isize, u: usize, matrix: usize): void {
  for (let k = 0; k < 4; k++) {
    // Row k of G g.
    const a = filterRow(k, tapOf(g, step, 0), tapOf(g, step, 3), tapOf(g, step, 6));
    const b = filterRow(k, tapOf(g, step, 1), tapOf(g, step, 4), tapOf(g, step, 7));
    const c = filterRow(k, tapOf(g, step, 2), tapOf(g, step, 5), tapOf(g, step, 8));
    for (let l = 0; l < 4; l++) store<f32>(u + matrix * (4 * k + l), filterRow(l, a, b, c));
  }
}

function tapOf(g: usize, step: isize, tap: isize): f32 {
  return load<f32>(g + step * tap);
}

function filterRow(row: i32, a: f32, b: f32, c: f32): f32 {
  if (row == 0) return a;
  if (row == 3) return c;
  const ends: f32 = a + c;
  return <f32>0.5 * (row == 1 ? ends + b : ends - b);
}

/** G^T d G: the gradient of the filter, given that of its transform as 16 matrices of inChannels x outChannels. */
export function transformFilterGradient(d: usize, dw: usize, inChannels: i32, outChannels: i32): void {
  const matrix = (<usize>(inChannels * outChannels)) << 2;
  for (let at: usize = 0; at < matrix; at += 16) {
    for (let r = 0; r < 3; r++) {
      const a = gradientRow(d + at, matrix, r, 0);
      const b = gradientRow(d + at, matrix, r, 1);
      const c = gradientRow(d + at, matrix, r, 2);
      const e = gradientRow(d + at, matrix, r, 3);
      const target = dw + matrix * (3 * r) + at;
      v128.store(target, weighted(0, a, b, c, e));
      v128.store(target + matrix, weighted(1, a, b, c, e));
      v128.store(target + 2 * matrix, weighted(2, a, b, c, e));
    }
  }
}

/** Value (row, column) of G^T d. */
function gradientRow(d: usize, matrix: usize, row: i32, column: usize): v128 {
  const at = d + matrix * column;
  return weighted(
    row,
    v128.load(at),
    v128.load(at + 4 * matrix),
    v128.load(at + 8 * matrix),
    v128.load(at + 12 * matrix),
  );
}

/** Row `row` of G^T times (a, b, c, e). */
function weighted(row: i32, a: v128, b: v128, c: v128, e: v128): v128 {
  const half = f32x4.splat(0.5);
  if (row == 1) return f32x4.mul(half, f32x4.sub(b, c));
  const middle = f32x4.mul(half, f32x4.add(b, c));
  return f32x4.add(row == 0 ? a : e, middle);
}

import type { Component } from '../../components';
import { filledOutline } from './filledOutline';

/**
 * Ink covers this share of its ellipse of inertia if it is a stroke or a dot: 0.95 to 1, slightly bent 0.75. Of MNIST's
 * digits but for its ones, half cover less than 0.5, and of those that cover more most go around paper.
 */
const BENT = 0.7;

/** A 1 is at least this many times as long as it is thick, by its inertia; a dot is not. */
const SLENDER = 2.5;

/** Whether a piece is neither a stroke nor a dot. */
export function isBent(piece: Component, labels: Int32Array, width: number): boolean {
  return inertiaOf(piece, labels, width).cover < BENT || filledOutline(labels, width, piece).isClosed;
}

/**
 * Whether a piece may be a 1.
 * @param leaning it leans by less than this, in pixels to either side for each one down
 */
export function isOne(piece: Component, leaning: number, labels: Int32Array, width: number): boolean {
  const { lean, slenderness } = inertiaOf(piece, labels, width);
  return Math.abs(lean) < leaning && slenderness >= SLENDER;
}

interface Inertia {
  /** How much of the ellipse with the same inertia the ink would cover. */
  readonly cover: number;
  /** Its length, in its widths. */
  readonly slenderness: number;
  /** Pixels to the side for each one down. */
  readonly lean: number;
}

/**
 * How a piece's ink lies about its centre, by its second moments (Hu, "Visual Pattern Recognition by Moment Invariants", 1962).
 * @param labels of all pieces, row-major, in rows of `width` pixels
 */
export function inertiaOf({ label, area, box }: Component, labels: Int32Array, width: number): Inertia {
  let [x1, y1, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      if (labels[(box.y + y) * width + box.x + x] !== label) continue;
      x1 += x;
      y1 += y;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
  }
  // A pixel is a square: it has a twelfth of its own.
  const varianceX = xx / area - (x1 / area) ** 2 + 1 / 12;
  const varianceY = yy / area - (y1 / area) ** 2 + 1 / 12;
  const covariance = xy / area - (x1 * y1) / area ** 2;
  const product = Math.sqrt(varianceX * varianceY - covariance ** 2);
  const half = (varianceX + varianceY) / 2;
  const longer = half + Math.sqrt(Math.max(0, half ** 2 - product ** 2));
  return {
    cover: area / (4 * Math.PI * product),
    slenderness: longer / product,
    lean: covariance / varianceY,
  };
}

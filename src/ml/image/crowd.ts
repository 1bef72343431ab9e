import type { Component } from './components';

/**
 * A picture with more marks than this is not read, nor a drawing with more strokes. A page of numbers has hundreds of them,
 * and a very long strip a thousand; print, weave and noise have thousands, and each takes a millisecond or two.
 */
export const MOST_MARKS = 1500;

/**
 * This many pixels of a mark's box count as one more mark, as they take as long to look at as a small one. Boxes of
 * writing lie side by side and have no more than the picture has; those of hatching lie one over the other.
 */
const PIXELS_A_MARK = 10_000;

/** Whether these are more marks than can be looked at within seconds. */
export function areCrowd(components: readonly Component[]): boolean {
  const marks = components.reduce((sum, { box }) => sum + 1 + (box.width * box.height) / PIXELS_A_MARK, 0);
  return marks > MOST_MARKS;
}

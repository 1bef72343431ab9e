/** The sides of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Larger pictures are shrunk to this, in pixels: strokes are wide enough in it, and work stays within a blink. */
export const LONGEST_SIDE = 1024;

/** A picture with sides in a higher ratio than this is a strip: what is written on it is no larger than it is narrow. */
const STRIP = 4;

/**
 * The size to shrink a picture to: its longer side is `longestSide` pixels then; never enlarged. Of a strip, the shorter
 * side is a quarter of that, as long as the picture has no more pixels than a square with such sides.
 */
export function workingSize({ width, height }: Size, longestSide: number): Size {
  const asPage = longestSide / Math.max(width, height);
  const asStrip = Math.min(
    longestSide / STRIP / Math.min(width, height),
    longestSide / Math.sqrt(width * height),
  );
  const scale = Math.min(1, Math.max(asPage, asStrip));
  const shorter = Math.max(1, Math.round(Math.min(width, height) * scale));
  // The shorter side may have been rounded up, which each pixel along a strip would count for.
  const most = Math.floor(longestSide ** 2 / shorter);
  const longer = Math.min(Math.round(Math.max(width, height) * scale), most);
  return width < height ? { width: shorter, height: longer } : { width: longer, height: shorter };
}

/**
 * The longer side by which the sizes of what is in a picture are measured, in pixels: writing on a strip is no larger
 * for the strip's length.
 */
export function extentOf({ width, height }: Size): number {
  return Math.min(LONGEST_SIDE, Math.max(width, height));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where something lies when it is shown as large as possible in the middle of an area, and how much it is enlarged. */
export interface Fitted extends Size {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Fits `inner` into `outer`, aspect ratio kept; the result is in the units of `outer`. */
export function fitted(inner: Size, outer: Size): Fitted {
  const scale = Math.min(outer.width / inner.width, outer.height / inner.height);
  const width = inner.width * scale;
  const height = inner.height * scale;
  return { x: (outer.width - width) / 2, y: (outer.height - height) / 2, width, height, scale };
}

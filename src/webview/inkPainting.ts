export interface InkPainting {
  /** Index of the first of the values. */
  readonly start: number;
  /** The value of full ink: 1 or 255. */
  readonly full: number;
  readonly colour: string;
}

/** Fills a canvas with values, one a pixel, row-major, as ink on nothing: the value becomes the opacity of the colour. */
export function paintInk(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  { start, full, colour }: InkPainting,
): void {
  const { width, height } = context.canvas;
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    image.data[4 * pixel + 3] = ((values[start + pixel] ?? 0) / full) * 255;
  }
  context.globalCompositeOperation = 'source-over';
  context.putImageData(image, 0, 0);
  // The pixels carry the opacity; the colour of the moment is laid over them.
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}

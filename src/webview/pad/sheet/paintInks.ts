import type { Box } from '../../../ml/image/picture';
import type { Ink } from './ink';
import { inkPaths } from './inkPaths';

/**
 * Paints ink on a canvas, whatever its size.
 * @param part of the sheet that the canvas shows, in the unit of strokes
 */
export function paintInks(
  context: CanvasRenderingContext2D,
  inks: readonly Ink[],
  { part, colour }: { readonly part: Box; readonly colour: string },
): void {
  const across = context.canvas.width / part.width;
  const along = context.canvas.height / part.height;
  context.setTransform(across, 0, 0, along, -part.x * across, -part.y * along);
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const ink of inks) {
    for (const { path, width } of inkPaths(ink, () => new Path2D())) {
      context.lineWidth = width;
      context.stroke(path);
    }
  }
}

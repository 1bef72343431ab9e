import { FRAME_SIDE } from '../../ml/image/picture';
import { paintInk } from '../inkPainting';
import { pictureSource } from '../pictureSource';
import { paintInks } from './sheet/paintInks';
import type { PadContent } from './sheet/sheet';
import { drawnPart, type CanvasSize } from './sheet/sheetPart';

/** Pixels on a side of the pad's square in a drawing that leaves the pad as pixels. */
const SIDE = 1024;

const FRAME: CanvasSize = { width: FRAME_SIDE, height: FRAME_SIDE };

/**
 * What lies on the pad as a PNG: a drawing as black ink on white, 1024 by 1024 pixels and more if there is ink beside the
 * square, a picture as it is.
 */
export function padPng(content: PadContent): Promise<Blob> {
  if (content.kind === 'picture') return pngOf(pictureSource(content.picture));
  const part = drawnPart(content.inks);
  const size = { width: Math.round(SIDE * part.width), height: Math.round(SIDE * part.height) };
  const { canvas, context } = painted(size, '#fff');
  paintInks(context, content.inks, { part, colour: '#000' });
  return pngOf(canvas);
}

/**
 * A digit as the network sees it, 28 by 28 pixels, white ink on black as in MNIST's files.
 * @param frame 784 values 0..1, row-major
 */
export function framePng(frame: ArrayLike<number>): Promise<Blob> {
  const ink = painted(FRAME, '#000');
  paintInk(ink.context, frame, { start: 0, full: 1, colour: '#fff' });
  const { canvas, context } = painted(FRAME, '#000');
  context.drawImage(ink.canvas, 0, 0);
  return pngOf(canvas);
}

function painted(
  { width, height }: CanvasSize,
  ground: string,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to paint on.');
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The canvas gave no PNG.'));
      else resolve(blob);
    }, 'image/png');
  });
}

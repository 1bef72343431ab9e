import { FRAME_SIDE, FRAME_SIZE } from '../../ml/image/picture';
import { element } from '../element';
import { paintInk } from '../inkPainting';

/** Images of one digit, as the dataset view gets them: count x 784 bytes, 0 paper to 255 ink. */
export interface LabelledStrip {
  readonly label: number;
  readonly images: Uint8Array;
  readonly count: number;
}

/** A row of images behind the digit that they show. @param colour of full ink */
export function imageStrip({ label, images, count }: LabelledStrip, colour: string): HTMLElement {
  const pictures = Array.from({ length: count }, (_, index) => picture(images, index, colour));
  const row = element(
    'div',
    {
      class: 'strip-images',
      role: 'img',
      'aria-label': `${String(count)} images of the digit ${String(label)}`,
    },
    ...pictures,
  );
  return element('li', { class: 'strip' }, element('span', { class: 'strip-label' }, String(label)), row);
}

function picture(images: Uint8Array, index: number, colour: string): HTMLCanvasElement {
  const canvas = element('canvas', { class: 'image' });
  canvas.width = FRAME_SIDE;
  canvas.height = FRAME_SIDE;
  const context = canvas.getContext('2d');
  if (context !== null) paintInk(context, images, { start: index * FRAME_SIZE, full: 255, colour });
  return canvas;
}

import type { ResultRow } from '../../protocol/results';
import { DigitBoxes } from '../digitBoxes';
import { element } from '../element';
import { pictureSource } from '../pictureSource';

/** A picture as large as there is room, with a box around each digit that was found in it. */
export class PictureView {
  readonly root = element('div', { class: 'picture' });
  readonly boxes: DigitBoxes;

  constructor(select: (index: number) => void) {
    this.boxes = new DigitBoxes(select);
  }

  show({ preview, digits, name }: ResultRow): void {
    this.root.hidden = preview === null;
    if (preview === null) return;
    const { width, height, scale } = preview;
    const canvas = pictureSource(preview);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', name);
    // Tiny pictures are looked at pixel by pixel, large ones as photographs.
    canvas.classList.toggle('pixels', Math.max(width, height) < 150);
    this.root.style.setProperty('--width', String(width));
    this.root.style.setProperty('--height', String(height));
    this.boxes.show(
      digits.map(({ digit, confidence, box: [x, y, boxWidth, boxHeight] }) => ({
        digit,
        confidence,
        x: x / scale / width,
        y: y / scale / height,
        width: boxWidth / scale / width,
        height: boxHeight / scale / height,
      })),
      0,
    );
    this.root.replaceChildren(canvas, this.boxes.root);
  }
}

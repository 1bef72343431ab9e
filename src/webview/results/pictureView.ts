import type { ResultRow, ScaledPicture } from '../../protocol/results';
import { DigitBoxes } from '../reading/digitBoxes';
import { element } from '../element';
import { pictureSource } from '../pictureSource';

/** A picture as large as there is room, with a box around each digit that was found in it. */
export class PictureView {
  readonly root = element('div', { class: 'picture' });
  readonly boxes: DigitBoxes;

  constructor(select: (index: number) => void) {
    this.boxes = new DigitBoxes(select);
  }

  /**
   * @param picture of the row's file, or `null` if there is none to show
   * @param selected index of the digit whose box is marked
   */
  show({ digits, name }: ResultRow, picture: ScaledPicture | null, selected: number): void {
    this.root.hidden = picture === null;
    if (picture === null) return;
    const { width, height, scale } = picture;
    const canvas = pictureSource(picture);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', name);
    // Tiny pictures are looked at pixel by pixel, large ones as photographs.
    canvas.classList.toggle('pixels', Math.max(width, height) * scale < 150);
    this.root.style.setProperty('--width', String(width * scale));
    this.root.style.setProperty('--height', String(height * scale));
    this.boxes.show(
      digits.map(({ digit, confidence, outcome, box: [x, y, boxWidth, boxHeight] }) => ({
        digit,
        confidence,
        outcome,
        x: x / scale / width,
        y: y / scale / height,
        width: boxWidth / scale / width,
        height: boxHeight / scale / height,
      })),
      selected,
    );
    if (this.boxes.root.parentElement === this.root) this.root.firstElementChild?.replaceWith(canvas);
    else this.root.replaceChildren(canvas, this.boxes.root);
  }
}

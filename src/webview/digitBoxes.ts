import './digitBoxes.css';
import { element } from './element';

/** Where a found digit is, as shares of the area that the boxes lie over. */
export interface DigitBox {
  readonly digit: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Frames around found digits, laid over a picture or drawing; a click on one selects it. */
export class DigitBoxes {
  readonly root = element('div', { class: 'digit-boxes' });
  private readonly select: (index: number) => void;
  private boxes: readonly DigitBox[] = [];

  constructor(select: (index: number) => void) {
    this.select = select;
  }

  /** @param selected index into `boxes` */
  show(boxes: readonly DigitBox[], selected: number): void {
    this.boxes = boxes;
    this.root.replaceChildren(...boxes.map((box, index) => this.box(box, index)));
    this.mark(selected);
  }

  /** Selects another of the boxes that are shown. */
  mark(selected: number): void {
    Array.from(this.root.children).forEach((box, index) => {
      box.classList.toggle('selected', index === selected);
      box.setAttribute('aria-pressed', String(index === selected));
    });
  }

  /** Which box is at a point of the area, -1 if none is. */
  indexAt(at: { readonly x: number; readonly y: number }): number {
    return this.boxes.findIndex(
      ({ x, y, width, height }) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height,
    );
  }

  private box(box: DigitBox, index: number): HTMLElement {
    const made = element(
      'button',
      { class: 'digit-box', 'aria-label': `Digit ${String(index + 1)}: ${String(box.digit)}` },
      element('span', { class: 'digit-box-label' }, String(box.digit)),
    );
    // No room for the label above a box at the upper edge.
    made.classList.toggle('label-inside', box.y < 0.06);
    const { style } = made;
    style.left = `${String(box.x * 100)}%`;
    style.top = `${String(box.y * 100)}%`;
    style.width = `${String(box.width * 100)}%`;
    style.height = `${String(box.height * 100)}%`;
    made.addEventListener('click', () => {
      this.select(index);
    });
    return made;
  }
}

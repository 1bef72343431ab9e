import { button, type ButtonControl } from '../../controls';
import { element } from '../../element';
import type { Tool } from '../sheet/drawing';
import { keyOf } from '../keys';

/**
 * Pens to draw with, by width, in the unit of strokes. The broad one writes as MNIST's writers did on a digit of two
 * thirds of the pad; the fine one leaves room for long numbers.
 */
const PENS = [
  { name: 'fine', label: 'Fine Pen', width: 0.02 },
  { name: 'medium', label: 'Medium Pen', width: 0.04 },
  { name: 'broad', label: 'Broad Pen', width: 0.07 },
] as const;

export type PenName = (typeof PENS)[number]['name'];

/** The pen to begin with: good for one large digit as well as for a number of four digits. */
const FIRST_PEN: PenName = 'medium';

/** As broad as the broadest pen, so that one stroke rubs out one stroke. */
const ERASER_WIDTH = 0.07;

/** The row of buttons to choose one of three pens or the eraser. */
export class PenTools {
  readonly root: HTMLElement;
  private readonly named: readonly { readonly name: PenName | 'eraser'; readonly control: ButtonControl }[];
  private readonly changed: () => void;
  private pen: PenName;
  private isErasing = false;

  /** @param changed called when another tool is chosen */
  constructor(pen: unknown, changed: () => void) {
    this.pen = PENS.find(({ name }) => name === pen)?.name ?? FIRST_PEN;
    this.changed = changed;
    this.named = [
      ...PENS.map(({ name, label }) => ({ name, control: this.penButton(name, label) })),
      { name: 'eraser' as const, control: this.eraserButton() },
    ];
    this.root = element('div', { class: 'pen-tools', role: 'group', 'aria-label': 'Pens' }, ...this.buttons);
    this.mark();
  }

  get buttons(): readonly ButtonControl[] {
    return this.named.map(({ control }) => control);
  }

  /** What the next stroke is made with. */
  get tool(): Tool {
    return this.isErasing ? this.eraser : { kind: 'stroke', width: PENS[this.index]!.width };
  }

  /** The eraser, also for the eraser end of a pen. */
  get eraser(): Tool {
    return { kind: 'erase', width: ERASER_WIDTH };
  }

  /** The pen in use or to be used after the eraser. */
  get penName(): PenName {
    return this.pen;
  }

  toggleEraser(): void {
    this.take(this.pen, !this.isErasing);
  }

  /** Goes back from the eraser to the pen. */
  backToPen(): void {
    if (this.isErasing) this.take(this.pen, false);
  }

  thinner(): void {
    this.take(PENS[Math.max(0, this.index - 1)]!.name, false);
  }

  broader(): void {
    this.take(PENS[Math.min(PENS.length - 1, this.index + 1)]!.name, false);
  }

  private get index(): number {
    return PENS.findIndex(({ name }) => name === this.pen);
  }

  private take(pen: PenName, isErasing: boolean): void {
    this.pen = pen;
    this.isErasing = isErasing;
    this.mark();
    this.changed();
  }

  private mark(): void {
    for (const { name, control } of this.named) {
      const isInUse = name === (this.isErasing ? 'eraser' : this.pen);
      control.ariaPressed = String(isInUse);
      control.classList.toggle('in-use', isInUse);
    }
  }

  private penButton(name: PenName, label: string): ButtonControl {
    const control = button({
      label,
      icon: 'circle-filled',
      look: 'icon',
      keys: `${keyOf('thinner')} and ${keyOf('broader')}`,
      testId: `pad-pen-${name}`,
      onClick: () => {
        this.take(name, false);
      },
    });
    control.classList.add(`pen-${name}`);
    return control;
  }

  private eraserButton(): ButtonControl {
    return button({
      label: 'Eraser',
      icon: 'eraser',
      look: 'icon',
      keys: keyOf('toggleEraser'),
      testId: 'pad-eraser',
      onClick: () => {
        this.toggleEraser();
      },
    });
  }
}

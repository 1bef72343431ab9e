import { FRAME_SIDE } from '../../ml/image/picture';
import { element } from '../element';
import { paintInk } from '../inkPainting';
import { probabilityText } from '../probability';
import { inkColour, onThemeChange, themeColour } from '../theme';

/** What decided a reading, and what becomes of it without that. */
export interface Heat {
  readonly frame: Float32Array;
  /** 784 values, 0..1. */
  readonly heat: Float32Array;
  readonly digit: number;
  readonly confidence: number;
  /** What is read without the hottest tenth of the ink. */
  readonly without: { readonly digit: number; readonly probability: number };
}

/** How much of the ink's opacity is left to ink that did not matter. */
const COLD = 0.3;

/** The frame with the ink that decided in another colour, and a sentence on how much it did. */
export class HeatView {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', {
    class: 'heat-map',
    role: 'img',
    'aria-label': 'The digit, the ink that decided in colour',
    'data-testid': 'heat-map',
  });
  private readonly words = element('p', { 'data-testid': 'heat-words' });
  private shown: Heat | null = null;

  constructor() {
    this.canvas.width = FRAME_SIDE;
    this.canvas.height = FRAME_SIDE;
    this.root = element('div', { class: 'heat' }, this.canvas, this.words);
    onThemeChange(() => {
      this.paint();
    });
  }

  show(heat: Heat): void {
    this.shown = heat;
    this.words.textContent = inWords(heat);
    this.paint();
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (context === null || this.shown === null) return;
    const { frame, heat } = this.shown;
    paintInk(context, frame, { start: 0, full: 1 / COLD, colour: inkColour(this.canvas) });
    const hot = element('canvas', { width: String(FRAME_SIDE), height: String(FRAME_SIDE) });
    const over = hot.getContext('2d');
    if (over === null) return;
    paintInk(over, heat, { start: 0, full: 1, colour: themeColour('--vscode-charts-red', '#e51400') });
    context.drawImage(hot, 0, 0);
  }
}

function inWords({ digit, confidence, without }: Heat): string {
  if (without.digit !== digit) {
    return (
      `The coloured ink decided. Without its hottest tenth a ${String(without.digit)} would be read: ` +
      `the ${String(digit)} falls from ${probabilityText(confidence)} to ${probabilityText(without.probability)}.`
    );
  }
  return (
    'The coloured ink counted most. Without its hottest tenth this is still ' +
    `a ${String(digit)}, with ${probabilityText(without.probability)} instead of ${probabilityText(confidence)}.`
  );
}

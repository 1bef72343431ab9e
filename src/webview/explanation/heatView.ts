import { FRAME_SIDE } from '../../ml/image/picture';
import type { Prediction } from '../../ml/reading';
import { element } from '../element';
import { paintInk } from '../inkPainting';
import { probabilityText } from '../reading/probability';
import { inkColour, onThemeChange, themeColour } from '../theme';

/** What decided a reading, or spoke most for the likeliest digit of one that is refused, and what is left without it. */
export interface Heat extends Pick<Prediction, 'digit' | 'confidence' | 'outcome'> {
  readonly frame: Float32Array;
  /** 784 values, 0..1. */
  readonly heat: Float32Array;
  /** What becomes of the frame without the hottest tenth of the ink; the probability is still that of `digit`. */
  readonly without: Pick<Prediction, 'digit' | 'outcome'> & { readonly probability: number };
}

/** How much of the ink's opacity is left to ink that did not matter. */
const COLD = 0.3;

/** The frame with the ink that decided in another colour, and a sentence on how much it did. */
export class HeatView {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', {
    class: 'heat-map',
    role: 'img',
    'aria-label': 'The digit, with the ink that decided in colour',
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

function inWords(heat: Heat): string {
  const { digit, confidence, outcome, without } = heat;
  const left = fate(without);
  const isSame = left === fate(heat);
  const lead =
    outcome !== 'digit'
      ? `The coloured ink points most to ${String(digit)}, the likeliest digit`
      : isSame
        ? 'The coloured ink counted most'
        : 'The coloured ink decided';
  const isNamed = left === fate({ digit, outcome: 'digit' });
  return (
    `${lead}. Without its strongest tenth, this would ${isSame ? 'still ' : ''}be ${left}, ` +
    `with ${probabilityText(without.probability)}${isNamed ? '' : ` for ${String(digit)}`} ` +
    `instead of ${probabilityText(confidence)}.`
  );
}

/** What the pad makes of a prediction. */
function fate({ digit, outcome }: Pick<Prediction, 'digit' | 'outcome'>): string {
  return outcome === 'digit' ? `read as ${String(digit)}` : 'refused';
}

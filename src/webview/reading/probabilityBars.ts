import { CLASSES } from '../../ml/classes';
import { element } from '../element';
import { probabilityText } from './probability';

interface Bar {
  readonly row: HTMLElement;
  readonly fill: HTMLElement;
  readonly figure: HTMLElement;
}

/** Ten bars, one a digit, each with its figure in text. */
export class ProbabilityBars {
  readonly root: HTMLElement;
  private readonly bars: readonly Bar[];

  /** @param name start of the bars' `data-testid`: "pad" names them pad-bar-0 to pad-bar-9 */
  constructor(name: string) {
    this.bars = Array.from({ length: CLASSES }, (_, digit) => bar(name, digit));
    this.root = element(
      'ul',
      { class: 'bars', tabindex: '0', role: 'list', 'aria-label': 'Probability of each digit' },
      ...this.bars.map(({ row }) => row),
    );
    this.show(null);
  }

  /** @param probabilities ten numbers 0..1, by digit; `null` empties the bars */
  show(probabilities: readonly number[] | null): void {
    const best = probabilities === null ? -1 : probabilities.indexOf(Math.max(...probabilities));
    this.bars.forEach(({ row, fill, figure }, digit) => {
      const probability = probabilities?.[digit] ?? 0;
      fill.style.transform = `scaleX(${probability.toFixed(4)})`;
      figure.textContent = probabilities === null ? '' : probabilityText(probability);
      row.dataset.probability = probabilities === null ? '' : String(probability);
      row.classList.toggle('best', digit === best);
    });
  }
}

function bar(name: string, digit: number): Bar {
  const fill = element('span', { class: 'bar-fill' });
  const figure = element('span', { class: 'bar-figure' });
  const row = element(
    'li',
    { class: 'bar', 'data-testid': `${name}-bar-${String(digit)}` },
    element('span', { class: 'bar-digit' }, String(digit)),
    element('span', { class: 'bar-track', 'aria-hidden': 'true' }, fill),
    figure,
  );
  return { row, fill, figure };
}

import type { HostToIdx } from '../../protocol/idx';
import { button } from '../controls';
import { element } from '../element';
import { ProblemView } from '../problemView';
import { ReadingView } from '../reading/readingView';

/** What a model makes of one image. */
export type Look = Omit<Extract<HostToIdx, { type: 'look' }>, 'type'>;

/** One image at large: what the model reads in it, how likely each digit is, and its pixels. */
export class ImageDetail {
  readonly root: HTMLElement;
  private readonly title = element('h2', { class: 'detail-title' });
  private readonly label = element('p', { class: 'detail-label', 'data-testid': 'idx-detail-label' });
  private readonly problem = new ProblemView('idx-detail-problem');
  private readonly reading = new ReadingView({
    name: 'idx',
    fullInk: 255,
    empty: 'Not read yet',
    frameWords: '28 × 28 pixels, as in the file',
    advice: {
      'not sure': 'The model finds no digit likely enough.',
      'not a digit': 'The model sees no digit in it at all.',
    },
    // There is one digit, and that is shown.
    onSelect: () => undefined,
  });

  constructor(close: () => void) {
    const closing = button({
      label: 'Close',
      icon: 'close',
      look: 'icon',
      keys: 'Esc',
      testId: 'idx-detail-close',
      onClick: close,
    });
    this.root = element(
      'section',
      { class: 'detail', 'data-testid': 'idx-detail', 'aria-label': 'Reading of the image', hidden: '' },
      element('div', { class: 'detail-head' }, this.title, closing),
      this.label,
      this.problem.root,
      this.reading.root,
    );
  }

  /** Shows which image it is, until a model has looked at it. @param label `null` if it has none */
  show(index: number, label: number | null): void {
    this.title.textContent = `Image ${String(index)}`;
    this.label.hidden = label === null;
    this.label.textContent = `Label ${String(label)}`;
    this.label.classList.remove('wrong');
    this.problem.clear();
    this.reading.clear();
    if (!this.root.hidden) return;
    this.root.hidden = false;
    // In a small pane it lies beyond the edge of the page.
    this.root.scrollIntoView({ block: 'nearest' });
  }

  /** Shows what a model makes of the image that is shown. */
  showLook({ modelId, prediction, image }: Look, label: number | null): void {
    const { digit, outcome, confidence } = prediction;
    const text = outcome === 'digit' ? String(digit) : null;
    this.reading.useModel(modelId);
    this.reading.show(modelId, { text, outcome, confidence, digits: [{ ...prediction, frame: image }] });
    // A label that is no digit says nothing about a reading.
    if (label === null || label > 9 || text === null) return;
    const isRight = digit === label;
    this.label.textContent = `Label ${String(label)}: ${isRight ? 'right' : 'misread'}`;
    this.label.classList.toggle('wrong', !isRight);
  }

  /** What a screen reader is told of the reading that is shown; empty if there is none. */
  get spoken(): string {
    return this.reading.spoken;
  }

  /** Says why no model could look at the image that is shown. */
  showProblem(message: string): void {
    this.problem.show(message);
  }

  hide(): void {
    this.root.hidden = true;
  }

  /** Called when the page goes on without it. */
  dispose(): void {
    this.reading.dispose();
  }
}

import './readingView.css';
import type { Reading } from '../ml/reading';
import { element } from './element';
import { FrameView } from './frameView';
import { ProbabilityBars } from './probabilityBars';
import { confidenceInWords, percent, ranked } from './probability';

/** One digit of a reading. */
export interface ShownDigit {
  readonly digit: number;
  /** 0..1. */
  readonly confidence: number;
  /** Ten numbers 0..1, by digit. */
  readonly probabilities: readonly number[];
  /** 784 values, row-major. */
  readonly frame: ArrayLike<number>;
}

export interface ShownReading {
  /** `null` if no digit was found or the reading is refused. */
  readonly text: string | null;
  readonly outcome: Reading['outcome'];
  /** 0..1. */
  readonly confidence: number;
  readonly digits: readonly ShownDigit[];
}

export interface ReadingViewOptions {
  /** Start of the `data-testid`s: "pad" gives pad-reading, pad-bar-0, pad-frame. */
  readonly name: string;
  /** The value of full ink in the frames: 1 or 255. */
  readonly fullInk: number;
  /** Said while there is no reading. */
  readonly empty: string;
  /** Told when the user picks another digit of a number. */
  readonly onSelect: (index: number) => void;
}

/** Below this confidence a reading looks like the guess that it is. */
const UNSURE = 0.5;

/** What was read: the number, how sure it is, the next best, ten bars, and the frame that the network saw. */
export class ReadingView {
  readonly root: HTMLElement;
  private readonly options: ReadingViewOptions;
  private readonly digits: HTMLElement;
  private readonly words = element('p', { class: 'reading-words' });
  private readonly next = element('p', { class: 'reading-next' });
  private readonly choices = element('div', {
    class: 'digit-choices',
    role: 'group',
    'aria-label': 'Digits',
  });
  private readonly bars: ProbabilityBars;
  private readonly frame: FrameView;
  private modelId: string | null = null;
  private reading: ShownReading | null = null;
  private selected = 0;

  constructor(options: ReadingViewOptions) {
    const { name } = options;
    this.options = options;
    this.digits = element('p', { class: 'reading-digits', 'data-testid': `${name}-reading` });
    this.bars = new ProbabilityBars(name);
    this.frame = new FrameView('The digit as the network sees it, 28 by 28 pixels', `${name}-frame`);
    this.root = element(
      'section',
      { class: 'reading', 'aria-label': 'Reading' },
      element('div', { class: 'reading-head' }, this.digits, element('div', {}, this.words, this.next)),
      this.choices,
      this.bars.root,
      element(
        'figure',
        { class: 'reading-frame' },
        this.frame.root,
        element(
          'figcaption',
          {},
          element('strong', {}, 'What the network sees'),
          '28 × 28 pixels, scaled and centred like the digits it learned from',
        ),
      ),
    );
    this.clear();
  }

  /** Says under whose name readings are shown from now on; what another model read disappears. */
  useModel(modelId: string): void {
    if (modelId !== this.modelId) this.clear();
    this.modelId = modelId;
  }

  /** Shows a reading; one that another model made is dropped. @returns whether it is shown */
  show(modelId: string, reading: ShownReading): boolean {
    if (modelId !== this.modelId) return false;
    if (reading.outcome === 'nothing') {
      this.clear();
      return true;
    }
    if (reading.digits.length !== this.reading?.digits.length) this.selected = 0;
    this.reading = reading;
    this.digits.textContent = reading.text ?? '';
    this.digits.style.setProperty('--length', String(reading.digits.length));
    this.digits.dataset.modelId = modelId;
    this.digits.dataset.confidence = String(reading.confidence);
    this.root.dataset.state = stateOf(reading);
    this.words.textContent = inWords(reading);
    this.showChoices(reading.digits);
    this.showDigit();
    return true;
  }

  /** Nothing is read. */
  clear(): void {
    this.reading = null;
    this.selected = 0;
    this.digits.textContent = '';
    delete this.digits.dataset.modelId;
    delete this.digits.dataset.confidence;
    this.root.dataset.state = 'empty';
    this.words.textContent = this.options.empty;
    this.next.textContent = '';
    this.choices.replaceChildren();
    this.bars.show(null);
    this.frame.show(null, this.options.fullInk);
  }

  /** The digit whose bars and frame are shown. */
  get selection(): number {
    return this.selected;
  }

  /** Shows the bars and frame of another digit of the number. */
  select(index: number): void {
    this.selected = index;
    this.showDigit();
  }

  private showDigit(): void {
    const digit = this.reading?.digits[this.selected];
    if (digit === undefined) return;
    const [, second, third] = ranked(digit.probabilities);
    this.next.textContent =
      second === undefined || third === undefined
        ? ''
        : `then ${String(second.digit)} at ${percent(second.probability)}, ${String(third.digit)} at ${percent(third.probability)}`;
    this.bars.show(digit.probabilities);
    this.frame.show(digit.frame, this.options.fullInk);
    Array.from(this.choices.children).forEach((choice, index) => {
      choice.setAttribute('aria-pressed', String(index === this.selected));
    });
  }

  private showChoices(digits: readonly ShownDigit[]): void {
    if (digits.length < 2) {
      this.choices.replaceChildren();
      return;
    }
    this.choices.replaceChildren(
      ...digits.map(({ digit, confidence }, index) => {
        const choice = element(
          'button',
          {
            class: 'digit-choice',
            'aria-label': `Digit ${String(index + 1)}: ${String(digit)}, ${percent(confidence)}`,
          },
          element('strong', {}, String(digit)),
          element('span', {}, percent(confidence)),
        );
        choice.addEventListener('click', () => {
          this.options.onSelect(index);
        });
        return choice;
      }),
    );
  }
}

function stateOf({ outcome, confidence }: ShownReading): 'read' | 'unsure' | 'refused' {
  if (outcome !== 'digit') return 'refused';
  return confidence < UNSURE ? 'unsure' : 'read';
}

function inWords({ outcome, confidence, digits }: ShownReading): string {
  const guess = digits.map(({ digit }) => digit).join('');
  switch (outcome) {
    case 'not a digit':
      return digits.length > 1 ? 'These are no digits' : 'This is no digit';
    case 'not sure':
      return `Not sure: perhaps ${guess}, ${percent(confidence)}`;
    default:
      return `${confidenceInWords(confidence)}, ${percent(confidence)}`;
  }
}

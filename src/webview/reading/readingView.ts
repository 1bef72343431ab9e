import './readingView.css';
import { placeInWords } from '../../ml/placeInWords';
import { LEAST_CONFIDENCE } from '../../ml/reading';
import { digitMark } from './digitMark';
import { element } from '../element';
import { FrameView } from './frameView';
import { setMemberCount } from './memberCount';
import { ProbabilityBars } from './probabilityBars';
import { probabilityText } from './probability';
import { adviceOn, digitInWords, figures, inWords, spoken } from './readingWords';
import type { Advice, ShownDigit, ShownReading } from './readingWords';
import { roveFocus, setTabStop } from '../rovingFocus';

export interface ReadingViewOptions {
  /** Start of the `data-testid`s: "pad" gives pad-reading, pad-bar-0, pad-frame. */
  readonly name: string;
  /** The value of full ink in the frames: 1 or 255. */
  readonly fullInk: number;
  /** Said while there is no reading. */
  readonly empty: string;
  /** Said of the frame: how the picture came to its 28 x 28 pixels. */
  readonly frameWords?: string;
  /** Said with a reading that is refused. */
  readonly advice: Advice;
  /** Index of the digit to select in the first reading. Left out, or without a digit there, the first one is selected. */
  readonly selected?: number | null;
  /** What can be done with what was read, beside it. */
  readonly actions?: HTMLElement;
  /** Told when the user picks another digit of a number. */
  readonly onSelect: (index: number) => void;
  /** Told which digit is looked at, `null` if none is, and its place in a number, "2nd digit", empty if it is alone. */
  readonly onDigit?: (digit: ShownDigit | null, place: string) => void;
}

/** Most digits of a number that leave room beside them, in the narrowest column, for how sure the reading is. */
const SHORT = 12;

/** Pixels around a choice that its outline takes; the padding of the list of them. */
const OUTLINE = 3;

/** What was read: the number, how sure it is, the next best, ten bars, and the frame that the network saw. */
export class ReadingView {
  readonly root: HTMLElement;
  private readonly options: ReadingViewOptions;
  private readonly digits: HTMLElement;
  private readonly words = element('p', { class: 'reading-words' });
  private readonly next = element('p', { class: 'reading-next' });
  private readonly advice = element('p', { class: 'reading-advice' });
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
  private selectedFirst: number | null;

  constructor(options: ReadingViewOptions) {
    const { name, actions } = options;
    this.options = options;
    this.selectedFirst = options.selected ?? null;
    this.digits = element('p', { class: 'reading-digits', 'data-testid': `${name}-reading` });
    this.bars = new ProbabilityBars(name);
    this.frame = new FrameView('The digit as the network sees it, 28 by 28 pixels', `${name}-frame`);
    this.root = element(
      'section',
      { class: 'reading', 'aria-label': 'Reading' },
      element(
        'div',
        { class: 'reading-head' },
        this.digits,
        element('div', {}, this.words, this.next, this.advice, ...(actions === undefined ? [] : [actions])),
      ),
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
          options.frameWords ?? '28 × 28 pixels, scaled and centred like the digits it learned from',
        ),
      ),
    );
    roveFocus(this.choices);
    letScroll(this.digits);
    this.clear();
  }

  /** Names the model whose readings are shown from now on; a reading by another model disappears. */
  useModel(modelId: string): void {
    if (modelId !== this.modelId) this.clear();
    this.modelId = modelId;
  }

  /** Shows a reading, unless another model than that of `useModel` made it. @returns whether it is shown */
  show(modelId: string, reading: ShownReading): boolean {
    if (modelId !== this.modelId) return false;
    if (reading.outcome === 'nothing') {
      this.clear();
      return true;
    }
    if (reading.digits.length !== this.reading?.digits.length) {
      const { selectedFirst } = this;
      const isThere = selectedFirst !== null && selectedFirst < reading.digits.length;
      this.selected = isThere ? selectedFirst : firstDigitOf(reading);
      this.selectedFirst = null;
    }
    this.reading = reading;
    const read = reading.text === null ? [] : reading.digits.filter(isNoSign);
    this.showNumber(read);
    this.digits.dataset.modelId = modelId;
    this.digits.dataset.confidence = String(reading.confidence);
    this.root.dataset.state = stateOf(reading);
    this.words.textContent = inWords(reading);
    this.advice.textContent = adviceOn(reading, this.options.advice);
    this.showChoices(reading.digits);
    this.showDigit();
    return true;
  }

  /** Shows that nothing is read. */
  clear(): void {
    this.reading = null;
    this.selected = 0;
    this.showNumber([]);
    delete this.digits.dataset.modelId;
    delete this.digits.dataset.confidence;
    this.root.dataset.state = 'empty';
    this.words.textContent = this.options.empty;
    this.next.textContent = '';
    this.advice.textContent = '';
    this.showChoices([]);
    this.bars.show(null);
    this.frame.show(null, this.options.fullInk);
    this.options.onDigit?.(null, '');
  }

  /** Says why there is no reading, until there is one. */
  sayOfNone(words: string): void {
    if (this.reading === null) this.words.textContent = words;
  }

  /** What a screen reader is told of what is shown; empty if that is nothing. */
  get spoken(): string {
    return this.reading === null ? '' : spoken(this.reading, this.options.advice);
  }

  /** The digit whose bars and frame are shown. */
  get selection(): number {
    return this.selected;
  }

  /** Index to select in the first reading; `null` once that has come, or if none was given. */
  get firstSelection(): number | null {
    return this.selectedFirst;
  }

  /** Shows the bars and frame of another digit of the number. */
  select(index: number): void {
    this.selected = index;
    this.showDigit();
  }

  /** Called when the page goes on without it. */
  dispose(): void {
    this.frame.dispose();
  }

  private showNumber(digits: readonly ShownDigit[]): void {
    this.digits.replaceChildren(...digits.map(digitOf));
    this.digits.style.setProperty('--length', String(digits.length));
    this.root.classList.toggle('long', digits.length > SHORT);
  }

  private showDigit(): void {
    const { reading } = this;
    const digit = reading?.digits[this.selected];
    if (reading === null || digit === undefined) return;
    this.next.textContent = figures(reading, this.selected);
    this.bars.show(digit.probabilities);
    this.bars.root.dataset.outcome = digit.outcome ?? reading.outcome;
    this.frame.show(digit.frame, this.options.fullInk);
    const isAlone = reading.digits.length < 2;
    this.options.onDigit?.(digit, isAlone ? '' : placeInWords(reading.digits, this.selected));
    const chosen = this.choices.children[this.selected];
    const isOther = chosen?.getAttribute('aria-pressed') !== 'true';
    Array.from(this.choices.children).forEach((choice, index) => {
      choice.setAttribute('aria-pressed', String(index === this.selected));
    });
    if (isOther && chosen instanceof HTMLElement) showWithin(this.choices, chosen);
    if (!this.choices.contains(document.activeElement)) setTabStop(this.choices, this.selected);
  }

  private showChoices(digits: readonly ShownDigit[]): void {
    const count = digits.length < 2 ? 0 : digits.length;
    setMemberCount(this.choices, count, (index) => this.choice(index));
    Array.from(this.choices.children).forEach((choice, index) => {
      const digit = digits[index]!;
      choice.setAttribute('aria-label', digitInWords(digits, index));
      choice.replaceChildren(digitMark(digit), ' ', element('span', {}, probabilityText(digit.confidence)));
    });
  }

  private choice(index: number): HTMLElement {
    const made = element('button', { class: 'digit-choice' });
    made.addEventListener('click', () => {
      this.options.onSelect(index);
    });
    return made;
  }
}

/** Makes an element focusable while its content overflows, as the keyboard scrolls what has the focus. */
function letScroll(element: HTMLElement): void {
  new ResizeObserver(() => {
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }).observe(element);
}

/** Scrolls a list to one of its members. `scrollIntoView` would also scroll the page, which must not move under a pen. */
function showWithin(list: HTMLElement, { offsetTop, offsetHeight }: HTMLElement): void {
  const least = offsetTop + offsetHeight + OUTLINE - list.clientHeight;
  list.scrollTop = Math.max(least, Math.min(list.scrollTop, offsetTop - OUTLINE));
}

/** Index of the first that is a digit; 0 if there is none. */
function firstDigitOf({ digits }: ShownReading): number {
  return Math.max(0, digits.findIndex(isNoSign));
}

function isNoSign({ outcome }: ShownDigit): boolean {
  return outcome !== 'not a digit';
}

/** A digit of the number at large; one that is a guess by itself is marked as one. */
function digitOf({ digit, outcome = 'digit' }: ShownDigit): HTMLElement {
  return element('span', outcome === 'digit' ? {} : { class: 'doubtful' }, String(digit));
}

function stateOf({ outcome, confidence }: ShownReading): 'read' | 'unsure' | 'not-sure' | 'not-a-digit' {
  if (outcome === 'not a digit') return 'not-a-digit';
  if (outcome === 'not sure') return 'not-sure';
  return confidence < LEAST_CONFIDENCE ? 'unsure' : 'read';
}

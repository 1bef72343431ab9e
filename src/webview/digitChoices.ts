import './digitChoices.css';
import { CLASSES } from '../ml/classes';
import { element } from './element';
import { roveFocus, setTabStop } from './rovingFocus';

export interface DigitChoicesOptions {
  /** Id of the element that says what is chosen. */
  readonly labelledBy: string;
  /** Start of the `data-testid`s: "pad-was" gives pad-was-0 to pad-was-9. */
  readonly name: string;
  /** What a choice does, for its tooltip: "Keep as". */
  readonly verb: string;
  readonly onChoose: (digit: number) => void;
}

/** The ten digits as a row of buttons: one stop for the Tab key. The keys 0 to 9 are left to the page. */
export class DigitChoices {
  readonly root: HTMLElement;
  private readonly choices: readonly HTMLButtonElement[];
  private shown = '';

  constructor({ labelledBy, name, verb, onChoose }: DigitChoicesOptions) {
    this.choices = Array.from({ length: CLASSES }, (_, digit) => {
      const text = String(digit);
      const choice = element(
        'button',
        {
          class: 'ten-digit',
          type: 'button',
          'data-testid': `${name}-${text}`,
          title: `${verb} ${text} (${text})`,
        },
        text,
      );
      choice.addEventListener('click', () => {
        onChoose(digit);
      });
      return choice;
    });
    this.root = element(
      'div',
      { class: 'ten-digits', role: 'toolbar', 'aria-labelledby': labelledBy },
      ...this.choices,
    );
    roveFocus(this.root);
    setTabStop(this.root, 0);
  }

  /**
   * @param chosen the digit that it is, by the user's word; `null` if that is open
   * @param hinted a digit that it may be
   */
  show(isEnabled: boolean, chosen: number | null, hinted: number | null = null): void {
    // It is asked for with every frame while somebody draws.
    const shown = [isEnabled, chosen, hinted].join();
    if (this.shown === shown) return;
    this.shown = shown;
    this.choices.forEach((choice, digit) => {
      choice.disabled = !isEnabled;
      choice.classList.toggle('hinted', digit === hinted && digit !== chosen);
      choice.setAttribute('aria-pressed', String(digit === chosen));
    });
  }

  focus(): void {
    this.choices.find(({ tabIndex }) => tabIndex === 0)?.focus();
  }
}

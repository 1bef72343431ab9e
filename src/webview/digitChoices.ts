import './digitChoices.css';
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
  private shown: { readonly isEnabled: boolean; readonly marked: number | null } | null = null;

  constructor({ labelledBy, name, verb, onChoose }: DigitChoicesOptions) {
    this.choices = Array.from({ length: 10 }, (_, digit) => {
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

  /** @param marked the digit that it is taken for now, `null` if for none */
  show(isEnabled: boolean, marked: number | null): void {
    // It is asked for with every frame while somebody draws.
    if (this.shown?.isEnabled === isEnabled && this.shown.marked === marked) return;
    this.shown = { isEnabled, marked };
    this.choices.forEach((choice, digit) => {
      choice.disabled = !isEnabled;
      choice.classList.toggle('marked', digit === marked);
      choice.setAttribute('aria-pressed', String(digit === marked));
    });
  }

  focus(): void {
    this.choices.find(({ tabIndex }) => tabIndex === 0)?.focus();
  }
}

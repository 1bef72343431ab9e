import './correction.css';
import { bytesOf } from '../../ml/data/frames';
import type { FrameBytes } from '../../protocol/frameBytes';
import type { HostToPad } from '../../protocol/pad';
import { button } from '../controls';
import { DigitChoices } from '../digitChoices';
import { element } from '../element';
import { changeWithFocus, keepingFocus } from '../focusNext';
import type { ShownDigit } from '../reading/readingWords';
import { keyOf } from './keys';

/** What the user can do with the selected digit: keep it in My Digits, and take that back. */
export interface CorrectionCommands {
  /** Keeps a frame with its true label, 0..9. The host's answer names `id`. */
  keep(id: number, frame: FrameBytes, label: number): void;
  takeBack(): void;
  showMyDigits(): void;
  /** Tells screen readers. */
  say(text: string): void;
}

/** The line while there is nothing else to say. */
const INVITATION = 'Keeps it in My Digits for tests and training.';

/** "That was a …": keeps a drawing with its true label by one click or key, and says in a line below what came of it. */
export class Correction {
  readonly root: HTMLElement;
  private readonly commands: CorrectionCommands;
  private readonly title = element('h2', { id: 'correction-title' });
  private readonly choices = new DigitChoices({
    labelledBy: 'correction-title',
    name: 'pad-was',
    verb: 'Keep as',
    onChoose: (digit) => this.keep(digit),
  });
  private readonly right = button({
    label: 'That Is Right',
    icon: 'check',
    keys: keyOf('keepAsRead'),
    testId: 'pad-right',
    onClick: () => this.keepAsRead(),
  });
  private readonly undoLink = link('Undo', 'pad-undo-keep', () => this.undo());
  private readonly showLink = link('Show', 'pad-show-kept', () => this.commands.showMyDigits());
  private readonly line = element('p', { class: 'correction-line', 'data-testid': 'pad-kept' });
  private digit: ShownDigit | null = null;
  /** "2nd digit" of a number; empty if there is one digit. */
  private place = '';
  /** How often a digit was sent to be kept; numbers the requests. */
  private asked = 0;
  /** The requests that are not answered yet: from their id to what `place` was. */
  private readonly pending = new Map<number, string>();
  /** `place` of the digit that the line is about. */
  private keptPlace = '';
  /** What that digit is kept as; `null` if the line is about none. */
  private keptLabel: number | null = null;
  /** Whether what the line says can be undone; `asked` while the host is at it. */
  private undoing: 'impossible' | 'possible' | 'asked' = 'impossible';

  constructor(commands: CorrectionCommands) {
    this.commands = commands;
    this.root = element(
      'section',
      { class: 'correction', 'aria-labelledby': 'correction-title' },
      element('div', { class: 'correction-head' }, this.title, this.right),
      this.choices.root,
      this.line,
    );
    this.show(null, '');
    this.renew();
  }

  /** @param place of the digit in its number, empty if it is alone */
  show(digit: ShownDigit | null, place: string): void {
    const wasOnRight = this.right === document.activeElement;
    this.digit = digit;
    this.place = place;
    const read = digit !== null && (digit.outcome ?? 'digit') === 'digit' ? digit.digit : null;
    this.title.textContent = place === '' ? 'That was a …' : `The ${place} was a …`;
    changeWithFocus(this.root, digit === null, () => {
      this.right.disabled = read === null;
      this.choices.show(digit !== null, place === this.keptPlace ? this.keptLabel : null, read);
    });
    if (digit !== null && read === null && wasOnRight) this.choices.focus();
  }

  /** The drawing has changed: whatever the line says of it is over, and so is every pending answer. */
  renew(): void {
    this.pending.clear();
    // This is called with every move of the pen.
    if (this.line.textContent === INVITATION) return;
    this.undoing = 'impossible';
    this.mark(null);
    this.fill(INVITATION);
  }

  /** The host has kept a digit. Says so, if the drawing is still the same. */
  kept({ id, label, instead, isNew }: Extract<HostToPad, { type: 'kept' }>): void {
    const place = this.pending.get(id);
    if (place === undefined) return;
    // Keeping the same digit once more changes nothing, so that the keeping before it can still be undone.
    const isStillUndoable =
      this.undoing === 'possible' && place === this.keptPlace && label === this.keptLabel;
    this.keptPlace = place;
    // Answers come in the order of the requests: earlier ones without an answer have failed.
    for (const each of this.pending.keys()) if (each <= id) this.pending.delete(each);
    // Undo takes back the latest keeping, so that an earlier one cannot be undone.
    const isUndoable = (isNew || isStillUndoable) && this.pending.size === 0;
    const before = instead === null ? '' : `, no longer as ${String(instead)}`;
    const words = `${this.subject()} as ${String(label)} in My Digits${isNew ? before : ' already'}.`;
    // An undo that the user asked for meanwhile is still under way.
    if (this.undoing !== 'asked') this.undoing = isUndoable ? 'possible' : 'impossible';
    this.mark(label);
    this.tell(words, ...this.links(isUndoable));
  }

  /** The host has undone the latest keeping. Says so, if the drawing is still the same. */
  undone({ label, isUndoable }: Extract<HostToPad, { type: 'keepUndone' }>): void {
    if (this.undoing !== 'asked') return;
    this.undoing = isUndoable ? 'possible' : 'impossible';
    this.mark(label);
    if (label === null) this.tell('Undone.');
    else this.tell(`${this.subject()} as ${String(label)} in My Digits again.`, ...this.links(isUndoable));
  }

  /** The host could not undo the latest keeping: the link stays, to try again. */
  notUndone(): void {
    if (this.undoing === 'asked') this.undoing = 'possible';
  }

  /** Keeps the selected digit as `label`, 0..9. Does nothing if there is none. */
  keep(label: number): void {
    if (this.digit === null) return;
    const id = ++this.asked;
    this.pending.set(id, this.place);
    this.commands.keep(id, bytesOf(this.digit.frame), label);
  }

  /** Keeps the selected digit as what it was read as. Does nothing if it was refused. */
  keepAsRead(): void {
    if (this.digit !== null && !this.right.disabled) this.keep(this.digit.digit);
  }

  /** Undoes what the line says. */
  undo(): void {
    if (this.undoing !== 'possible') return;
    this.undoing = 'asked';
    this.commands.takeBack();
  }

  /** The beginning of a sentence about the digit that was kept. */
  private subject(): string {
    return this.keptPlace === '' ? 'Kept' : `Kept the ${this.keptPlace}`;
  }

  private links(isUndoable: boolean): HTMLElement[] {
    return isUndoable ? [this.undoLink, this.showLink] : [this.showLink];
  }

  private mark(keptLabel: number | null): void {
    this.keptLabel = keptLabel;
    this.show(this.digit, this.place);
  }

  private tell(words: string, ...links: HTMLElement[]): void {
    this.fill(element('span', {}, words), ...links);
    this.commands.say(words);
  }

  /** Replaces the content of the line. If a link in it had the keyboard's focus, the digits get it. */
  private fill(...content: (HTMLElement | string)[]): void {
    keepingFocus(
      () => this.line.replaceChildren(...content),
      () => this.choices.focus(),
    );
  }
}

function link(text: string, testId: string, run: () => void): HTMLElement {
  const made = element('button', { class: 'link', 'data-testid': testId }, text);
  made.addEventListener('click', run);
  return made;
}

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

/** What the user says of the digit that is looked at, and what becomes of it. */
export interface CorrectionCommands {
  /** Keeps a frame under what it really is, 0..9; the answer is to name `id`. */
  keep(id: number, frame: FrameBytes, label: number): void;
  takeBack(): void;
  showMyDigits(): void;
  /** Tells screen readers. */
  say(text: string): void;
}

/** The line while there is nothing else to say. */
const INVITATION = 'Keeps it in My Digits, to test and train with.';

/** "That was a …": says what a drawing really was, by one click or key; what came of it stands in a line below. */
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
  /** How many keepings were asked for. */
  private asked = 0;
  /** What `place` was when those were asked for, by their id, that are still to be answered. */
  private readonly underWay = new Map<number, string>();
  /** The place of the digit that the line tells of. */
  private keptPlace = '';
  /** What that digit is kept as; `null` if the line tells of none. */
  private keptLabel: number | null = null;
  /** Whether the keeping that the line tells of can be taken back, or is about to be. */
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

  /** What is on the pad has changed: nothing more is to be said of what was there before. */
  renew(): void {
    this.underWay.clear();
    // It is asked for with every move of the pen.
    if (this.line.textContent === INVITATION) return;
    this.undoing = 'impossible';
    this.mark(null);
    this.fill(INVITATION);
  }

  /** Says that a digit is kept, if it is on the pad still. */
  kept({ id, label, instead, isNew }: Extract<HostToPad, { type: 'kept' }>): void {
    const place = this.underWay.get(id);
    if (place === undefined) return;
    // What says only that it is kept so already takes no way back from what kept it.
    const isStillUndoable =
      this.undoing === 'possible' && place === this.keptPlace && label === this.keptLabel;
    this.keptPlace = place;
    // They are answered in their order: those before it failed.
    for (const each of this.underWay.keys()) if (each <= id) this.underWay.delete(each);
    // Only the latest keeping can be taken back.
    const isUndoable = (isNew || isStillUndoable) && this.underWay.size === 0;
    const before = instead === null ? '' : `, no longer as ${String(instead)}`;
    const words = `${this.subject()} as ${String(label)} in My Digits${isNew ? before : ' already'}.`;
    // One that was to be taken back while it was under way is about to be.
    if (this.undoing !== 'asked') this.undoing = isUndoable ? 'possible' : 'impossible';
    this.mark(label);
    this.tell(words, ...this.links(isUndoable));
  }

  /** Says that the latest keeping was taken back, if what was kept is on the pad still. */
  undone({ label, isUndoable }: Extract<HostToPad, { type: 'keepUndone' }>): void {
    if (this.undoing !== 'asked') return;
    this.undoing = isUndoable ? 'possible' : 'impossible';
    this.mark(label);
    if (label === null) this.tell('Taken back.');
    else this.tell(`${this.subject()} as ${String(label)} in My Digits again.`, ...this.links(isUndoable));
  }

  /** The latest keeping could not be taken back: it is there still, and the link to try it again. */
  notUndone(): void {
    if (this.undoing === 'asked') this.undoing = 'possible';
  }

  /** The digit that is looked at is `label`, 0..9. Nothing happens if there is none. */
  keep(label: number): void {
    if (this.digit === null) return;
    const id = ++this.asked;
    this.underWay.set(id, this.place);
    this.commands.keep(id, bytesOf(this.digit.frame), label);
  }

  /** The digit that is looked at was read right; one that is refused was not. */
  keepAsRead(): void {
    if (this.digit !== null && !this.right.disabled) this.keep(this.digit.digit);
  }

  /** Takes the keeping back that the line tells of. */
  undo(): void {
    if (this.undoing !== 'possible') return;
    this.undoing = 'asked';
    this.commands.takeBack();
  }

  /** How a sentence about the digit that was kept begins. */
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

  /** Puts something else into the line. A link that goes with it must not take the keyboard's focus along. */
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

import type { HostToMyDigits, MyDigitsContent, MyDigitsToHost } from '../../protocol/myDigits';
import { Announcer } from '../announcer';
import { hasModifier, isPressed } from '../chord';
import { element, icon } from '../element';
import { setHidden } from '../focusNext';
import { button } from '../controls';
import type { Host } from '../host';
import { scoreOf } from '../images/imageOrder';
import { LabelFilter } from '../images/labelFilter';
import { listenToPageKeys } from '../pageKeys';
import { ProblemView } from '../problemView';
import { DigitGrid, imageOf, ordered } from './digitGrid';
import { DigitsHead } from './digitsHead';
import { viewStateKept, type ViewState } from './viewState';
import { changedIndex } from './sameDigit';
import { SelectionBar } from './selectionBar';
import { TestLine } from './testLine';

/** My Digits: all that were kept, each to be labelled anew or deleted, and how the model in use reads them. */
export class MyDigitsPage {
  private readonly host: Host<HostToMyDigits, MyDigitsToHost>;
  private readonly problem = new ProblemView('my-digits-problem');
  private readonly announcer = new Announcer();
  private readonly head: DigitsHead;
  private readonly filter = new LabelFilter((label) => this.changeView({ label }));
  private readonly testLine = new TestLine(() =>
    this.changeView({ order: this.viewState.order === 'file' ? 'mistakes' : 'file' }),
  );
  private readonly grid = new DigitGrid(
    () => this.showMarked(),
    () => this.keep(),
  );
  private readonly selection = new SelectionBar({
    relabel: (label) => this.relabel(label),
    remove: () => this.remove(),
  });
  private readonly collection: HTMLElement;
  private readonly empty: HTMLElement;
  private viewState: ViewState;
  private content: MyDigitsContent | null = null;
  /**
   * State of an undo, whose digit is to be marked once it is back. When the host has said `done`, the collection that it sends
   * next ends the undo, even if no digit differs in it.
   */
  private takingBack: 'asked for' | 'done' | null = null;

  constructor(host: Host<HostToMyDigits, MyDigitsToHost>) {
    this.host = host;
    this.viewState = viewStateKept(host.kept);
    this.head = new DigitsHead((type) => (type === 'undo' ? this.undo() : this.host.post({ type })));
    this.empty = invitation(() => this.host.post({ type: 'openPad' }));
    this.collection = element(
      'div',
      { class: 'collection', hidden: '' },
      this.filter.root,
      this.testLine.root,
      this.grid.root,
      this.selection.root,
    );
  }

  /** Shows the page and asks the host for the collection. */
  start(): void {
    document.body.append(
      element(
        'main',
        { class: 'my-digits' },
        this.head.root,
        this.problem.root,
        this.empty,
        this.collection,
        this.announcer.root,
      ),
    );
    listenToPageKeys((event) => this.press(event));
    this.host.listen({
      digits: ({ content }) => this.show(content),
      done: ({ message }) => {
        if (this.takingBack !== null) this.takingBack = 'done';
        this.announcer.say(message);
      },
      problem: ({ message }) => {
        this.takingBack = null;
        this.problem.show(message);
      },
    });
    this.host.post({ type: 'ready' });
  }

  private show(content: MyDigitsContent): void {
    this.problem.clear();
    const { takingBack } = this;
    const changed = takingBack !== null && this.content !== null ? changedIndex(this.content, content) : -1;
    if (changed >= 0 || takingBack === 'done' || content.undo === null) this.takingBack = null;
    this.content = content;
    this.head.show(content);
    const [shown, gone] = content.count > 0 ? [this.collection, this.empty] : [this.empty, this.collection];
    shown.hidden = false;
    setHidden(gone, true);
    this.filter.show(content.labels);
    if (!this.filter.has(this.viewState.label)) this.viewState = { ...this.viewState, label: null };
    this.changeView({}, changed);
  }

  /** @param changed a digit to mark, even if the filter leaves it out; -1 if there is none */
  private changeView(change: Partial<ViewState>, changed = -1): void {
    this.viewState = { ...this.viewState, ...change };
    if (this.content === null) return;
    const { label, order } = this.viewState;
    this.filter.mark(label);
    this.testLine.show(this.content.test, scoreOf(ordered(this.content)), order === 'mistakes');
    this.grid.show(this.content, this.viewState, changed);
    this.keep();
    this.showSelection();
  }

  private keep(): void {
    const { marked, first } = this.grid;
    this.viewState = { ...this.viewState, first, marked: marked < 0 ? null : marked };
    this.host.keep(this.viewState);
  }

  private showMarked(): void {
    this.takingBack = null;
    this.keep();
    this.showSelection();
  }

  private showSelection(): void {
    const digit = this.marked();
    this.selection.show(digit === null ? null : { ...digit, words: this.grid.words });
  }

  /** The marked digit, `null` if there is none. */
  private marked(): { image: Uint8Array<ArrayBuffer>; label: number } | null {
    const { content, grid } = this;
    if (content === null || grid.marked < 0) return null;
    return { image: imageOf(content, grid.marked), label: content.labels[grid.marked]! };
  }

  private relabel(to: number): void {
    const digit = this.marked();
    if (digit === null || digit.label === to) return;
    // So that a user who pressed the wrong key can press another.
    this.grid.hold();
    this.host.post({ type: 'relabel', ...digit, to });
  }

  private undo(): void {
    this.takingBack = (this.content?.undo ?? null) === null ? null : 'asked for';
    this.host.post({ type: 'undo' });
  }

  private remove(): void {
    const digit = this.marked();
    if (digit !== null) this.host.post({ type: 'remove', ...digit });
  }

  private press(event: KeyboardEvent): void {
    const { key } = event;
    if (isPressed('Mod+Z', event)) this.undo();
    // A key that is held down would go on with the digits that take the place of the one it was pressed for.
    else if (hasModifier(event) || event.repeat) return;
    else if (/^\d$/.test(key)) this.relabel(Number(key));
    else if (key === 'Delete' || key === 'Backspace') this.remove();
    else return;
    event.preventDefault();
  }
}

function invitation(openPad: () => void): HTMLElement {
  return element(
    'div',
    { class: 'empty', hidden: '', 'data-testid': 'my-digits-empty' },
    icon('edit'),
    element('p', { class: 'empty-title' }, 'No digits kept yet'),
    element(
      'p',
      {},
      'Draw a digit on the pad and press its key, 0 to 9. Digits kept here show how well a model reads your handwriting, and can train it.',
    ),
    button({
      label: 'Open Drawing Pad',
      icon: 'edit',
      look: 'primary',
      testId: 'my-digits-pad',
      onClick: openPad,
    }),
  );
}

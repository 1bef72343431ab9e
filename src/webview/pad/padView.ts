import type { ReadDigit } from '../../ml/reading';
import { Announcer } from '../announcer';
import { DigitBoxes } from '../reading/digitBoxes';
import { element, icon } from '../element';
import { ExplanationView, type Explainer } from '../explanation/explanationView';
import { ProblemView } from '../problemView';
import { ReadingView } from '../reading/readingView';
import { CanvasView } from './canvasView';
import { Correction, type CorrectionCommands } from './correction';
import type { PadActions } from './keys';
import { KeysDialog } from './keysDialog';
import { ModelLine } from './modelLine';
import { NumberActions } from './numberActions';
import { PadToolbar, type PadPossibilities } from './padToolbar';
import type { PenTools } from './pen/penTools';
import { shareOfCanvas } from './sheet/sheetPart';
import type { ViewState } from './viewState';

/** Said while there is nothing on the pad. */
const NOTHING = 'Nothing to read yet';

/** What a user can do on the page besides drawing. */
export interface PageCommands extends PadActions, Omit<CorrectionCommands, 'say'> {
  chooseModel(): void;
  /** The user selected another digit, or opened or closed an explanation. */
  looked(): void;
  /** Why a digit is read as it is cannot be worked out. */
  notExplained(error: unknown): void;
  /** The canvas has changed its shape, and the boxes over it have to be placed anew. */
  placeBoxes(): void;
}

/** The page of the drawing pad: lays out its parts and passes on what they are to show. */
export class PadView {
  readonly canvas: CanvasView;
  readonly announcer = new Announcer();
  readonly problem = new ProblemView('pad-problem');
  readonly reading: ReadingView;
  readonly correction: Correction;
  readonly boxes: DigitBoxes;
  readonly modelLine: ModelLine;
  readonly keys = new KeysDialog();
  private readonly number: NumberActions;
  private readonly toolbar: PadToolbar;
  private readonly explanation: ExplanationView;
  /** The digits of the last reading after a stroke, which can be explained. */
  private explained: readonly ReadDigit[] = [];
  private readonly looked: () => void;
  private readonly surface: HTMLElement;
  private readonly pictureName = element('p', { class: 'picture-name', hidden: '' });

  /** @param before the view state before the page was hidden */
  constructor(tools: PenTools, commands: PageCommands, explainer: Explainer, before: ViewState) {
    this.looked = () => commands.looked();
    const select = (index: number) => this.select(index);
    this.canvas = new CanvasView(() => commands.placeBoxes());
    this.correction = new Correction({ ...commands, say: (text) => this.announcer.say(text) });
    this.number = new NumberActions(commands);
    this.reading = new ReadingView({
      name: 'pad',
      fullInk: 1,
      empty: NOTHING,
      advice: {
        'not sure': 'Undo and draw it more clearly.',
        'not a digit': 'Undo or clear, and draw a digit from 0 to 9.',
      },
      selected: before.selected,
      actions: this.number.root,
      onSelect: select,
      onDigit: (digit, place) => this.correction.show(digit, place),
    });
    this.explanation = new ExplanationView(explainer, before.open, this.looked, (error) =>
      commands.notExplained(error),
    );
    this.boxes = new DigitBoxes(select);
    this.modelLine = new ModelLine(() => commands.chooseModel());
    this.toolbar = new PadToolbar(tools, commands);
    this.surface = element(
      'div',
      { class: 'surface' },
      this.canvas.canvas,
      this.boxes.root,
      invitation(),
      dropHint(),
    );
    // Replaces the skeleton that the page came with.
    document.body.replaceChildren(this.layout());
  }

  get viewState(): ViewState {
    const { firstSelection, selection } = this.reading;
    // If the page is hidden again before it has read anything, the selection before is kept.
    const selected = this.explained.length === 0 ? firstSelection : selection;
    return { open: this.explanation.open, selected };
  }

  /** Whether there is a box at a point of the sheet. */
  isOnBox(at: { readonly x: number; readonly y: number }): boolean {
    return this.boxIndexAt(at) >= 0;
  }

  /** Selects the digit whose box is at a point of the sheet, if there is one. */
  selectAt(at: { readonly x: number; readonly y: number }): void {
    const index = this.boxIndexAt(at);
    if (index >= 0) this.select(index);
  }

  /** Shows what can be done now, and the invitation to draw on a blank pad. */
  showState(state: PadPossibilities): void {
    this.toolbar.showState(state);
    this.surface.classList.toggle('blank', state.isBlank);
    this.surface.classList.toggle('with-picture', state.pictureName !== null);
    this.pictureName.textContent =
      state.pictureName === null ? '' : `${state.pictureName}: draw over it to start a new drawing`;
    this.pictureName.hidden = state.pictureName === null;
  }

  /** Says why nothing is read while there is no model. */
  showUnread(): void {
    const { status } = this.modelLine;
    this.sayOfNone(status === 'failed' ? 'Not read: no model is loaded' : 'Waiting for the model');
  }

  /** Says why there is no reading, if there is none. @param words for a pad that is not blank */
  sayOfNone(words: string): void {
    this.reading.sayOfNone(this.surface.classList.contains('blank') ? NOTHING : words);
  }

  /** Shows that a dragged image can be dropped. */
  invitesDrop(isOver: boolean): void {
    this.surface.classList.toggle('drop', isOver);
  }

  /** Enables copying, inserting and saving what was read. @param text `null` if there is no number */
  showNumber(text: string | null, hasFrame: boolean): void {
    this.number.show(text);
    this.toolbar.hasFrame = hasFrame;
  }

  /** Shows whether the pen is over a box that a tap would select. The boxes get no pointer events themselves. */
  hintAtBox(isOn: boolean): void {
    this.surface.classList.toggle('on-box', isOn);
  }

  /** Explains the selected one of the digits that were read. */
  explain(digits: readonly ReadDigit[]): void {
    this.explained = digits;
    this.explanation.show(digits[this.reading.selection] ?? null);
  }

  private boxIndexAt(at: { readonly x: number; readonly y: number }): number {
    return this.boxes.indexAt(shareOfCanvas(at, this.canvas.part));
  }

  private layout(): HTMLElement {
    return element(
      'main',
      { class: 'pad' },
      element('h1', { class: 'for-screen-readers' }, 'Drawing Pad'),
      this.modelLine.root,
      element('div', { class: 'drawing' }, this.toolbar.root, this.surface, this.pictureName),
      // In a column of its own, so that a problem that appears does not move the canvas under the pen.
      element(
        'div',
        { class: 'beside' },
        this.problem.root,
        this.reading.root,
        this.correction.root,
        this.explanation.root,
      ),
      this.announcer.root,
      this.keys.root,
    );
  }

  private select(index: number): void {
    const isOther = index !== this.reading.selection;
    this.reading.select(index);
    if (isOther) this.looked();
    this.boxes.mark(index);
    // While a stroke is drawn, the last explanation stays: if the page shrank, the pad would move under the pen.
    const digit = this.explained[index];
    if (digit !== undefined) this.explanation.show(digit);
  }
}

function invitation(): HTMLElement {
  return element(
    'div',
    { class: 'invitation' },
    icon('edit'),
    element('p', { class: 'invitation-title' }, 'Draw a digit or a number'),
    element('p', {}, 'with mouse, finger or pen,'),
    element('p', {}, 'or paste or drop an image'),
  );
}

function dropHint(): HTMLElement {
  return element('div', { class: 'drop-hint', 'aria-hidden': 'true' }, 'Drop the image to read it');
}

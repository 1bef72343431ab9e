import type { HostToResults, ResultRow } from '../../protocol/results';
import { button, confirmOn, type ButtonControl } from '../controls';
import { element, icon } from '../element';
import { ReadingView } from '../reading/readingView';
import { PictureView } from './pictureView';
import { isMistake } from './rowOrder';
import { StepsView } from './stepsView';

/** The picture of one image at large and the steps of its clean-up. */
type Look = Omit<Extract<HostToResults, { type: 'look' }>, 'type' | 'index'>;

const NOTHING = 'No digit found';

const ADVICE = {
  'not sure': 'Look at the image, or try a sharper or larger one.',
  'not a digit': 'Digit Lab reads 0 to 9, not letters or other signs.',
};

export interface DetailCommands {
  copy(text: string): void;
  open(uri: string): void;
  close(): void;
}

/** One image at large: the picture with its digits boxed, the reading, its bars and frames. */
export class ResultDetail {
  readonly root: HTMLElement;
  private readonly title = element('h2', { class: 'detail-title' });
  private readonly error = element('p');
  private readonly picture: PictureView;
  private readonly reading: ReadingView;
  private readonly steps = new StepsView();
  private readonly label = element('p', { class: 'detail-label', 'data-testid': 'detail-label' });
  private readonly copy: ButtonControl;
  private readonly openFile: ButtonControl;
  private readonly close: ButtonControl;
  private row: ResultRow | null = null;

  constructor(commands: DetailCommands) {
    const select = (index: number) => {
      this.reading.select(index);
      this.picture.boxes.mark(index);
    };
    this.picture = new PictureView(select);
    this.reading = new ReadingView({
      name: 'detail',
      fullInk: 255,
      empty: NOTHING,
      advice: ADVICE,
      onSelect: select,
    });
    this.copy = button({
      label: 'Copy Reading',
      icon: 'copy',
      testId: 'detail-copy',
      onClick: () => this.copyReading(commands),
    });
    this.openFile = button({
      label: 'Open File',
      icon: 'go-to-file',
      testId: 'detail-open',
      onClick: () => {
        if (this.row !== null) commands.open(this.row.uri);
      },
    });
    this.close = button({
      label: 'Close',
      icon: 'close',
      look: 'icon',
      keys: 'Esc',
      testId: 'detail-close',
      onClick: () => commands.close(),
    });
    this.root = this.layout();
  }

  /** @param alone whether this is the only image, so that there is no list to go back to */
  show(row: ResultRow, modelId: string, alone: boolean): void {
    this.row = row;
    this.title.textContent = row.name;
    this.close.hidden = alone;
    this.copy.disabled = row.text === null;
    this.openFile.hidden = row.uri === '';
    this.label.hidden = row.label === null;
    this.label.textContent = labelInWords(row);
    this.label.classList.toggle('wrong', isMistake(row));
    this.say(row.error);
    this.reading.root.hidden = row.error !== null;
    this.reading.clear();
    this.reading.useModel(modelId);
    this.reading.show(modelId, row);
    this.picture.show(row, row.preview, this.reading.selection);
    this.steps.show([]);
    this.root.hidden = false;
  }

  /** What a screen reader is told of what is shown. */
  get spoken(): string {
    return this.row?.error ?? (this.reading.spoken === '' ? NOTHING : this.reading.spoken);
  }

  /** Shows more of the image that is shown. */
  showLook({ picture, steps }: Look): void {
    if (this.row === null) return;
    this.picture.show(this.row, picture, this.reading.selection);
    this.steps.show(steps);
    this.say(null);
  }

  /** Says why there is no more to be shown of it. */
  showUnseen(message: string): void {
    this.steps.show([]);
    this.say(message);
  }

  hide(): void {
    this.row = null;
    this.root.hidden = true;
  }

  private layout(): HTMLElement {
    return element(
      'section',
      { class: 'detail', 'data-testid': 'results-detail', 'aria-label': 'Result', hidden: '' },
      element('div', { class: 'detail-head' }, this.title, this.close),
      element(
        'div',
        { class: 'detail-picture' },
        this.picture.root,
        element('div', { class: 'problem', hidden: '' }, icon('warning'), this.error),
        element('div', { class: 'detail-tools' }, this.copy, this.openFile),
      ),
      element('div', { class: 'detail-reading' }, this.label, this.reading.root),
      this.steps.root,
    );
  }

  private copyReading(commands: DetailCommands): void {
    const text = this.row?.text ?? null;
    if (text === null) return;
    commands.copy(text);
    confirmOn(this.copy);
  }

  /** @param problem a sentence about what went wrong; `null` if nothing did */
  private say(problem: string | null): void {
    this.error.textContent = problem ?? '';
    this.error.parentElement?.toggleAttribute('hidden', problem === null);
  }
}

/** What the file's name says, and whether that was read. */
function labelInWords(row: ResultRow): string {
  return `Labelled ${row.label ?? ''} by its name or folder: ${verdictOn(row)}`;
}

function verdictOn(row: ResultRow): string {
  if (row.error !== null) return 'not read';
  if (row.text === null) return 'refused';
  return isMistake(row) ? 'misread' : 'right';
}

import type { ResultRow } from '../../protocol/results';
import { button, confirmOn, type ButtonControl } from '../controls';
import { element, icon } from '../element';
import { ReadingView } from '../readingView';
import { PictureView } from './pictureView';

export interface DetailCommands {
  copy(text: string): void;
  open(uri: string): void;
  close(): void;
}

/** One image at large: the picture with its digits boxed, the reading, its bars and frames. */
export class ResultDetail {
  readonly root: HTMLElement;
  private readonly title = element('h2', { class: 'detail-title' });
  private readonly error = element('p', { class: 'detail-error' });
  private readonly picture: PictureView;
  private readonly reading: ReadingView;
  private readonly copy: ButtonControl;
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
      empty: 'No digit found',
      advice: {
        'not sure': 'Look at the picture, or try one that is sharper or larger.',
        'not a digit': 'Digit Lab reads 0 to 9: letters and other signs are passed over.',
      },
      onSelect: select,
    });
    this.copy = button({
      label: 'Copy Reading',
      icon: 'copy',
      testId: 'detail-copy',
      onClick: () => {
        const text = this.row?.text ?? null;
        if (text === null) return;
        commands.copy(text);
        confirmOn(this.copy);
      },
    });
    const open = button({
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
    this.root = element(
      'section',
      { class: 'detail', 'data-testid': 'results-detail', 'aria-label': 'Result', hidden: '' },
      element('div', { class: 'detail-head' }, this.title, this.close),
      element(
        'div',
        { class: 'detail-picture' },
        this.picture.root,
        element('div', { class: 'problem', hidden: '' }, icon('warning'), this.error),
        element('div', { class: 'detail-tools' }, this.copy, open),
      ),
      this.reading.root,
    );
  }

  /** @param alone whether this is the only image, so that there is no list to go back to */
  show(row: ResultRow, modelId: string, alone: boolean): void {
    this.row = row;
    this.title.textContent = row.name;
    this.close.hidden = alone;
    this.copy.disabled = row.text === null;
    this.picture.show(row);
    this.error.textContent = row.error ?? '';
    this.error.parentElement?.toggleAttribute('hidden', row.error === null);
    this.reading.root.hidden = row.error !== null;
    this.reading.clear();
    this.reading.useModel(modelId);
    this.reading.show(modelId, row);
    this.root.hidden = false;
  }

  hide(): void {
    this.row = null;
    this.root.hidden = true;
  }
}

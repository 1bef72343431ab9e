import type { IdxReadingState } from '../../protocol/idx';
import { button, setLook, type ButtonControl } from '../controls';
import { element } from '../element';
import { thousands } from '../../ml/figures';
import { share } from '../reading/probability';
import type { Order, Score } from '../images/imageOrder';
import { MistakesToggle } from '../images/mistakesToggle';

export interface ReadingCommands {
  read(): void;
  cancel(): void;
  reorder(order: Order): void;
}

/** What a reading of all images has come to. */
export interface ReadingProgress {
  readonly state: IdxReadingState;
  readonly done: number;
  readonly total: number;
  readonly score: Score;
  readonly modelName: string;
  /** Why it failed, if it did. */
  readonly message: string;
}

/** Starts the reading of all images, and says how far it has come and how much of it is right. */
export class ReadingBar {
  readonly root = element('div', { class: 'reading-bar', hidden: '' });
  private readonly text = element('p', { 'data-testid': 'idx-status' });
  private readonly bar = element('progress', { 'aria-label': 'Images read', hidden: '' });
  private readonly read: ButtonControl;
  private readonly cancel: ButtonControl;
  private readonly mistakes: MistakesToggle;
  private order: Order = 'file';
  /** Whether there is no reading to tell of yet. */
  private isOffer = true;

  /** @param hasLabels whether it is known what the images are, and so what is a mistake */
  constructor(
    private readonly hasLabels: boolean,
    commands: ReadingCommands,
  ) {
    this.read = button({
      label: 'Read All Images',
      icon: 'search-sparkle',
      look: 'primary',
      testId: 'idx-read',
      onClick: () => commands.read(),
    });
    this.cancel = button({
      label: 'Cancel',
      icon: 'debug-stop',
      testId: 'idx-cancel',
      onClick: () => commands.cancel(),
    });
    this.mistakes = new MistakesToggle(
      'idx-mistakes',
      () => commands.reorder(this.order === 'file' ? 'mistakes' : 'file'),
      hasLabels ? 'Mistakes First' : 'Refused First',
    );
    this.mistakes.root.hidden = true;
    this.root.append(
      element('div', { class: 'reading-text' }, this.text, this.bar),
      this.mistakes.root,
      this.cancel,
      this.read,
    );
    this.cancel.hidden = true;
  }

  /** Makes the offer to read; there is a model to read with. */
  offer(modelName: string): void {
    this.root.hidden = false;
    this.read.title = `Read with the model ${modelName}`;
    if (!this.isOffer) return;
    const first = this.hasLabels ? 'see its mistakes first' : 'see what it refuses first';
    this.text.textContent = `Have the model ${modelName} read all of them and ${first}.`;
  }

  /** What it says, for a screen reader. */
  get said(): string {
    return this.text.textContent;
  }

  show(progress: ReadingProgress): void {
    const isRunning = progress.state === 'running';
    const focused = [this.read, this.cancel, this.mistakes.root].find(
      (control) => control === document.activeElement,
    );
    this.isOffer = false;
    this.root.hidden = false;
    this.text.textContent = inWords(progress, this.hasLabels);
    this.bar.hidden = !isRunning;
    this.bar.max = Math.max(1, progress.total);
    this.bar.value = progress.done;
    this.cancel.hidden = !isRunning;
    this.read.hidden = isRunning;
    // Once they are read, there are other things to do first.
    setLook(this.read, progress.state === 'done' ? 'secondary' : 'primary');
    this.mistakes.root.hidden = isRunning || progress.done === 0;
    if (focused?.hidden === true) this.heirOf(progress.state).focus();
  }

  /** What takes the place of a button that goes: not the one that reads anew, for who has just read all of them. */
  private heirOf(state: IdxReadingState): HTMLElement {
    if (state === 'running') return this.cancel;
    return state === 'done' ? this.mistakes.root : this.read;
  }

  /** Shows in which order the images are. */
  mark(order: Order): void {
    this.order = order;
    this.mistakes.mark(order === 'mistakes');
  }
}

function inWords(
  { state, done, total, modelName, message, score }: ReadingProgress,
  hasLabels: boolean,
): string {
  const by = ` · model ${modelName}`;
  const read = `${thousands(done)} of ${thousands(total)}`;
  const outcome = done === 0 ? '' : outcomeInWords(score, hasLabels);
  switch (state) {
    case 'running':
      return `Read ${read}${outcome}${by}`;
    case 'cancelled':
      return `Cancelled after ${read}${outcome}${by}`;
    case 'failed':
      return message;
    case 'done':
      return `${thousands(done)} read${outcome}${by}`;
  }
}

function outcomeInWords(score: Score, hasLabels: boolean): string {
  const refused = `${thousands(score.refused)} refused`;
  if (!hasLabels || score.judged === 0) return `, ${refused}`;
  return `: ${share(score.right / score.judged)} right, ${thousands(score.wrong)} wrong, ${refused}`;
}

import { button, confirmOn, type ButtonControl } from '../controls';
import { element } from '../element';

/** How far a classification has come, in words and as a bar; the bar goes when it is over. */
export class ProgressLine {
  readonly root: HTMLElement;
  private readonly text = element('p', { role: 'status', 'data-testid': 'results-progress' });
  private readonly bar = element('progress', { 'aria-label': 'Images read' });
  private readonly cancel: ButtonControl;
  private readonly copyAll: ButtonControl;

  constructor(commands: { cancel(): void; copyAll(): void }) {
    this.cancel = button({
      label: 'Cancel',
      icon: 'debug-stop',
      testId: 'results-cancel',
      onClick: () => commands.cancel(),
    });
    this.copyAll = button({
      label: 'Copy All',
      icon: 'copy',
      testId: 'results-copy-all',
      onClick: () => {
        commands.copyAll();
        confirmOn(this.copyAll);
      },
    });
    this.root = element(
      'header',
      { class: 'progress-line', hidden: '' },
      element('div', { class: 'progress-text' }, this.text, this.bar),
      this.cancel,
      this.copyAll,
    );
  }

  show(state: {
    done: number;
    failed: number;
    total: number;
    modelName: string;
    end: 'no' | 'done' | 'cancelled';
  }): void {
    const { done, failed, total, end } = state;
    const running = end === 'no';
    this.root.hidden = false;
    this.bar.max = Math.max(1, total);
    this.bar.value = done;
    this.bar.hidden = !running;
    this.cancel.hidden = !running;
    this.copyAll.hidden = total < 2;
    this.copyAll.disabled = done === 0;
    const failures = failed === 0 ? '' : `, ${count(failed)} could not be read`;
    const by = ` · model ${state.modelName}`;
    if (running) this.text.textContent = `Read ${count(done)} of ${images(total)}${failures}${by}`;
    else if (end === 'cancelled')
      this.text.textContent = `Cancelled after ${count(done)} of ${images(total)}${by}`;
    else this.text.textContent = `${images(done - failed)} read${failures}${by}`;
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function images(number: number): string {
  return `${count(number)} ${number === 1 ? 'image' : 'images'}`;
}

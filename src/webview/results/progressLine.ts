import { button, confirmOn, type ButtonControl } from '../controls';
import { element } from '../element';
import { setHidden } from '../focusNext';
import { counted, thousands } from '../../ml/figures';

/** How far a classification has come, in words and as a bar; the bar goes when it is over. */
export class ProgressLine {
  readonly root: HTMLElement;
  private readonly text = element('p', { 'data-testid': 'results-progress' });
  private readonly bar = element('progress', { 'aria-label': 'Images read' });
  private readonly cancel: ButtonControl;
  private readonly copyAll: ButtonControl;
  private readonly exports: readonly ButtonControl[];

  constructor(commands: { cancel(): void; copyAll(): void; exportAs(format: 'csv' | 'json'): void }) {
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
    this.exports = (['csv', 'json'] as const).map((format) =>
      button({
        label: `Export ${format.toUpperCase()}…`,
        icon: 'export',
        testId: `results-export-${format}`,
        onClick: () => commands.exportAs(format),
      }),
    );
    this.root = element(
      'header',
      { class: 'progress-line', hidden: '' },
      element('div', { class: 'progress-text' }, this.text, this.bar),
      this.cancel,
      this.copyAll,
      ...this.exports,
    );
  }

  /** What it says, for a screen reader. */
  get said(): string {
    return this.text.textContent;
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
    for (const control of [this.copyAll, ...this.exports]) {
      control.hidden = total < 2;
      control.disabled = done === 0;
    }
    setHidden(this.cancel, !running);
    const failures = failed === 0 ? '' : `, ${thousands(failed)} failed`;
    const by = ` · model ${state.modelName}`;
    if (running)
      this.text.textContent = `Read ${thousands(done)} of ${counted(total, 'image')}${failures}${by}`;
    else if (end === 'cancelled')
      this.text.textContent = `Cancelled after ${thousands(done)} of ${counted(total, 'image')}${failures}${by}`;
    else this.text.textContent = `${counted(done - failed, 'image')} read${failures}${by}`;
  }
}

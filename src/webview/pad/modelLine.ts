import type { WebviewModel } from '../../protocol/pad';
import { button, progressRing } from '../controls';
import { element, icon } from '../element';
import { share } from '../reading/probability';

/** Whether the pad can read, and why not yet. */
export type PadStatus = 'loading' | 'waiting' | 'ready' | 'failed';

const STATUS: Readonly<Record<PadStatus, string>> = {
  loading: 'Starting the reading engine…',
  waiting: 'Loading the model…',
  ready: '',
  failed: 'Not reading: no model is loaded.',
};

/** The line above the pad: which model reads, how good it is, and the way to another. */
export class ModelLine {
  readonly root: HTMLElement;
  private readonly model = element('span', { class: 'model-name', 'data-testid': 'pad-model' });
  private readonly line = element('span', { class: 'status', role: 'status', 'data-testid': 'pad-status' });
  private shown: PadStatus = 'loading';

  constructor(chooseModel: () => void) {
    this.root = element(
      'header',
      { class: 'model-line' },
      icon('chip'),
      element('div', { class: 'model-text' }, this.model, this.line),
      button({
        label: 'Choose Model…',
        look: 'secondary',
        testId: 'pad-choose',
        onClick: chooseModel,
      }),
    );
    this.showStatus('loading');
  }

  showModel(model: WebviewModel): void {
    const { modelId, name } = model;
    this.model.dataset.modelId = modelId;
    this.model.replaceChildren(
      'Read by ',
      element('strong', {}, name),
      element('span', { class: 'model-accuracy' }, `, ${inWords(model)}`),
    );
    // Where there is no room for all of it.
    this.model.title = `${name}, ${inWords(model)}`;
    this.showStatus('ready');
  }

  get status(): PadStatus {
    return this.shown;
  }

  showStatus(status: PadStatus): void {
    this.shown = status;
    this.line.dataset.state = status;
    this.line.textContent = STATUS[status];
    if (status === 'loading' || status === 'waiting') this.line.prepend(progressRing());
  }
}

function inWords({ accuracy, testSet }: WebviewModel): string {
  return accuracy === null
    ? 'not tested yet'
    : `right on ${share(accuracy)} of the test images of ${testSet}`;
}

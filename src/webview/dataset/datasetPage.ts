import type { DatasetOverview, DatasetToHost, HostToDataset } from '../../protocol/dataset';
import { Announcer } from '../announcer';
import { button, progressRing } from '../controls';
import { element } from '../element';
import { keepingFocus, setHidden } from '../focusNext';
import { counted } from '../../ml/figures';
import type { Host } from '../host';
import { ProblemView } from '../problemView';
import { inkColour, onThemeChange } from '../theme';
import { imageStrip, type LabelledStrip } from './imageStrip';
import { labelChart } from '../images/labelChart';

/** What networks learn from: how much of it there is, what it looks like, and what augmentation does to it. */
export class DatasetPage {
  private readonly host: Host<HostToDataset, DatasetToHost>;
  private readonly problem = new ProblemView('dataset-problem');
  private readonly announcer = new Announcer();
  private readonly loading = element(
    'p',
    { class: 'loading', role: 'status' },
    progressRing(),
    'Loading the dataset…',
  );
  private readonly content = element('div', { class: 'content' });
  /** Of a dataset that cannot be shown; one that is shown has its own. */
  private readonly name = element('h1', { hidden: '' }, document.title);
  private readonly shuffle = button({
    label: 'Other Samples',
    icon: 'refresh',
    testId: 'dataset-shuffle',
    onClick: () => {
      // Disabled meanwhile, it would lose the keyboard's focus.
      if (this.isShuffling) return;
      this.isShuffling = true;
      this.host.post({ type: 'shuffle' });
    },
  });
  /** Offered where this dataset cannot be shown. */
  private readonly choose = button({
    label: 'Choose Another Dataset…',
    icon: 'database',
    look: 'primary',
    testId: 'dataset-choose',
    onClick: () => this.host.post({ type: 'choose' }),
  });
  private isShuffling = false;
  private overview: DatasetOverview | null = null;

  constructor(host: Host<HostToDataset, DatasetToHost>) {
    this.host = host;
  }

  /** Shows the page and asks the host for the dataset. */
  start(): void {
    this.choose.hidden = true;
    document.body.append(
      element(
        'main',
        { class: 'dataset' },
        this.name,
        this.problem.root,
        this.choose,
        this.loading,
        this.content,
        this.announcer.root,
      ),
    );
    onThemeChange(() => {
      if (this.overview !== null) this.show(this.overview);
    });
    this.host.listen({
      dataset: ({ overview }) => {
        // The samples are images, of whose change a screen reader knows nothing.
        if (this.isShuffling) this.announcer.say('Other samples are shown.');
        this.settle();
        this.problem.clear();
        this.show(overview);
        this.name.hidden = true;
        setHidden(this.choose, true);
      },
      problem: ({ message }) => {
        this.settle();
        this.problem.show(message, this.overview === null);
        this.choose.hidden = this.overview !== null;
        this.name.hidden = this.overview !== null;
      },
    });
    this.host.post({ type: 'ready' });
  }

  private show(overview: DatasetOverview): void {
    this.overview = overview;
    const colour = inkColour(document.body);
    keepingFocus(() => this.content.replaceChildren(...this.sections(overview, colour)));
  }

  private sections(overview: DatasetOverview, colour: string): HTMLElement[] {
    return [
      element(
        'header',
        { 'data-testid': 'dataset-counts' },
        element('h1', {}, overview.name),
        counts(overview),
      ),
      section(
        'Digits',
        'How many training images there are of each digit.',
        labelChart(overview.perLabel, 'Training images of each digit'),
      ),
      section(
        'Samples',
        'Training images, picked at random.',
        strips('samples', overview.samples, colour),
        this.shuffle,
      ),
      section(
        'Augmentation',
        'What training makes of an image: the first in each row is the original, the others are turned, zoomed, shifted and slanted a little, differently in every epoch.',
        strips('augmented', overview.augmented, colour),
      ),
    ];
  }

  /** The host has answered. */
  private settle(): void {
    this.loading.hidden = true;
    this.isShuffling = false;
  }
}

function counts({ trainingImages, testImages }: DatasetOverview): HTMLElement {
  const test = testImages === 0 ? 'no test images' : counted(testImages, 'test image');
  return element('p', { class: 'counts' }, `${counted(trainingImages, 'training image')}, ${test}`);
}

function section(title: string, explanation: string, body: HTMLElement, tool?: HTMLElement): HTMLElement {
  const head = element('div', { class: 'section-head' }, element('h2', {}, title));
  if (tool !== undefined) head.append(tool);
  return element('section', {}, head, element('p', { class: 'explanation' }, explanation), body);
}

function strips(kind: 'samples' | 'augmented', rows: readonly LabelledStrip[], colour: string): HTMLElement {
  return element(
    'ul',
    { class: `strips ${kind}`, 'data-testid': `dataset-${kind}` },
    ...rows.map((row) => imageStrip(row, colour)),
  );
}

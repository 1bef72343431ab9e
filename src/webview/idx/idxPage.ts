import type { HostToIdx, IdxContent, IdxToHost } from '../../protocol/idx';
import { Announcer } from '../announcer';
import { progressRing } from '../controls';
import { element } from '../element';
import { keepingFocus } from '../focusNext';
import type { Host } from '../host';
import { listenToPageKeys } from '../pageKeys';
import { ProblemView } from '../problemView';
import { ImagesView } from './imagesView';
import { labelsView } from './labelsView';

/** An IDX file: its images in a grid, or how many there are of each label. */
export class IdxPage {
  private readonly host: Host<HostToIdx, IdxToHost>;
  private readonly problem = new ProblemView('idx-problem');
  private readonly announcer = new Announcer();
  private readonly page = element('main', { class: 'idx' });
  private images: ImagesView | null = null;
  /** Whether the file, in one of its states, has been shown or could not be. */
  private isKnown = false;

  constructor(host: Host<HostToIdx, IdxToHost>) {
    this.host = host;
  }

  /** Shows the page and asks the host for the file. */
  start(): void {
    const loading = element('p', { class: 'loading', role: 'status' }, progressRing(), 'Opening the file…');
    this.page.append(loading, this.announcer.root);
    document.body.append(this.page);
    listenToPageKeys(({ key }) => {
      if (key === 'Escape') this.images?.close();
    });
    this.host.listen({
      content: ({ content }) => this.show(content),
      problem: ({ message }) => {
        this.replace(unshown(this.problem));
        this.problem.show(message, true);
      },
      pixels: ({ indices, pixels }) => this.images?.putPixels(indices, pixels),
      model: ({ name }) => this.images?.offerReading(name),
      start: ({ modelName, isAgain }) => this.images?.beginReading(modelName, isAgain),
      look: (look) => this.images?.look.showLook(look),
      lookFailed: ({ index, message }) => this.images?.look.showLookProblem(index, message),
      readings: ({ from, readings }) => this.images?.addReadings(from, readings),
      end: ({ state, message }) => this.images?.endReading(state, message),
    });
    this.host.post({ type: 'ready' });
  }

  private show(content: IdxContent): void {
    this.problem.clear();
    if (this.isKnown) this.announcer.say('The file or its labels have changed.');
    if (content.kind === 'labels') {
      this.replace(labelsView(content));
      this.host.post({ type: 'shown' });
      return;
    }
    const images = new ImagesView(content, this.host, this.announcer);
    // In the page first: only there has the grid a size to fill.
    this.replace(images.root, images);
    images.fill();
  }

  /** Shows something else; the keyboard's focus, if what goes has it, is then in the grid or, without one, on the name. */
  private replace(content: HTMLElement, images: ImagesView | null = null): void {
    this.isKnown = true;
    this.images?.dispose();
    this.images = images;
    keepingFocus(
      () => this.page.replaceChildren(content, this.announcer.root),
      () => (images?.grid.root ?? content.querySelector('h1'))?.focus(),
    );
  }
}

/** A file that cannot be shown: its name, and why. */
function unshown({ root }: ProblemView): HTMLElement {
  return element('div', { class: 'unshown' }, element('h1', { tabindex: '-1' }, document.title), root);
}

import type { HostToIdx, IdxImages, IdxReadingState, IdxToHost } from '../../protocol/idx';
import type { FrameReadings } from '../../protocol/reader';
import type { Announcer } from '../announcer';
import { element } from '../element';
import { markByHand } from '../images/gridMark';
import type { Host } from '../host';
import { ThemeInk } from '../theme';
import { VirtualGrid } from '../images/virtualGrid';
import { GoToImage } from './goToImage';
import { CloseLook } from './closeLook';
import { imagesHeader } from './imagesHeader';
import { imageOrder, scoreOf, type Readings } from '../images/imageOrder';
import { ImageTile, imageInWords, TILE, type NumberedImages, type ShownImage } from '../images/imageTile';
import { LabelFilter } from '../images/labelFilter';
import { INITIAL_VIEW_STATE, viewStateKept, type ViewState } from './viewState';
import { PixelStore } from './pixelStore';
import { ReadingBar } from './readingBar';

/** A file of images in a grid, with a filter by label, a way to an index, and the reading of all of them. */
export class ImagesView {
  readonly root: HTMLElement;
  private readonly filter = new LabelFilter((label) => this.filterBy(label));
  private readonly goTo: GoToImage;
  private readonly bar: ReadingBar;
  readonly grid: VirtualGrid;
  readonly look: CloseLook;
  private readonly store: PixelStore;
  private readings: Readings | null = null;
  /** Of the model that made them. */
  private modelName = '';
  private order: Uint32Array;
  private viewState: ViewState;
  private wasShown = false;
  private isSeen = false;
  private readonly ink: ThemeInk;

  constructor(
    private readonly content: IdxImages,
    private readonly host: Host<HostToIdx, IdxToHost>,
    private readonly announcer: Announcer,
  ) {
    this.viewState = viewStateKept(host.kept, content.count);
    this.store = new PixelStore((indices) => this.host.post({ type: 'pixels', indices }));
    this.look = new CloseLook({
      announcer,
      ask: (message) => this.host.post(message),
      labelOf: (index) => this.labelOf(index),
      close: () => this.close(),
    });
    this.goTo = new GoToImage(content.count, (index) => this.reveal(index));
    this.bar = new ReadingBar(content.labels !== null, {
      read: () => this.host.post({ type: 'read' }),
      cancel: () => this.host.post({ type: 'cancel' }),
      reorder: (order) => this.changeView({ order, first: 0 }),
    });
    this.grid = new VirtualGrid({
      ...TILE,
      label: `Images of ${content.name}`,
      testId: 'idx-grid',
      marked: () => this.position,
      createTile: () => new ImageTile(content, (position) => this.imageAt(position)),
      onView: () => this.store.want(this.indicesInView()),
    });
    markByHand(this.grid, {
      count: () => this.order.length,
      mark: (position) => this.mark(position, this.viewState.isOpen),
      choose: (position) => this.choose(position),
    });
    // Where the page scrolls to is kept once it has come to rest.
    this.grid.onRest(() => this.keep({ first: this.grid.first }));
    this.filter.show(content.labels?.values ?? null);
    if (!this.filter.has(this.viewState.label)) this.viewState = INITIAL_VIEW_STATE;
    this.order = new Uint32Array();
    this.root = this.layout();
    this.ink = new ThemeInk(this.root, () => this.grid.refill());
  }

  private layout(): HTMLElement {
    return element(
      'div',
      { class: this.content.isReadable ? 'images readable' : 'images' },
      imagesHeader(this.content),
      element('div', { class: 'idx-tools' }, this.filter.root, this.goTo.root),
      this.bar.root,
      element('div', { class: 'image-area' }, this.grid.root, this.look.root),
    );
  }

  /** Fills the view; to be called once it is on the page. */
  fill(): void {
    this.changeView({ first: this.viewState.first });
    this.showMarkedAtLarge();
  }

  /** Called when the page goes on without it, and its pixels are needed no more. */
  dispose(): void {
    this.ink.dispose();
    this.grid.dispose();
    this.look.dispose();
  }

  putPixels(indices: readonly number[], pixels: Uint8Array): void {
    this.store.put(indices, pixels, this.content.rows * this.content.columns);
    // This also asks for what was scrolled to meanwhile.
    this.grid.refill();
    if (this.wasShown) return;
    this.wasShown = true;
    requestAnimationFrame(() => this.host.post({ type: 'shown' }));
  }

  /** Offers to read all images, if a network can. */
  offerReading(modelName: string): void {
    if (!this.content.isReadable) return;
    this.bar.offer(modelName);
    if (this.readings === null) this.showMarkedAtLarge();
  }

  /** @param isAgain whether the user has seen this reading before, so that the order they chose is kept */
  beginReading(modelName: string, isAgain: boolean): void {
    const { count } = this.content;
    this.modelName = modelName;
    this.readings = {
      done: 0,
      digits: new Uint8Array(count),
      outcomes: new Uint8Array(count),
      confidences: new Float32Array(count),
    };
    this.isSeen = isAgain;
    if (!isAgain) this.changeView({ order: 'file' });
    this.showReading('running', '');
    this.showMarkedAtLarge();
  }

  addReadings(from: number, { digits, outcomes, confidences }: FrameReadings): void {
    if (this.readings === null) return;
    this.readings.digits.set(digits, from);
    this.readings.outcomes.set(outcomes, from);
    this.readings.confidences.set(confidences, from);
    this.readings.done = from + digits.length;
    this.grid.refill();
    this.showReading('running', '');
  }

  endReading(state: IdxReadingState, message: string): void {
    this.showReading(state, message);
    // Nothing was read, so single images are read by the model in use again.
    if (!this.isRead(0)) this.readings = null;
    if (!this.isSeen) this.announcer.say(this.bar.said);
    this.changeView(state === 'done' && !this.isSeen ? { order: 'mistakes', first: 0 } : {});
  }

  /** Closes the image that is shown at large. The keyboard's focus returns to the grid. */
  close(): void {
    if (!this.viewState.isOpen) return;
    this.keep({ isOpen: false });
    const hadFocus = this.look.root.contains(document.activeElement);
    this.showMarkedAtLarge();
    if (hadFocus) this.grid.root.focus();
  }

  private showReading(state: IdxReadingState, message: string): void {
    if (this.readings === null) return;
    const { done } = this.readings;
    const { count: total } = this.content;
    const score = scoreOf(this.ordered());
    this.bar.show({ state, done, total, score, modelName: this.modelName, message });
  }

  /** Shows the images by another filter or order. The grid stays where it is if `first` is left out. */
  private changeView(change: Partial<ViewState>): void {
    this.keep(change);
    const { label, order } = this.viewState;
    this.order = imageOrder(this.ordered(), label, order);
    this.filter.mark(label);
    this.bar.mark(order);
    this.grid.show(this.order.length, change.first);
  }

  private filterBy(label: number | null): void {
    this.goTo.say('');
    this.changeView({ label, first: 0 });
    if (this.position >= 0) return;
    // An image that is filtered out is not shown at large either.
    this.keep({ marked: null, isOpen: false });
    this.showMarkedAtLarge();
  }

  private keep(change: Partial<ViewState>): void {
    this.viewState = { ...this.viewState, ...change };
    this.host.keep(this.viewState);
  }

  /** Goes to an image. If the filter leaves it out, the filter is cleared. */
  private reveal(index: number): void {
    this.keep({ marked: index });
    this.showMarkedAtLarge();
    if (!this.order.includes(index)) {
      this.goTo.say(`Image ${String(index)} has a different label, so all labels are shown.`);
      this.changeView({ label: null });
    }
    this.grid.reveal(this.order.indexOf(index));
    this.grid.refill();
    const words = `${imageInWords(index, this.ordered())}.`;
    this.announcer.say(words);
    this.look.introduce(this.isRead(index) ? null : `${words} `);
  }

  /** Position of the marked image in what is shown, -1 if it is not there. */
  private get position(): number {
    const { marked } = this.viewState;
    return marked === null ? -1 : this.order.indexOf(marked);
  }

  /** Marks the image at a position. @param isOpen whether to show it at large */
  private mark(position: number, isOpen: boolean): void {
    const from = this.position;
    const index = this.order[position]!;
    // A screen reader says with the tile what a newly marked image was read as.
    this.look.introduce(index !== this.viewState.marked && this.isRead(index) ? null : '');
    this.keep({ marked: index, isOpen });
    this.showMarkedAtLarge();
    this.grid.moveMark(from);
  }

  /** Shows the image at a position at large, or closes it if it is shown already. */
  private choose(position: number): void {
    const isShown = this.viewState.isOpen && position === this.position;
    if (isShown) this.close();
    else this.mark(position, this.content.isReadable);
  }

  /** Shows the marked image at large, if one is to be shown. */
  private showMarkedAtLarge(): void {
    const { marked, isOpen } = this.viewState;
    this.look.show(isOpen ? marked : null);
  }

  private isRead(index: number): boolean {
    return this.readings !== null && index < this.readings.done;
  }

  private labelOf(index: number): number | null {
    return this.content.labels?.values[index] ?? null;
  }

  private imageAt(position: number): ShownImage {
    const index = this.order[position]!;
    const isMarked = this.viewState.marked === index;
    const { colour } = this.ink;
    return { index, images: this.ordered(), pixels: this.store.get(index), colour, isMarked };
  }

  private indicesInView(): number[] {
    return this.grid.inView.map((position) => this.order[position]!);
  }

  private ordered(): NumberedImages {
    return {
      firstNumber: 0,
      count: this.content.count,
      labels: this.content.labels?.values ?? null,
      readings: this.readings,
    };
  }
}

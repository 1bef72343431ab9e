import * as v from 'valibot';
import type { HostToIdx, IdxImages, IdxReadingState, IdxToHost } from '../../protocol/idx';
import type { FrameReadings } from '../../protocol/reader';
import { Announcer } from '../announcer';
import { element, icon } from '../element';
import type { Host } from '../host';
import { inkColour, onThemeChange } from '../theme';
import { VirtualGrid } from '../virtualGrid';
import { GoToImage } from './goToImage';
import { imageOrder, scoreOf, type Readings } from './imageOrder';
import { ImageTile, imageInWords, type ShownImage } from './imageTile';
import { LabelFilter } from './labelFilter';
import { PixelStore } from './pixelStore';
import { ReadingBar } from './readingBar';

/** Of a tile with the space around it, in CSS pixels; idx.css draws the tile. */
const TILE = { width: 84, height: 104 };

/** How the user looks at the file; kept while the page is hidden. */
const looking = v.object({
  label: v.nullable(v.number()),
  order: v.picklist(['file', 'mistakes']),
  /** Position of the first tile. */
  first: v.number(),
  /** Index of the image that was gone to. */
  marked: v.nullable(v.number()),
});
type Looking = v.InferOutput<typeof looking>;

const FROM_THE_START: Looking = { label: null, order: 'file', first: 0, marked: null };

/** A file of images in a grid, with a filter by label, a way to an index, and the reading of all of them. */
export class ImagesView {
  readonly root: HTMLElement;
  private readonly announcer = new Announcer();
  private readonly filter = new LabelFilter((label) => this.look({ label, first: 0 }));
  private readonly goTo: GoToImage;
  private readonly bar: ReadingBar;
  private readonly grid: VirtualGrid;
  private readonly store: PixelStore;
  private readings: Readings | null = null;
  private order: Uint32Array;
  private looking: Looking;
  private colour: string | null = null;
  private wasShown = false;
  private isSeen = false;

  constructor(
    private readonly content: IdxImages,
    private readonly host: Host<HostToIdx, IdxToHost>,
  ) {
    const kept = v.safeParse(looking, host.kept);
    this.looking = kept.success ? kept.output : FROM_THE_START;
    this.store = new PixelStore((indices) => this.host.post({ type: 'pixels', indices }));
    this.goTo = new GoToImage(content.count, (index) => this.reveal(index));
    this.bar = new ReadingBar({
      read: () => this.host.post({ type: 'read' }),
      cancel: () => this.host.post({ type: 'cancel' }),
      reorder: (order) => this.look({ order, first: 0 }),
    });
    this.grid = new VirtualGrid({
      ...TILE,
      label: `Images of ${content.name}`,
      testId: 'idx-grid',
      createTile: () => new ImageTile(content, (position) => this.imageAt(position)),
      onView: () => this.store.want(this.indicesInView()),
    });
    // Where the page scrolls to is kept once it has come to rest.
    this.grid.root.addEventListener('scrollend', () => this.keep({ first: this.grid.first }));
    this.filter.show(content.labels?.values ?? null);
    if (!this.filter.has(this.looking.label)) this.looking = FROM_THE_START;
    this.order = new Uint32Array();
    this.root = element(
      'div',
      { class: 'images' },
      header(content),
      element('div', { class: 'idx-tools' }, this.filter.root, this.goTo.root),
      this.bar.root,
      this.grid.root,
      this.announcer.root,
    );
    onThemeChange(() => {
      this.colour = null;
      this.grid.refill();
    });
  }

  /** Fills the view, which is on the page now. */
  fill(): void {
    this.look({});
  }

  putPixels(indices: readonly number[], pixels: Uint8Array): void {
    this.store.put(indices, pixels, this.content.rows * this.content.columns);
    // This also asks for what was scrolled to meanwhile.
    this.grid.refill();
    if (this.wasShown) return;
    this.wasShown = true;
    requestAnimationFrame(() => this.host.post({ type: 'shown' }));
  }

  offerReading(modelName: string): void {
    this.bar.offer(modelName);
  }

  /** @param isAgain whether the user has seen it already, and has chosen how to look at it */
  beginReading(modelId: string, isAgain: boolean): void {
    const { count } = this.content;
    this.readings = {
      modelId,
      done: 0,
      digits: new Uint8Array(count),
      outcomes: new Uint8Array(count),
      confidences: new Float32Array(count),
    };
    this.isSeen = isAgain;
    if (!isAgain) this.look({ order: 'file' });
    this.showReading('running', '');
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
    if (!this.isSeen) this.announcer.say(this.bar.said);
    this.look(state === 'done' && !this.isSeen ? { order: 'mistakes', first: 0 } : {});
  }

  private showReading(state: IdxReadingState, message: string): void {
    if (this.readings === null) return;
    const { done, modelId } = this.readings;
    const { count: total } = this.content;
    const hasLabels = this.content.labels !== null;
    this.bar.show({ state, done, total, score: scoreOf(this.ordered()), hasLabels, modelId, message });
  }

  /** Looks at the file in another way. */
  private look(change: Partial<Looking>): void {
    this.keep(change);
    const { label, order, first } = this.looking;
    this.order = imageOrder(this.ordered(), label, order);
    this.filter.mark(label);
    this.bar.mark(order);
    this.grid.show(this.order.length, first);
  }

  private keep(change: Partial<Looking>): void {
    this.looking = { ...this.looking, ...change };
    this.host.keep(this.looking);
  }

  /** Goes to an image; one that the filter leaves out takes the filter away. */
  private reveal(index: number): void {
    this.keep({ marked: index });
    if (!this.order.includes(index)) this.look({ label: null });
    this.grid.reveal(this.order.indexOf(index));
    this.grid.refill();
    this.announcer.say(`${imageInWords(index, this.ordered())}.`);
  }

  private imageAt(position: number): ShownImage {
    const index = this.order[position]!;
    this.colour ??= inkColour(this.root);
    const isMarked = this.looking.marked === index;
    return { index, images: this.ordered(), pixels: this.store.get(index), colour: this.colour, isMarked };
  }

  private indicesInView(): number[] {
    return this.grid.inView.map((position) => this.order[position]!);
  }

  private ordered(): { count: number; labels: Uint8Array | null; readings: Readings | null } {
    return {
      count: this.content.count,
      labels: this.content.labels?.values ?? null,
      readings: this.readings,
    };
  }
}

function header({ name, count, rows, columns, labels, remarks }: IdxImages): HTMLElement {
  const from = labels === null ? 'no labels' : `labels from ${labels.name}`;
  const size = `${String(columns)} × ${String(rows)} pixels`;
  return element(
    'header',
    {},
    element('h1', {}, name),
    element(
      'p',
      { class: 'counts', 'data-testid': 'idx-counts' },
      `${count.toLocaleString('en')} images of ${size}, ${from}`,
    ),
    ...remarks.map((remark) =>
      element('p', { class: 'remark', 'data-testid': 'idx-remark' }, icon('info'), remark),
    ),
  );
}

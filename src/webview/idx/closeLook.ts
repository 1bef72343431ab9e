import type { IdxToHost } from '../../protocol/idx';
import type { Announcer } from '../announcer';
import { ImageDetail, type Look } from './imageDetail';

/** What the close look needs of the page around it. */
export interface CloseLookSurroundings {
  readonly announcer: Announcer;
  ask(message: Extract<IdxToHost, { type: 'look' }>): void;
  /** Of an image by its index; `null` if it has none. */
  labelOf(index: number): number | null;
  close(): void;
}

/** One image at large: asks the host for a reading of it, shows that, and tells a screen reader if the user waits for it. */
export class CloseLook {
  private readonly around: CloseLookSurroundings;
  private readonly detail: ImageDetail;
  /** Index of the image that is looked at; `null` if none is. */
  private index: number | null = null;
  /** What a screen reader is told before the reading that the user waits for; `null` if they wait for none. */
  private introduction: string | null = null;

  constructor(around: CloseLookSurroundings) {
    this.around = around;
    this.detail = new ImageDetail(() => around.close());
  }

  get root(): HTMLElement {
    return this.detail.root;
  }

  /** Looks at another image, or anew at the same; `null` looks at none. */
  show(index: number | null): void {
    this.index = index;
    if (index === null) {
      this.detail.hide();
      return;
    }
    this.detail.show(index, this.around.labelOf(index));
    this.around.ask({ type: 'look', index });
  }

  /** @param words to be said before the next reading; `null` if that reading is not to be said at all */
  introduce(words: string | null): void {
    this.introduction = words;
  }

  showLook(look: Look): void {
    if (look.index !== this.index) return;
    this.detail.showLook(look, this.around.labelOf(look.index));
    if (this.introduction !== null) this.around.announcer.say(this.introduction + this.detail.spoken);
    this.introduction = null;
  }

  showLookProblem(index: number, message: string): void {
    if (index === this.index) this.detail.showProblem(message);
  }

  /** Called when the page goes on without it. */
  dispose(): void {
    this.detail.dispose();
  }
}

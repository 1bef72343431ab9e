import { FRAME_SIDE } from '../ml/image/picture';
import { element } from './element';
import { paintInk } from './inkPainting';
import { inkColour, onThemeChange } from './theme';

/** The 28 x 28 pixels that a network reads, enlarged without smoothing, in the theme's own ink. */
export class FrameView {
  readonly root: HTMLCanvasElement;
  private frame: ArrayLike<number> | null = null;
  private full = 1;
  /** Kept, because asking the page for it makes the browser settle all styles first. */
  private colour: string | null = null;
  /** Called when the page goes on without it. */
  readonly dispose: () => void;

  /** @param label what a screen reader says of it */
  constructor(label: string, testId?: string) {
    this.root = element('canvas', { class: 'frame', role: 'img', 'aria-label': label });
    this.root.width = FRAME_SIDE;
    this.root.height = FRAME_SIDE;
    if (testId !== undefined) this.root.dataset.testid = testId;
    this.dispose = onThemeChange(() => {
      this.colour = null;
      this.paint();
    });
  }

  /**
   * @param frame 784 values, row-major; `null` empties the view
   * @param full the value of full ink: 1 or 255
   */
  show(frame: ArrayLike<number> | null, full: number): void {
    this.frame = frame;
    this.full = full;
    this.root.classList.toggle('blank', frame === null);
    this.paint();
  }

  private paint(): void {
    const context = this.root.getContext('2d');
    if (context === null) return;
    context.clearRect(0, 0, FRAME_SIDE, FRAME_SIDE);
    if (this.frame === null) return;
    this.colour ??= inkColour(this.root);
    paintInk(context, this.frame, { start: 0, full: this.full, colour: this.colour });
  }
}

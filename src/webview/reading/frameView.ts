import { FRAME_SIDE } from '../../ml/image/picture';
import { element } from '../element';
import { paintInk } from '../inkPainting';
import { ThemeInk } from '../theme';

/** The 28 x 28 pixels that a network reads, enlarged without smoothing, in the theme's own ink. */
export class FrameView {
  readonly root: HTMLCanvasElement;
  private frame: ArrayLike<number> | null = null;
  private full = 1;
  private readonly ink: ThemeInk;

  /** @param label what a screen reader says of it */
  constructor(label: string, testId?: string) {
    this.root = element('canvas', { class: 'frame', role: 'img', 'aria-label': label });
    this.root.width = FRAME_SIDE;
    this.root.height = FRAME_SIDE;
    if (testId !== undefined) this.root.dataset.testid = testId;
    this.ink = new ThemeInk(this.root, () => this.paint());
  }

  /** Called when the page goes on without it. */
  dispose(): void {
    this.ink.dispose();
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
    paintInk(context, this.frame, { start: 0, full: this.full, colour: this.ink.colour });
  }
}

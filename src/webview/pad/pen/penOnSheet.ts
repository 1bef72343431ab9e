import type { StrokePoint } from '../../../ml/image/stroke';
import type { PadView } from '../padView';
import type { PenTools } from './penTools';
import type { Sheet } from '../sheet/sheet';
import { listenToPen } from './strokeInput';
import { Tap } from './tap';

/** What the pen does on the sheet. */
export interface PenOnSheetListener {
  /** The stroke grew. @param since `performance.now()` when the event arrived */
  drew(since: number): void;
  /** The stroke is complete. */
  lifted(): void;
  /** The stroke was cancelled: the sheet is as it was before. */
  dropped(): void;
}

/** Draws on the sheet with pen, mouse or finger. On a box or a picture, a tap selects, and only a pen that moves draws. */
export class PenOnSheet {
  private readonly sheet: Sheet;
  private readonly tools: PenTools;
  private readonly view: PadView;
  private readonly listener: PenOnSheetListener;
  /** The pen is down on the picture or on a box, and may still become a tap or a stroke. */
  private tap: Tap | null = null;
  private at: StrokePoint | null = null;

  constructor(sheet: Sheet, tools: PenTools, view: PadView, listener: PenOnSheetListener) {
    this.sheet = sheet;
    this.tools = tools;
    this.view = view;
    this.listener = listener;
  }

  /** Where the pen was last; `null` once `forgetPlace` was called. */
  get place(): StrokePoint | null {
    return this.at;
  }

  forgetPlace(): void {
    this.at = null;
  }

  listen(): void {
    const { canvas } = this.view;
    listenToPen(canvas.canvas, () => canvas.part, {
      hover: (at) => {
        this.view.hintAtBox(this.view.isOnBox(at) && this.isToTap(at, false));
      },
      down: (at, since, isEraser) => {
        const pixel = canvas.part.width / canvas.canvas.clientWidth;
        if (this.isToTap(at, isEraser)) this.tap = new Tap(at, isEraser, pixel);
        else this.down([at], isEraser, since);
      },
      move: (points, since) => {
        this.move(points, since);
      },
      up: () => {
        this.up();
      },
      cancel: () => {
        this.cancel();
      },
    });
  }

  /** Whether a pen that touches down there may be a tap. */
  private isToTap(at: StrokePoint, isEraser: boolean): boolean {
    const isRubbing = isEraser || this.tools.tool.kind === 'erase';
    return this.sheet.picture !== null || (!isRubbing && this.view.isOnBox(at));
  }

  private down(
    [at, ...rest]: readonly [StrokePoint, ...StrokePoint[]],
    isEraser: boolean,
    since: number,
  ): void {
    const { drawing, picture } = this.sheet;
    // Where there is nothing to erase, the user has forgotten that the eraser is selected, and wants to draw.
    if (!isEraser && (drawing.isBlank || picture !== null)) this.tools.backToPen();
    drawing.begin(at, isEraser ? this.tools.eraser : this.tools.tool);
    drawing.extend(rest);
    this.view.hintAtBox(false);
    this.at = rest.at(-1) ?? at;
    this.listener.drew(since);
  }

  private move(points: readonly StrokePoint[], since: number): void {
    if (this.tap !== null) {
      const { isEraser } = this.tap;
      const stroke = this.tap.move(points);
      if (stroke === null) return;
      this.tap = null;
      // An eraser does nothing to a picture.
      if (!isEraser) this.down(stroke, false, since);
      return;
    }
    if (!this.sheet.drawing.isBeingDrawn) return;
    this.sheet.drawing.extend(points);
    this.at = points.at(-1) ?? this.at;
    this.listener.drew(since);
  }

  private up(): void {
    if (this.tap !== null) {
      this.view.selectAt(this.tap.at);
      this.tap = null;
      return;
    }
    if (!this.sheet.drawing.isBeingDrawn) return;
    this.sheet.drawing.end();
    this.listener.lifted();
  }

  private cancel(): void {
    this.tap = null;
    this.forgetPlace();
    this.sheet.drawing.drop();
    this.listener.dropped();
  }
}

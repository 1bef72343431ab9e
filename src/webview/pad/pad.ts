import * as v from 'valibot';
import type { RgbaPicture } from '../../ml/image/picture';
import type { StrokePoint } from '../../ml/image/stroke';
import type { Reading } from '../../ml/reading';
import { isUserError } from '../../ml/userError';
import type { HostToPad, PadToHost, WebviewModel, WebviewPicture } from '../../protocol/pad';
import type { Host } from '../host';
import { Drawing, type Tool } from './drawing';
import { boxesInDrawing, boxesInPicture } from './padBoxes';
import { listenToKeys, type PadActions } from './keys';
import { ModelReader, type ModelReading } from './modelReader';
import { PadView } from './padView';
import { PenTools } from './penTools';
import { ReadingLoop, type ReadingRequest } from './readingLoop';
import { listenToPen } from './strokeInput';
import { measureStroke } from './strokeMeasure';
import { Tap } from './tap';

const keptState = v.object({ drawing: v.unknown(), pen: v.optional(v.unknown()) });

/** The drawing pad: strokes or a picture in, a reading out, never a reading under another model's name. */
export class Pad {
  private readonly host: Host<HostToPad, PadToHost>;
  private readonly reader: ModelReader;
  private readonly view: PadView;
  private readonly loop: ReadingLoop;
  private readonly drawing: Drawing;
  private readonly tools: PenTools;
  private readonly actions: PadActions;
  private picture: WebviewPicture | null = null;
  /** The pen is down on the picture or on a box, and it is not clear yet what for. */
  private tap: Tap | null = null;
  /** Where the pen was last since it touched down; `null` once that is read. */
  private pen: StrokePoint | null = null;

  /** @param assets URL of the folder with the WebAssembly, ending in a slash */
  constructor(host: Host<HostToPad, PadToHost>, assets: string) {
    this.host = host;
    this.reader = new ModelReader(assets);
    const kept = v.is(keptState, host.kept) ? host.kept : null;
    this.drawing = Drawing.from(kept?.drawing);
    this.loop = new ReadingLoop((request) => {
      this.read(request);
    });
    this.tools = new PenTools(kept?.pen, () => {
      this.keep();
    });
    this.actions = {
      undo: () => this.edit(() => this.drawing.undo()),
      redo: () => this.edit(() => this.drawing.redo()),
      clear: () => this.edit(() => this.drawing.clear()),
      toggleEraser: () => this.tools.toggleEraser(),
      thinner: () => this.tools.thinner(),
      broader: () => this.tools.broader(),
    };
    this.view = new PadView(this.tools, {
      ...this.actions,
      openImage: () => this.host.post({ type: 'openImage' }),
      chooseModel: () => this.host.post({ type: 'chooseModel' }),
    });
  }

  /** Listens to the pen, the keys and the host, and asks the host for a model. */
  start(): void {
    listenToPen(this.view.canvas.canvas, {
      down: (at, since, isEraser) => {
        const tool = isEraser ? this.tools.eraser : this.tools.tool;
        if (this.picture === null && (tool.kind === 'erase' || !this.view.isOnBox(at)))
          this.penDown([at], tool, since);
        else this.tap = new Tap(at);
      },
      move: (points, since) => {
        this.penMove(points, since);
      },
      up: () => {
        this.penUp();
      },
    });
    listenToKeys(this.actions);
    this.host.listen({
      model: ({ model }) => void this.useModel(model),
      picture: ({ picture }) => {
        this.showPicture(picture);
      },
      problem: ({ message }) => {
        this.showProblem(message);
      },
    });
    this.changed();
    this.host.post({ type: 'ready' });
    void this.startEngine();
  }

  private async startEngine(): Promise<void> {
    try {
      await this.reader.start();
      if (this.reader.modelId === null && this.view.problem.message === '') {
        this.view.modelLine.showStatus('waiting');
      }
    } catch (error) {
      this.fail(error, 'The reading engine did not start. Close the drawing pad and open it again.');
    }
  }

  private async useModel(model: WebviewModel): Promise<void> {
    try {
      if (!(await this.reader.use(model))) return;
      this.view.problem.clear();
      this.view.modelLine.showModel(model);
      this.view.reading.useModel(model.modelId);
      this.loop.request({ since: performance.now(), settled: true });
    } catch (error) {
      this.fail(error, `The model "${model.name}" could not be loaded. Choose another model.`);
    }
  }

  private penDown([at, ...rest]: readonly [StrokePoint, ...StrokePoint[]], tool: Tool, since: number): void {
    this.leavePicture();
    this.drawing.begin(at, tool);
    this.drawing.extend(rest);
    this.pen = rest.at(-1) ?? at;
    this.showState();
    this.loop.request({ since, settled: false });
  }

  private penMove(points: readonly StrokePoint[], since: number): void {
    const stroke = this.tap?.move(points);
    if (stroke !== undefined) {
      if (stroke === null) return;
      this.tap = null;
      this.penDown(stroke, this.tools.tool, since);
      return;
    }
    this.drawing.extend(points);
    this.pen = points.at(-1) ?? this.pen;
    this.loop.request({ since, settled: false });
  }

  private penUp(): void {
    if (this.tap !== null) {
      this.view.selectAt(this.tap.at);
      this.tap = null;
      return;
    }
    this.drawing.end();
    this.changed();
  }

  private edit(change: () => void): void {
    this.leavePicture();
    this.pen = null;
    change();
    this.changed();
  }

  private showPicture(picture: WebviewPicture): void {
    // The drawing stays in the history: undo brings it back.
    this.leavePicture();
    this.drawing.clear();
    this.picture = picture;
    this.changed();
  }

  private leavePicture(): void {
    this.picture = null;
    // Whoever goes on has read what was wrong, unless it still stands in the way.
    if (this.reader.modelId !== null) this.view.problem.clear();
  }

  /** After every change that is complete: keeps it, and reads it. */
  private changed(): void {
    this.keep();
    this.showState();
    this.loop.request({ since: performance.now(), settled: true });
  }

  private keep(): void {
    this.host.keep({ drawing: this.drawing.state, pen: this.tools.penName });
  }

  private showState(): void {
    const { canUndo, canRedo, isBlank } = this.drawing;
    this.view.showState({
      canUndo: canUndo || this.picture !== null,
      canRedo,
      isBlank: isBlank && this.picture === null,
      pictureName: this.picture?.name ?? null,
    });
  }

  private read({ since, settled }: ReadingRequest): void {
    const { picture } = this;
    this.view.canvas.show(
      picture === null ? { kind: 'drawing', inks: this.drawing.inks } : { kind: 'picture', picture },
    );
    try {
      const made =
        picture === null ? this.reader.readDrawing(this.drawing.strokes) : this.reader.readPicture(picture);
      if (made === null || !this.view.reading.show(made.modelId, made.reading)) return;
      if (!settled) measureStroke(since);
      this.showBoxes(made.reading, picture);
      this.followPen(settled);
      if (settled) this.tell(made);
    } catch (error) {
      this.view.reading.clear();
      this.fail(error, 'This could not be read. Clear the pad and try again, or choose another model.');
    }
  }

  private showBoxes({ digits }: Reading, picture: RgbaPicture | null): void {
    const { selection } = this.view.reading;
    if (picture === null) this.view.boxes.show(boxesInDrawing(digits, this.drawing.inks), selection);
    else this.view.boxes.show(boxesInPicture(digits, picture), selection);
  }

  /** The digit that is being drawn is the one whose bars are looked at. */
  private followPen(settled: boolean): void {
    const pen = this.pen;
    if (pen !== null) this.view.selectAt(pen);
    if (settled) this.pen = null;
  }

  private tell({ modelId, reading }: ModelReading): void {
    const { text, confidence, outcome } = reading;
    this.host.post({ type: 'reading', modelId, text, confidence });
    if (outcome !== 'nothing') this.view.announcer.say(this.view.reading.spoken);
    else if (this.picture !== null)
      this.showProblem(
        'No digit was found in this picture. Try one with dark digits on a plain, light ground.',
      );
    else this.view.announcer.say('The pad is blank.');
  }

  private showProblem(message: string): void {
    this.view.problem.show(message);
    if (this.reader.modelId === null) this.view.modelLine.showStatus('failed');
  }

  /** @param sentence what to say of an error that does not speak for itself */
  private fail(error: unknown, sentence: string): void {
    const message = isUserError(error) ? error.message : sentence;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // One failure a problem: a drawing that cannot be read would otherwise report one with every frame.
    if (this.view.problem.message !== message) this.host.post({ type: 'failed', message, detail });
    this.showProblem(message);
  }
}

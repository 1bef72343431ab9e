import { isUserError } from '../../../ml/userError';
import type { HostToPad, PadToHost, WebviewModel } from '../../../protocol/pad';
import type { Host } from '../../host';
import type { ModelReading } from './modelReader';
import { boxesInDrawing, boxesInPicture } from './padBoxes';
import type { PadReader } from './padReader';
import type { PadView } from '../padView';
import type { PenOnSheet } from '../pen/penOnSheet';
import type { Problems } from '../problems';
import { ReadingLoop, type ReadingRequest } from './readingLoop';
import type { Sheet } from '../sheet/sheet';
import { markFirstReading, measureStroke } from './strokeMeasure';

/** The parts of the pad that reading needs. */
export interface ReadPad {
  readonly host: Host<HostToPad, PadToHost>;
  readonly sheet: Sheet;
  readonly view: PadView;
  readonly pen: PenOnSheet;
  readonly reader: PadReader;
  readonly problems: Problems;
}

/** Reads what is on the sheet with the model in use, and shows it; never a reading under another model's name. */
export class SheetReading {
  private readonly pad: ReadPad;
  private readonly reader: PadReader;
  private readonly loop = new ReadingLoop((request) => {
    this.read(request);
  });
  private latest: ModelReading | null = null;
  /** Whether the engine has failed to start. */
  private isEngineDown = false;

  constructor(pad: ReadPad) {
    this.pad = pad;
    this.reader = pad.reader;
  }

  /** The number that was read; `null` if there is none or the reading is refused. */
  get text(): string | null {
    return this.latest?.reading.text ?? null;
  }

  /** The selected digit as the network sees it: 784 values 0..1, row-major; `null` if there is none. */
  get frame(): ArrayLike<number> | null {
    return this.latest?.reading.digits[this.pad.view.reading.selection]?.frame ?? null;
  }

  /** Starts what models run on. */
  async start(): Promise<void> {
    const { modelLine } = this.pad.view;
    try {
      await this.reader.start();
      if (modelLine.status === 'loading') modelLine.showStatus('waiting');
    } catch (error) {
      this.isEngineDown = true;
      this.pad.problems.failReading(
        error,
        'The reading engine did not start. Close the drawing pad and open it again.',
      );
    }
  }

  /** Reads with another model as soon as it is loaded. */
  async useModel(model: WebviewModel): Promise<void> {
    const { view } = this.pad;
    try {
      if (!(await this.reader.use(model))) return;
      this.isEngineDown = false;
      this.pad.problems.clearOfReading();
      view.modelLine.showModel(model);
      view.reading.useModel(model.modelId);
      this.request({ since: performance.now(), settled: true });
    } catch (error) {
      // If the engine does not start, that was said already, and no other model would help.
      if (!this.isEngineDown || isUserError(error)) {
        this.pad.problems.failReading(
          error,
          `The model "${model.name}" could not be loaded. Choose another model.`,
        );
      }
    }
  }

  /** Paints and reads the sheet with the next frame; under a pen that is down nothing is settled, whatever else has come. */
  request({ since, settled }: ReadingRequest): void {
    this.loop.request({ since, settled: settled && !this.pad.sheet.drawing.isBeingDrawn });
  }

  /** Places the boxes of the digits over the canvas. */
  placeBoxes(): void {
    if (this.latest === null) return;
    const { digits } = this.latest.reading;
    const { canvas, boxes, reading } = this.pad.view;
    const { content } = canvas;
    const placed =
      content.kind === 'drawing'
        ? boxesInDrawing(digits, content.inks, canvas.part)
        : boxesInPicture(digits, content.picture, canvas.canvas);
    boxes.show(placed, reading.selection);
  }

  private read({ since, settled }: ReadingRequest): void {
    const { sheet, view } = this.pad;
    view.canvas.show(sheet.content, !settled);
    try {
      const made = this.readSheet();
      if (made === null) view.showUnread();
      if (made === null || !view.reading.show(made.modelId, made.reading)) return;
      if (!settled) measureStroke(since);
      markFirstReading();
      this.latest = made;
      this.placeBoxes();
      this.followPen(settled);
      view.showNumber(this.text, this.frame !== null);
      view.sayOfNone('No digit found');
      if (settled) {
        view.explain(made.reading.digits);
        this.tell(made);
      }
    } catch (error) {
      this.showNone();
      this.pad.problems.failReading(
        error,
        'This could not be read. Clear the pad and try again, or choose another model.',
      );
    }
  }

  /** Shows that what is on the pad could not be read; the last reading was of something else. */
  private showNone(): void {
    const { view } = this.pad;
    this.latest = null;
    view.reading.clear();
    view.sayOfNone('Not read');
    view.boxes.show([], 0);
    view.showNumber(null, false);
    view.explain([]);
  }

  private readSheet(): ModelReading | null {
    const { picture, drawing } = this.pad.sheet;
    return picture === null ? this.reader.readDrawing(drawing.strokes) : this.reader.readPicture(picture);
  }

  /** Selects the digit that is being drawn, so that its bars are shown. */
  private followPen(settled: boolean): void {
    const { pen, view } = this.pad;
    if (pen.place !== null) view.selectAt(pen.place);
    if (settled) pen.forgetPlace();
  }

  private tell({ modelId, reading }: ModelReading): void {
    const { host, sheet, view } = this.pad;
    const { text, confidence, outcome } = reading;
    host.post({ type: 'reading', modelId, text, confidence });
    if (outcome !== 'nothing') view.announcer.say(view.reading.spoken);
    else if (sheet.picture !== null)
      this.pad.problems.showOfReading(
        'No digit was found in this image. Try one with dark digits on a plain, light background.',
      );
    else view.announcer.say('The pad is blank.');
  }
}

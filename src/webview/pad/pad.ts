import * as v from 'valibot';
import type { HostToPad, PadToHost, WebviewModel, WebviewPicture } from '../../protocol/pad';
import type { Host } from '../host';
import { boxesInDrawing, boxesInPicture } from './padBoxes';
import { listenToKeys, type PadActions } from './keys';
import { ModelReader, type ModelReading } from './modelReader';
import { PadView, type PageCommands } from './padView';
import { PenOnSheet } from './penOnSheet';
import { PenTools } from './penTools';
import { Problems } from './problems';
import { ReadingLoop, type ReadingRequest } from './readingLoop';
import { Sheet } from './sheet';
import { markFirstReading, measureStroke } from './strokeMeasure';

const keptState = v.object({ drawing: v.unknown(), pen: v.optional(v.unknown()) });

/** The drawing pad: strokes or a picture in, a reading out, never a reading under another model's name. */
export class Pad {
  private readonly host: Host<HostToPad, PadToHost>;
  private readonly reader: ModelReader;
  private readonly sheet: Sheet;
  private readonly tools: PenTools;
  private readonly actions: PadActions;
  private readonly view: PadView;
  private readonly problems: Problems;
  private readonly pen: PenOnSheet;
  private readonly loop: ReadingLoop;

  /** @param assets URL of the folder with the WebAssembly, ending in a slash */
  constructor(host: Host<HostToPad, PadToHost>, assets: string) {
    this.host = host;
    this.reader = new ModelReader(assets);
    const kept = v.is(keptState, host.kept) ? host.kept : null;
    this.sheet = new Sheet(kept?.drawing);
    this.tools = new PenTools(kept?.pen, () => {
      this.keep();
    });
    this.actions = {
      undo: () => this.edit(() => this.sheet.drawing.undo()),
      redo: () => this.edit(() => this.sheet.drawing.redo()),
      clear: () => this.edit(() => this.sheet.drawing.clear()),
      toggleEraser: () => this.tools.toggleEraser(),
      thinner: () => this.tools.thinner(),
      broader: () => this.tools.broader(),
      openImage: () => this.host.post({ type: 'openImage' }),
      showKeys: () => this.view.keys.show(),
      keepAs: (digit) => this.view.correction.keep(Number(digit)),
      keepAsRead: () => this.view.correction.keepAsRead(),
      undoKeep: () => this.view.correction.undo(),
    };
    const commands: PageCommands = {
      ...this.actions,
      chooseModel: () => this.host.post({ type: 'chooseModel' }),
      keep: (frame, label) => this.host.post({ type: 'keep', frame, label }),
      takeBack: () => this.host.post({ type: 'undoKeep' }),
      showMyDigits: () => this.host.post({ type: 'showMyDigits' }),
    };
    this.view = new PadView(this.tools, commands, this.reader);
    this.problems = new Problems(host, this.view, () => this.reader.modelId !== null);
    this.pen = new PenOnSheet(this.sheet, this.tools, this.view, {
      began: () => {
        this.leavePicture();
      },
      drew: (since) => {
        this.showState();
        this.loop.request({ since, settled: false });
      },
      lifted: () => {
        this.changed();
      },
    });
    this.loop = new ReadingLoop((request) => {
      this.read(request);
    });
  }

  /** Listens to the pen, the keys and the host, and asks the host for a model. */
  start(): void {
    this.pen.listen();
    listenToKeys(this.actions);
    this.host.listen({
      model: ({ model }) => void this.useModel(model),
      picture: ({ picture }) => {
        this.showPicture(picture);
      },
      kept: (message) => this.view.correction.kept(message),
      keepUndone: () => this.view.correction.undone(),
      problem: ({ message }) => {
        this.problems.show(message);
      },
    });
    this.changed();
    this.host.post({ type: 'ready' });
    void this.startEngine();
  }

  private async startEngine(): Promise<void> {
    try {
      await this.reader.start();
      if (this.reader.modelId === null && !this.problems.isAny) this.view.modelLine.showStatus('waiting');
    } catch (error) {
      this.problems.fail(error, 'The reading engine did not start. Close the drawing pad and open it again.');
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
      this.problems.fail(error, `The model "${model.name}" could not be loaded. Choose another model.`);
    }
  }

  private edit(change: () => void): void {
    this.leavePicture();
    this.pen.forgetPlace();
    change();
    this.changed();
  }

  private showPicture(picture: WebviewPicture): void {
    this.problems.pass();
    this.sheet.show(picture);
    this.changed();
  }

  private leavePicture(): void {
    this.sheet.leavePicture();
    this.problems.pass();
  }

  /** After every change that is complete: keeps it, and reads it. */
  private changed(): void {
    this.keep();
    this.showState();
    this.loop.request({ since: performance.now(), settled: true });
  }

  private keep(): void {
    this.host.keep({ drawing: this.sheet.state, pen: this.tools.penName });
  }

  private showState(): void {
    const { canUndo, canRedo, isBlank, picture } = this.sheet;
    this.view.showState({ canUndo, canRedo, isBlank, pictureName: picture?.name ?? null });
  }

  private read({ since, settled }: ReadingRequest): void {
    this.view.canvas.show(this.sheet.content);
    try {
      const made = this.readSheet();
      if (made === null || !this.view.reading.show(made.modelId, made.reading)) return;
      this.view.correction.renew();
      if (!settled) measureStroke(since);
      markFirstReading();
      this.showBoxes(made);
      this.followPen(settled);
      if (settled) {
        this.view.explain(made.reading.digits);
        this.tell(made);
      }
    } catch (error) {
      this.view.reading.clear();
      this.problems.fail(
        error,
        'This could not be read. Clear the pad and try again, or choose another model.',
      );
    }
  }

  private readSheet(): ModelReading | null {
    const { picture, drawing } = this.sheet;
    return picture === null ? this.reader.readDrawing(drawing.strokes) : this.reader.readPicture(picture);
  }

  private showBoxes({ reading: { digits } }: ModelReading): void {
    const { picture, drawing } = this.sheet;
    const boxes = picture === null ? boxesInDrawing(digits, drawing.inks) : boxesInPicture(digits, picture);
    this.view.boxes.show(boxes, this.view.reading.selection);
  }

  /** The digit that is being drawn is the one whose bars are looked at. */
  private followPen(settled: boolean): void {
    const { place } = this.pen;
    if (place !== null) this.view.selectAt(place);
    if (settled) this.pen.forgetPlace();
  }

  private tell({ modelId, reading }: ModelReading): void {
    const { text, confidence, outcome } = reading;
    this.host.post({ type: 'reading', modelId, text, confidence });
    if (outcome !== 'nothing') this.view.announcer.say(this.view.reading.spoken);
    else if (this.sheet.picture !== null)
      this.problems.show(
        'No digit was found in this picture. Try one with dark digits on a plain, light ground.',
      );
    else this.view.announcer.say('The pad is blank.');
  }
}

import * as v from 'valibot';
import type { HostToPad, PadToHost, WebviewPicture } from '../../protocol/pad';
import type { Host } from '../host';
import { DrawingReport } from './drawingReport';
import { imageOnClipboard, listenForImages, type TakenImage } from './imageIntake';
import { listenToKeys, type PadActions } from './keys';
import { Lifeline, withLifeline } from './lifeline';
import { PadOutput } from './padOutput';
import { PadReader } from './reading/padReader';
import { PadView, type PageCommands } from './padView';
import { PenOnSheet } from './pen/penOnSheet';
import { PenTools } from './pen/penTools';
import { Problems } from './problems';
import { Sheet } from './sheet/sheet';
import { SheetReading } from './reading/sheetReading';
import { viewStateKept } from './viewState';

/** Said when the extension host has not answered for long; a host that is only busy will. By where the pad is shown. */
const UNHEARD = {
  editor:
    'Digit Lab is not answering this pad: it is busy, or was restarted and no longer knows the pad. Wait a moment. If this stays, close this pad and open the drawing pad again: what you had drawn comes back. What you draw now may not; take it with Copy as Image first.',
  view: 'Digit Lab is not answering this pad: it is busy, or was restarted and no longer knows the pad. Wait a moment. If this stays, run Developer: Reload Window from the Command Palette; the drawing stays.',
} as const;

const keptState = v.object({ pen: v.optional(v.unknown()) });

/** The drawing pad: strokes or a picture in, a reading out. Puts its parts together, and hands on what happens. */
export class Pad {
  private readonly host: Host<HostToPad, PadToHost>;
  private readonly sheet: Sheet;
  private readonly tools: PenTools;
  private readonly actions: PadActions;
  private readonly view: PadView;
  private readonly pen: PenOnSheet;
  private readonly reading: SheetReading;
  private readonly problems: Problems;
  private readonly output: PadOutput;
  private readonly report: DrawingReport;
  private readonly lifeline: Lifeline;
  /** How many files were dropped together with the image that the host decodes. */
  private droppedCount = 1;

  /** @param assets URL of the folder with the WebAssembly, ending in a slash */
  constructor(given: Host<HostToPad, PadToHost>, assets: string) {
    this.lifeline = new Lifeline(
      () => this.problems.showLasting(UNHEARD[document.body.dataset.place === 'view' ? 'view' : 'editor']),
      () => this.problems.clearLasting(),
    );
    const host = withLifeline(given, this.lifeline);
    this.host = host;
    const reader = new PadReader(assets);
    this.sheet = new Sheet(host.kept);
    this.report = new DrawingReport(host, this.sheet.drawing);
    const kept = v.is(keptState, host.kept) ? host.kept : null;
    this.tools = new PenTools(kept?.pen, () => {
      this.keep();
    });
    this.actions = this.makeActions();
    this.view = new PadView(this.tools, this.pageCommands(), reader, viewStateKept(host.kept));
    this.problems = new Problems(host, this.view, () => reader.modelId !== null);
    this.pen = new PenOnSheet(this.sheet, this.tools, this.view, {
      drew: (since) => this.drew(since),
      lifted: () => {
        this.problems.clearSeen();
        this.changed();
      },
      dropped: () => this.settle(),
    });
    const { sheet, view, pen, problems } = this;
    this.reading = new SheetReading({ host, sheet, view, pen, reader, problems });
    this.output = new PadOutput(host, this.sheet, this.reading);
  }

  /** Listens to the pen, the keys and the host, and asks the host for a model. */
  start(): void {
    this.pen.listen();
    listenToKeys(this.actions);
    listenForImages({
      taken: (image, count) => void this.take(image, count),
      hovers: (isOver) => {
        this.view.invitesDrop(isOver);
      },
    });
    this.host.listen({
      heard: () => this.lifeline.heard(),
      model: ({ model }) => void this.reading.useModel(model),
      picture: ({ picture }) => {
        this.showPicture(picture);
      },
      drawing: ({ drawing }) => this.bringBack(drawing),
      kept: (message) => this.view.correction.kept(message),
      keepUndone: (message) => this.view.correction.undone(message),
      done: ({ message }) => {
        this.view.announcer.say(message);
      },
      problem: ({ message, about }) => {
        this.droppedCount = 1;
        if (about === 'undoKeep') this.view.correction.notUndone();
        if (about === 'model') this.problems.showOfReading(message);
        else this.problems.show(message);
      },
    });
    this.cameBack();
    void this.restorePictures();
    this.host.post({ type: 'ready' });
    void this.reading.start();
  }

  private makeActions(): PadActions {
    const working = (work: () => Promise<void>) => () => void this.work(work);
    return {
      undo: () => this.edit(() => this.sheet.drawing.undo()),
      redo: () => this.edit(() => this.sheet.drawing.redo()),
      clear: () => {
        this.edit(() => this.sheet.drawing.clear());
        this.tools.backToPen();
      },
      toggleEraser: () => this.tools.toggleEraser(),
      thinner: () => this.tools.thinner(),
      broader: () => this.tools.broader(),
      openImage: () => this.host.post({ type: 'openImage' }),
      pasteImage: () => void this.take(imageOnClipboard(), 1),
      copyImage: working(() => this.output.copyImage()),
      savePng: working(() => this.output.savePng()),
      saveSvg: working(() => this.output.saveSvg()),
      saveFrame: working(() => this.output.saveFrame()),
      copyNumber: () => this.output.copyNumber(),
      insertNumber: () => this.output.insertNumber(),
      showKeys: () => this.view.keys.show(),
      keepAs: (digit) => this.view.correction.keep(Number(digit)),
      keepAsRead: () => this.view.correction.keepAsRead(),
      undoKeep: () => this.view.correction.undo(),
    };
  }

  private pageCommands(): PageCommands {
    return {
      ...this.actions,
      looked: () => this.keep(),
      notExplained: (error) =>
        this.problems.fail(error, 'Why this was read so could not be worked out. Open that part again.'),
      chooseModel: () => this.host.post({ type: 'chooseModel' }),
      keep: (id, frame, label) => this.host.post({ type: 'keep', id, frame, label }),
      takeBack: () => this.host.post({ type: 'undoKeep' }),
      showMyDigits: () => this.host.post({ type: 'showMyDigits' }),
      placeBoxes: () => this.reading.placeBoxes(),
    };
  }

  /** There is more of the stroke that is being drawn. */
  private drew(since: number): void {
    // Takes back what was about to be said of the drawing before this stroke.
    this.view.announcer.say('');
    this.view.correction.renew();
    this.showState();
    this.reading.request({ since, settled: false });
  }

  /** @param change returns whether it changed the drawing; if not, what the page says of the drawing stays */
  private edit(change: () => boolean): void {
    this.problems.clearSeen();
    if (!change()) return;
    this.pen.forgetPlace();
    this.changed();
  }

  private showPicture(picture: WebviewPicture): void {
    this.edit(() => {
      this.sheet.show(picture);
      return true;
    });
    if (this.droppedCount > 1) {
      const count = String(this.droppedCount);
      this.problems.show(
        `Only the first of ${count} files was opened. Use Classify Image to read all of them.`,
      );
    }
    this.droppedCount = 1;
  }

  /** @param drawing of another pad, as its page sent it to the host */
  private bringBack(drawing: string): void {
    try {
      this.sheet.drawing.precede(JSON.parse(drawing));
    } catch (error) {
      this.problems.fail(error, 'The last drawing could not be restored. Draw it again.');
      return;
    }
    this.changed();
  }

  private async restorePictures(): Promise<void> {
    try {
      await this.sheet.restored;
    } catch (error) {
      this.problems.fail(error, 'An image on this pad could not be restored. Open it again.');
    }
    this.cameBack();
  }

  /**
   * Has the host decode an image that was pasted or dropped; it comes back as a picture.
   * @param count how many files were pasted or dropped, of which this is the first
   */
  private async take(image: Promise<TakenImage>, count: number): Promise<void> {
    await this.work(async () => {
      this.host.post(await image);
      this.droppedCount = count;
    });
  }

  private async work(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.problems.fail(error, 'This did not work. Try again; the log has the details.');
    }
  }

  /** To be called after every completed change of the drawing. */
  private changed(): void {
    this.report.request({ isDrawn: true });
    this.view.correction.renew();
    this.settle();
  }

  /** To be called once the drawing that the page had before it was hidden or reloaded is back. */
  private cameBack(): void {
    this.report.request({ isDrawn: false });
    this.settle();
  }

  /** Keeps what is on the sheet, and reads it. */
  private settle(): void {
    this.keep();
    this.showState();
    this.reading.request({ since: performance.now(), settled: true });
  }

  private keep(): void {
    this.host.keep({ ...this.sheet.state, pen: this.tools.penName, ...this.view.viewState });
  }

  private showState(): void {
    const { picture, drawing } = this.sheet;
    const { canUndo, canRedo, isBlank } = drawing;
    this.view.showState({ canUndo, canRedo, isBlank, pictureName: picture?.name ?? null });
  }
}

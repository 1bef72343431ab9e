import * as vscode from 'vscode';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { parsePadToHost, type HostToPad, type PadToHost, type WebviewPicture } from '../../protocol/pad';
import type { LastTextEditor } from '../lastTextEditor';
import type { MyDigits } from '../myDigits/myDigits';
import { baseName } from '../files/baseName';
import { PadKeeping } from './padKeeping';
import type { CurrentModel } from '../models/currentModel';
import type { Notices } from '../notices';
import { saveFile } from '../files/savedFile';
import { WebviewPanel, type WebviewPlace } from '../webviewPanel';
import type { PadImages } from './padImages';
import { webviewModel } from './webviewModel';

/** What a pad reads once the pen is lifted. */
export type PadReading = Extract<PadToHost, { type: 'reading' }>;

/** What is on a pad, as its page writes it. */
export type PadDrawing = Extract<PadToHost, { type: 'drawing' }>;

/** What a user asks for on the page. */
type PadRequest = Exclude<PadToHost, { type: 'ready' | 'drawing' | 'reading' | 'failed' }>;

type Problem = Extract<HostToPad, { type: 'problem' }>;

/** What the pad needs of the extension around it. */
export interface PadSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly model: CurrentModel;
  readonly myDigits: MyDigits;
  readonly notices: Notices;
  readonly log: vscode.LogOutputChannel;
  readonly images: PadImages;
  readonly textEditor: LastTextEditor;
}

/** The drawing pad, as an editor or as a view. Its page reads by itself, with the model that it is sent. */
export class PadPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<PadToHost, HostToPad>;
  private readonly read = new vscode.EventEmitter<PadReading>();
  readonly onDidRead = this.read.event;
  private readonly drew = new vscode.EventEmitter<PadDrawing>();
  /** Fires whenever the user pauses, and when the page has come back. */
  readonly onDidDraw = this.drew.event;
  readonly onDidDispose: vscode.Event<void>;
  /** Whether there is a page that receives messages now. */
  private isReady = false;
  /** The picture to send once there is a page. */
  private waiting: WebviewPicture | null = null;
  /** The problem to show once there is a page. */
  private unseen: { readonly problem: Problem; readonly isOfImage: boolean } | null = null;
  /** How many images were asked for; numbers them. */
  private asked = 0;
  /** The number of the image that is shown: one asked for earlier that takes longer does not replace it. */
  private latestPicture = 0;
  /** How often another model was taken into use. */
  private modelChanges = 0;
  private readonly keeping: PadKeeping;

  /**
   * @param place a view, or a panel that VS Code kept over a reload; an editor is opened if it is left out
   * @param before a drawing for the page to begin with, as another page wrote it
   */
  constructor(
    private readonly around: PadSurroundings,
    place?: WebviewPlace,
    private before: string | null = null,
  ) {
    this.keeping = new PadKeeping(around.myDigits);
    this.panel = new WebviewPanel(
      {
        extensionUri: around.extensionUri,
        name: 'pad',
        title: 'Drawing Pad',
        notices: around.notices,
        parse: parsePadToHost,
        // What goes wrong for the pad is said inside the pad, where the user looks.
        receive: (message) =>
          void this.showingProblems(
            () => this.receive(message),
            message.type === 'undoKeep' ? { about: 'undoKeep' } : {},
          ),
      },
      place,
    );
    this.onDidDispose = this.panel.onDidDispose;
    this.panel.onDidHide(() => {
      this.isReady = false;
    });
    const subscription = around.model.onDidChange((files) => {
      this.modelChanges++;
      this.sendModel(files);
    });
    this.onDidDispose(() => {
      subscription.dispose();
      this.read.dispose();
      this.drew.dispose();
    });
  }

  /** Puts an image on the pad as soon as it is decoded and there is a page, which also says what goes wrong. */
  async show(image: () => Promise<WebviewPicture | null>): Promise<void> {
    const mine = ++this.asked;
    // That problem was about the image before.
    if (this.unseen?.isOfImage === true) this.unseen = null;
    const showing = async (): Promise<void> => {
      const picture = await image();
      if (picture === null || mine < this.latestPicture) return;
      this.latestPicture = mine;
      this.waiting = picture;
      await this.sendPicture();
    };
    await this.showingProblems(showing, { isOfImage: true });
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: PadToHost): Promise<void> {
    // At once, as doing what was asked may take as long as a user takes to choose in a dialog.
    this.panel.post({ type: 'heard' });
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        void this.sendDrawing();
        void this.sendPicture();
        this.sendProblem();
        await this.sendModelInUse();
        break;
      case 'drawing':
        this.drew.fire(message);
        break;
      case 'reading':
        this.read.fire(message);
        break;
      case 'failed':
        this.around.log.error(`Drawing Pad: ${message.message}\n${message.detail}`);
        this.around.notices.noteTold({ level: 'error', message: message.message });
        break;
      default:
        await this.fulfil(message);
    }
  }

  /** Does what the user asked for on the page. */
  private async fulfil(message: PadRequest): Promise<void> {
    const { images, textEditor } = this.around;
    switch (message.type) {
      case 'chooseModel':
        await vscode.commands.executeCommand('digitLab.chooseModel');
        break;
      case 'openImage':
        await this.show(() => images.choose());
        break;
      case 'image':
        await this.show(() => images.decode(message.name, message.bytes));
        break;
      case 'imageAt':
        await this.show(() => images.at(vscode.Uri.parse(message.uri)));
        break;
      case 'save':
        await this.save(message);
        break;
      case 'imageCopied':
        this.done('Copied the image');
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        this.done(`Copied ${message.text}`);
        break;
      case 'insert':
        this.done(`Inserted ${message.text} into ${await textEditor.insert(message.text)}`);
        break;
      case 'keep':
      case 'undoKeep':
        this.panel.post(await this.keeping.answer(message));
        break;
      case 'showMyDigits':
        await vscode.commands.executeCommand('digitLab.showMyDigits');
        break;
    }
  }

  private async save({ format, name, bytes }: Extract<PadToHost, { type: 'save' }>): Promise<void> {
    const saved = await saveFile({
      title: 'Save What Is on the Pad',
      name: `${name}.${format}`,
      filters: { [format.toUpperCase()]: [format] },
      bytes,
    });
    if (saved !== null) this.done(`Saved ${baseName(saved)}`);
  }

  private done(message: string): void {
    vscode.window.setStatusBarMessage(`$(check) ${message}`, 3000);
    this.panel.post({ type: 'done', message });
  }

  private async sendModelInUse(): Promise<void> {
    const { modelChanges } = this;
    try {
      const files = await this.around.model.files();
      // A model that was taken into use meanwhile has been sent already.
      if (modelChanges === this.modelChanges) this.sendModel(files);
    } catch (error) {
      const message = this.around.notices.shownInView(error);
      if (message !== null) this.panel.post({ type: 'problem', message, about: 'model' });
    }
  }

  private sendModel(files: ModelFiles): void {
    this.panel.post({ type: 'model', model: webviewModel(files, this.around.model.nameOf(files.card)) });
  }

  /** Only to the first page: later ones keep the drawing themselves. */
  private async sendDrawing(): Promise<void> {
    const { before } = this;
    if (before !== null && (await this.panel.deliver({ type: 'drawing', drawing: before }))) {
      this.before = null;
    }
  }

  private async sendPicture(): Promise<void> {
    const { waiting } = this;
    if (!this.isReady || waiting === null) return;
    this.waiting = null;
    const isTaken = await this.panel.deliver({ type: 'picture', picture: waiting });
    // Kept for the next page, unless there is another picture by now.
    if (!isTaken) this.waiting ??= waiting;
  }

  /** @param what goes into the problem beside its sentence; `isOfImage` is for this class alone */
  private async showingProblems(
    work: () => Promise<void>,
    { isOfImage = false, ...what }: Pick<Problem, 'about'> & { readonly isOfImage?: boolean } = {},
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      const message = this.around.notices.shownInView(error);
      if (message === null) return;
      this.unseen = { problem: { type: 'problem', message, ...what }, isOfImage };
      this.sendProblem();
    }
  }

  private sendProblem(): void {
    if (!this.isReady || this.unseen === null) return;
    this.panel.post(this.unseen.problem);
    this.unseen = null;
  }
}

import * as vscode from 'vscode';
import { labelsNamesFor } from '../../ml/data/idxNames';
import { FRAME_SIZE } from '../../ml/image/picture';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { CANCELLED } from '../../ml/userError';
import { parseIdxToHost, type HostToIdx, type IdxContent, type IdxToHost } from '../../protocol/idx';
import { baseName } from '../files/baseName';
import { isThere } from '../files/isThere';
import type { Readers } from '../reading/readers';
import { LatestWanted } from '../latestWanted';
import type { CurrentModel } from '../models/currentModel';
import type { Notices } from '../notices';
import { WebviewPanel } from '../webviewPanel';
import { loadIdxFile, type IdxFile } from './idxFile';
import { IdxReading } from './idxReading';

/** What editors of IDX files need of the extension around them. */
export interface IdxSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly model: CurrentModel;
  readonly notices: Notices;
  readonly readers: Readers;
}

/** A file as it was read, or why it could not be. */
type LoadedFile =
  { readonly file: IdxFile; readonly problem: '' } | { readonly file: null; readonly problem: string };

/**
 * The editor of one IDX file, which it follows when the file changes. The pixels stay here: the page asks for those that
 * it shows, so that a file opens as fast with 60,000 images as with ten.
 */
export class IdxEditor {
  private readonly panel: WebviewPanel<IdxToHost, HostToIdx>;
  /** What is shown, or is going to be. */
  private loaded: Promise<LoadedFile>;
  /** The reading of the file that began last. */
  private loading: Promise<LoadedFile>;
  /** How often the file, or its labels, have changed. */
  private changes = 0;
  /** How often another model was taken into use. */
  private modelChanges = 0;
  private reading: IdxReading | null = null;
  private readonly looks = new LatestWanted<number>((index) => this.sendLook(index));
  private readonly shown = new vscode.EventEmitter<IdxContent>();
  /** Fires when the first images, or the counts of labels, can be seen. */
  readonly onDidShow = this.shown.event;
  /** Resolves when something is shown for the first time, or never will be. */
  private readonly firstShown: Promise<void>;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly around: IdxSurroundings,
    panel: vscode.WebviewPanel,
  ) {
    this.panel = new WebviewPanel(
      {
        extensionUri: around.extensionUri,
        name: 'idx',
        title: baseName(uri),
        notices: around.notices,
        parse: parseIdxToHost,
        receive: (message) => void around.notices.guard(() => this.receive(message)),
      },
      panel,
    );
    this.loading = this.load();
    this.loaded = this.loading;
    this.firstShown = new Promise((resolve) => {
      this.onDidShow(() => resolve());
      this.panel.onDidDispose(() => resolve());
    });
    const subscriptions = [
      this.follow(),
      around.model.onDidChange((files) => {
        this.modelChanges++;
        this.sendModel(files);
      }),
      this.shown,
    ];
    this.panel.onDidDispose(() => {
      this.reading?.stop();
      for (const subscription of subscriptions) subscription.dispose();
    });
  }

  /** Has the model in use read all images, if it can and is not doing so already. Resolves when all are read. */
  async read(): Promise<void> {
    const awaited = this.loaded;
    const { file } = await awaited;
    if (file?.content.kind !== 'images' || !file.content.isReadable) return;
    // Not before: reading would slow down a page that is still loading.
    await this.firstShown;
    const files = await this.modelInUse();
    if (this.panel.isDisposed || this.reading?.isRunning === true) return;
    // A file that changed meanwhile has other images now.
    if (awaited !== this.loaded) return this.read();
    const named = { files, name: this.around.model.nameOf(files.card) };
    const reading: IdxReading = new IdxReading(
      named,
      // After a change of the file, an older reading is about images that are no longer shown.
      async (message) => this.reading === reading && this.panel.deliver(message),
    );
    this.reading = reading;
    await reading.run(file.pixels, this.around.readers, this.around.notices);
  }

  private async receive(message: IdxToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.fill();
        break;
      case 'pixels':
        await this.sendPixels(message.indices);
        break;
      case 'shown': {
        const { file } = await this.loaded;
        if (file !== null && !this.panel.isDisposed) this.shown.fire(file.content);
        break;
      }
      case 'read':
        await this.read();
        break;
      case 'cancel':
        this.reading?.stop();
        break;
      case 'look':
        await this.looks.want(message.index);
        break;
    }
  }

  /** Sends everything to a new page. */
  private async fill(): Promise<void> {
    const awaited = this.loaded;
    const { file, problem } = await awaited;
    // If the file has changed meanwhile, `reload` fills the page.
    if (awaited !== this.loaded) return;
    if (file === null) {
      this.panel.post({ type: 'problem', message: problem });
      return;
    }
    this.panel.post({ type: 'content', content: file.content });
    this.reading?.tellAgain();
    if (file.content.kind === 'images' && file.content.isReadable) {
      this.sendModel(await this.modelInUse());
    }
  }

  /** The model in use, also where it changes while its files are read. */
  private async modelInUse(): Promise<ModelFiles> {
    const { modelChanges } = this;
    const files = await this.around.model.files();
    return modelChanges === this.modelChanges ? files : this.modelInUse();
  }

  private async sendPixels(indices: readonly number[]): Promise<void> {
    const { file } = await this.loaded;
    if (file?.content.kind !== 'images') return;
    const { count, rows, columns } = file.content;
    const size = rows * columns;
    const known = indices.filter((index) => index < count);
    const pixels = new Uint8Array(known.length * size);
    known.forEach((index, place) => {
      pixels.set(file.pixels.subarray(index * size, (index + 1) * size), place * size);
    });
    this.panel.post({ type: 'pixels', indices: known, pixels });
  }

  /** Sends how one image is read, by the model of the reading that is shown, or else by the model in use. */
  private async sendLook(index: number): Promise<void> {
    const { loaded: awaited } = this;
    const { file } = await awaited;
    if (file?.content.kind !== 'images' || !file.content.isReadable || index >= file.content.count) return;
    const answer = await this.lookAt(file.pixels.slice(index * FRAME_SIZE, (index + 1) * FRAME_SIZE), index);
    // If the file has changed meanwhile, there is another image at this index.
    if (answer !== null && awaited === this.loaded && !this.panel.isDisposed) this.panel.post(answer);
  }

  /** @returns `null` if it was cancelled */
  private async lookAt(image: Uint8Array, index: number): Promise<HostToIdx | null> {
    const { model, notices, readers } = this.around;
    const { reading } = this;
    try {
      const files = reading?.hasRead === true ? reading.model.files : await model.files();
      const prediction = await readers.lend(files, (reader) => reader.readFrame(image));
      return { type: 'look', index, modelId: files.card.id, prediction, image };
    } catch (error) {
      const message = notices.shownInView(error);
      if (message === null) return null;
      return { type: 'lookFailed', index, message };
    }
  }

  private sendModel({ card }: ModelFiles): void {
    this.panel.post({ type: 'model', name: this.around.model.nameOf(card) });
  }

  private async load(): Promise<LoadedFile> {
    try {
      return { file: await loadIdxFile(this.uri, this.around.readers), problem: '' };
    } catch (error) {
      const problem = this.around.notices.shownInView(error, this.panel) ?? CANCELLED;
      return { file: null, problem };
    }
  }

  /** Reads the file once the reading under way is over. Of several changes meanwhile, only the last has it read. */
  private async loadAgain(): Promise<LoadedFile> {
    const change = ++this.changes;
    await this.loading;
    if (change !== this.changes) return this.loaded;
    this.loading = this.load();
    return this.loading;
  }

  /** Reads the file again when it, or its labels beside it, have changed. One that was deleted stays on show. */
  private follow(): vscode.Disposable {
    const folder = vscode.Uri.joinPath(this.uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const labels = labelsNamesFor(baseName(this.uri));
    const areLabels = (uri: vscode.Uri): boolean => labels.includes(baseName(uri));
    const changed = (uri: vscode.Uri): void => {
      if (isSame(uri, this.uri) || areLabels(uri)) this.reload();
    };
    watcher.onDidChange(changed);
    watcher.onDidCreate(changed);
    watcher.onDidDelete((uri) => {
      if (areLabels(uri)) void this.reloadIfThere();
    });
    return watcher;
  }

  /** Images and labels may be deleted together, with events in any order. */
  private async reloadIfThere(): Promise<void> {
    if (await isThere(this.uri)) this.reload();
  }

  private reload(): void {
    this.reading?.stop();
    this.reading = null;
    this.loaded = this.loadAgain();
    void this.around.notices.guard(() => this.fill());
  }
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

import * as vscode from 'vscode';
import type { Reading } from '../../ml/reading';
import type { ImageReader } from '../../node/reading/imageReader';
import { fileContent } from '../files/fileContent';
import { IMAGE_ENDINGS, isImageName } from '../../node/decoding/imageNames';
import type { Readers } from '../reading/readers';
import type { CurrentModel } from '../models/currentModel';
import type { Notices } from '../notices';
import { badgeOf } from './badge';

/** Larger files get no badge: nobody asked for them to be read. In bytes. */
const LARGEST = 2 * 1024 * 1024;

/** Badges that are remembered. */
const MOST = 5000;

/** What badges need of the extension around them. */
export interface BadgeSurroundings {
  readonly model: CurrentModel;
  readonly readers: Readers;
  readonly notices: Notices;
}

interface Known {
  readonly mtime: number;
  readonly badge: vscode.FileDecoration | undefined;
}

interface Waiting {
  readonly uri: vscode.Uri;
  readonly mtime: number;
  readonly token: vscode.CancellationToken;
  readonly fulfil: (badge: vscode.FileDecoration | undefined) => void;
}

/** Shows badges beside the workspace's image files, until what it returns is disposed of. */
export function showBadges(around: BadgeSurroundings): vscode.Disposable {
  const badges = new ImageBadges(around);
  const endings = IMAGE_ENDINGS.flatMap((ending) => [ending, ending.toUpperCase()]);
  const watcher = vscode.workspace.createFileSystemWatcher(`**/*.{${endings.join(',')}}`);
  watcher.onDidChange((uri) => badges.forget(uri));
  watcher.onDidCreate((uri) => badges.forget(uri));
  return vscode.Disposable.from(vscode.window.registerFileDecorationProvider(badges), watcher, badges);
}

/**
 * The digits in image files, as badges beside their names. VS Code asks for the files that it shows; they are read one
 * after the other, with a rest after each as long as its reading took, and remembered until the file or the model changes.
 */
class ImageBadges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly known = new Map<string, Known>();
  private readonly queue: Waiting[] = [];
  private readonly modelChange: vscode.Disposable;
  private isReading = false;
  /** Counts the models; a reading that another model has overtaken is stopped. */
  private generation = 0;

  constructor(private readonly around: BadgeSurroundings) {
    this.modelChange = around.model.onDidChange(() => {
      this.generation++;
      this.known.clear();
      this.changed.fire(undefined);
    });
  }

  async provideFileDecoration(
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<vscode.FileDecoration | undefined> {
    if (!isImageName(uri.path) || vscode.workspace.getWorkspaceFolder(uri) === undefined) return undefined;
    const mtime = await mtimeOf(uri);
    if (mtime === null) return undefined;
    const known = this.known.get(uri.toString());
    if (known?.mtime === mtime) return known.badge;
    return new Promise((fulfil) => {
      this.queue.push({ uri, mtime, token, fulfil });
      void this.readQueue();
    });
  }

  /** Has VS Code ask for a file's badge again: it may show something else now. */
  forget(uri: vscode.Uri): void {
    this.known.delete(uri.toString());
    this.changed.fire(uri);
  }

  dispose(): void {
    this.generation++;
    for (const { fulfil } of this.queue.splice(0)) fulfil(undefined);
    this.modelChange.dispose();
    this.changed.dispose();
  }

  private async readQueue(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    const { generation } = this;
    try {
      const files = await this.around.model.files();
      await this.around.readers.lend(files, async (reader) => {
        while (this.generation === generation) {
          const next = this.queue.shift();
          if (next === undefined) return;
          await this.readNext(next, reader, generation);
        }
      });
    } catch (error) {
      // Badges are asked for by nobody in particular, so nobody is told but the log.
      this.around.notices.explain(error);
      for (const { fulfil } of this.queue.splice(0)) fulfil(undefined);
    } finally {
      this.isReading = false;
    }
    // What came while the reader was given back, or is to be read by another model.
    if (this.queue.length > 0) void this.readQueue();
  }

  private async readNext(
    { uri, mtime, token, fulfil }: Waiting,
    reader: ImageReader,
    generation: number,
  ): Promise<void> {
    if (token.isCancellationRequested) {
      fulfil(undefined);
      return;
    }
    const start = performance.now();
    const reading = await this.readingOf(uri, reader);
    const badge = reading === null ? undefined : badgeOf(reading);
    fulfil(badge);
    // What could not be read may be readable the next time, though the file is the same.
    if (reading !== null && this.generation === generation) this.remember(uri, { mtime, badge });
    await new Promise((resolve) => setTimeout(resolve, performance.now() - start));
  }

  private async readingOf(uri: vscode.Uri, reader: ImageReader): Promise<Reading | null> {
    try {
      return (await reader.read(await fileContent(uri))).reading;
    } catch (error) {
      this.around.notices.explain(error);
      return null;
    }
  }

  private remember(uri: vscode.Uri, known: Known): void {
    this.known.set(uri.toString(), known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
  }
}

/** When a file was changed last, or `null` if it is none that gets a badge. */
async function mtimeOf(uri: vscode.Uri): Promise<number | null> {
  try {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0 && size <= LARGEST ? mtime : null;
  } catch {
    return null;
  }
}

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

/** Most files whose badges are remembered, and most files that wait to be read. */
const MOST = 5000;

/** What badges need of the extension around them. */
export interface BadgeSurroundings {
  readonly model: CurrentModel;
  readonly readers: Readers;
  readonly notices: Notices;
}

interface Waiting {
  readonly uri: vscode.Uri;
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
 * The digits in image files, as badges beside their names. VS Code asks for many files at once and shows no badge until all
 * are answered, so a file that has not been read yet gets no badge at first, and an event when it has one. Files are read one
 * after the other, those asked for last first, with a pause after each as long as its reading took. The badges are
 * remembered until the file or the model changes.
 */
class ImageBadges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  /** Badges by the files' URIs: `undefined` if a file gets none, or could not be read. */
  private readonly known = new Map<string, vscode.FileDecoration | undefined>();
  /** Files to be read, by URI, the one asked for last at the end. One that is being read stays until that is done. */
  private readonly waiting = new Map<string, Waiting>();
  private readonly modelChange: vscode.Disposable;
  private isReading = false;
  /** Counts the changes of the model: each model needs its own reader. */
  private generation = 0;

  constructor(private readonly around: BadgeSurroundings) {
    this.modelChange = around.model.onDidChange(() => {
      this.generation++;
      this.known.clear();
      this.waiting.clear();
      this.changed.fire(undefined);
    });
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (!isImageName(uri.path) || vscode.workspace.getWorkspaceFolder(uri) === undefined) return undefined;
    const key = uri.toString();
    if (this.known.has(key)) return this.known.get(key);
    setLatest(this.waiting, key, this.waiting.get(key) ?? { uri });
    void this.readWaiting();
    return undefined;
  }

  /** Has VS Code ask again for the badge of a file that it has asked for: it may show something else now. */
  forget(uri: vscode.Uri): void {
    const key = uri.toString();
    const [wasKnown, wasWaiting] = [this.known.delete(key), this.waiting.delete(key)];
    if (wasKnown || wasWaiting) this.changed.fire(uri);
  }

  dispose(): void {
    this.generation++;
    this.waiting.clear();
    this.modelChange.dispose();
    this.changed.dispose();
  }

  private async readWaiting(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    const { generation } = this;
    try {
      const files = await this.around.model.files();
      await this.around.readers.lend(files, async (reader) => {
        while (this.generation === generation) {
          const next = [...this.waiting].at(-1);
          if (next === undefined) return;
          await this.readNext(...next, reader);
        }
      });
    } catch (error) {
      // The user did not ask for these readings, so only the log says what failed.
      this.around.notices.explain(error);
      this.waiting.clear();
    } finally {
      this.isReading = false;
    }
    // What came while the reader was given back, or is to be read by another model.
    if (this.waiting.size > 0) void this.readWaiting();
  }

  private async readNext(key: string, waiting: Waiting, reader: ImageReader): Promise<void> {
    const start = performance.now();
    const reading = await this.readingOf(waiting.uri, reader);
    // Otherwise the file or the model has changed meanwhile, and VS Code asks again.
    if (this.waiting.get(key) === waiting) {
      this.waiting.delete(key);
      const badge = reading === null ? undefined : badgeOf(reading);
      setLatest(this.known, key, badge);
      if (badge !== undefined) this.changed.fire(waiting.uri);
    }
    await new Promise((resolve) => setTimeout(resolve, performance.now() - start));
  }

  private async readingOf(uri: vscode.Uri, reader: ImageReader): Promise<Reading | null> {
    if (!(await isSmallFile(uri))) return null;
    try {
      return (await reader.read(await fileContent(uri))).reading;
    } catch (error) {
      this.around.notices.explain(error);
      return null;
    }
  }
}

/** Puts an entry at the end of a map, and drops the first one where there are too many. */
function setLatest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [first] = map.keys();
  if (map.size > MOST && first !== undefined) map.delete(first);
}

/** Whether a URI is that of a file that may get a badge. */
async function isSmallFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0 && size <= LARGEST;
  } catch {
    return false;
  }
}

import * as vscode from 'vscode';
import type { MyDigits } from './myDigits';

/** Is told what happens to the folder of My Digits. */
interface FolderListener {
  /** The setting names another folder, or one that cannot be had; called before that one is watched. */
  readonly moved: () => void;
  /** A file in the folder was written, made or deleted, by this window or another one. */
  readonly changed: () => void;
}

/** Watches the files of My Digits, in whichever folder the setting puts them. */
export class FolderWatch implements vscode.Disposable {
  /** Path of the folder that is watched; `null` if there is none. */
  private folder: string | null = null;
  private watcher: vscode.FileSystemWatcher | null = null;
  private isDisposed = false;

  constructor(
    private readonly myDigits: MyDigits,
    private readonly listener: FolderListener,
  ) {}

  /** Watches the folder that the setting names now. Does nothing if that is watched already. */
  async follow(): Promise<void> {
    const folder = this.namedFolder();
    if (folder === this.folder || this.isDisposed) return;
    this.folder = folder;
    this.listener.moved();
    this.watcher?.dispose();
    this.watcher = null;
    if (folder === null) return;
    await this.makeWatchable(folder);
    this.watch(folder);
  }

  dispose(): void {
    this.isDisposed = true;
    this.watcher?.dispose();
  }

  /** Unless the setting has named another folder meanwhile. */
  private watch(folder: string): void {
    if (folder !== this.folder || this.isDisposed) return;
    const files = new vscode.RelativePattern(vscode.Uri.file(folder), '*-ubyte');
    this.watcher = vscode.workspace.createFileSystemWatcher(files);
    const { changed } = this.listener;
    this.watcher.onDidChange(changed);
    this.watcher.onDidCreate(changed);
    this.watcher.onDidDelete(changed);
  }

  /** Outside of the workspace, VS Code watches only folders that exist: it would not see the first digit kept. */
  private async makeWatchable(folder: string): Promise<void> {
    if (this.myDigits.location === 'workspace') return;
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.file(folder));
    } catch {
      // Then no window can keep a digit there either, and says why.
    }
  }

  /** Path of the folder; `null` if there is none, which the view says when it reads My Digits. */
  private namedFolder(): string | null {
    try {
      return this.myDigits.folder.fsPath;
    } catch {
      return null;
    }
  }
}

import * as vscode from 'vscode';

/** A file system that lives in memory, with a folder that nobody may look into. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly locked = '/locked',
  ) {}

  stat(uri: vscode.Uri): vscode.FileStat {
    const isFolder = this.locked.startsWith(uri.path);
    if (isFolder) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    if (path === this.locked) throw vscode.FileSystemError.NoPermissions();
    const below = (name: string): boolean => name.startsWith(`${path}/`);
    const nameOf = (name: string): string => name.slice(path.length + 1);
    return [
      ...Array.from(this.files.keys())
        .filter(below)
        .map((name): [string, vscode.FileType] => [nameOf(name), vscode.FileType.File]),
      [nameOf(this.locked), vscode.FileType.Directory],
    ];
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}

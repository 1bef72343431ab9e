// As much of `vscode` as the tests of the extension's parts need: vi.mock('vscode', () => import('../vscodeFake')).
import { posix } from 'node:path';
import { vi } from 'vitest';
import packageJson from '../../../package.json';

export const commands = {
  /** The commands that there are. */
  getCommands: vi.fn((): Promise<string[]> => Promise.resolve([])),
  executeCommand: vi.fn<(command: string, ...given: unknown[]) => Promise<void>>(() => Promise.resolve()),
};

export const UIKind = { Desktop: 1, Web: 2 };

export const env = {
  remoteName: undefined as string | undefined,
  uiKind: UIKind.Desktop,
  clipboard: { writeText: vi.fn<(text: string) => Promise<void>>(() => Promise.resolve()) },
};

const settings: Readonly<Record<string, { readonly default?: unknown }>> =
  packageJson.contributes.configuration.properties;

export const QuickPickItemKind = { Separator: -1 };

/** Of a path that begins with a drive, as on Windows: only `fsPath` has the drive's letter small. */
function fileUri(path: string) {
  const drive = /^\/([A-Za-z]):/.exec(path)?.[1];
  const fsPath = drive === undefined ? path : `${drive.toLowerCase()}${path.slice(2).replaceAll('/', '\\')}`;
  return { scheme: 'file', path, fsPath };
}

export const Uri = {
  file: (fsPath: string) => fileUri(/^[A-Za-z]:/.test(fsPath) ? `/${fsPath.replaceAll('\\', '/')}` : fsPath),
  parse: (address: string) => {
    const { protocol, host, pathname } = new URL(address);
    return { scheme: protocol.slice(0, -1), authority: host, path: pathname };
  },
  joinPath: ({ path }: { path: string }, ...parts: string[]) => fileUri(posix.join(path, ...parts)),
};

export class EventEmitter<Told> {
  private readonly listeners = new Set<(told: Told) => void>();

  readonly event = (listener: (told: Told) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  fire(told: Told): void {
    for (const listener of this.listeners) listener(told);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

export class CancellationTokenSource {
  private readonly cancelled = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.cancelled.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.cancelled.fire();
  }
}

export const Disposable = {
  from: (...all: readonly { dispose: () => void }[]) => ({
    dispose: () => all.forEach((each) => each.dispose()),
  }),
};

export class ThemeIcon {
  constructor(readonly id: string) {}
}

export class FileDecoration {
  constructor(
    readonly badge: string,
    readonly tooltip: string,
  ) {}
}

export class CancellationError extends Error {}

export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}

export class LanguageModelToolResult {
  constructor(readonly content: readonly unknown[]) {}
}

export class RelativePattern {
  constructor(
    readonly base: unknown,
    readonly pattern: string,
  ) {}
}

const unsaid = vi.fn();

type Ask = (
  message: string,
  options: { detail: string },
  ...choices: string[]
) => Promise<string | undefined>;

/** What has begun last to show its progress. */
export const progress = {
  /** What its Cancel does. */
  cancel: (): void => undefined,
};

/** Runs what has progress at once; what is shown of it is in the arguments of the calls. */
export const window = {
  withProgress: vi.fn(
    (_options: object, work: (progress: object, token: object) => Promise<unknown>): Promise<unknown> => {
      const cancellation = new CancellationTokenSource();
      progress.cancel = () => cancellation.cancel();
      return work({ report: () => undefined }, cancellation.token);
    },
  ),
  showInformationMessage: vi.fn<Ask>(),
  showWarningMessage: vi.fn<Ask>(),
  showErrorMessage: vi.fn<Ask>(),
  showQuickPick: vi.fn<(items: readonly { readonly label: string }[]) => Promise<undefined>>(),
  tabGroups: { activeTabGroup: { activeTab: undefined as { readonly input: unknown } | undefined } },
  showOpenDialog: vi.fn<(options: object) => Promise<object[] | undefined>>(),
  createQuickPick: vi.fn<() => object>(),
  createInputBox: vi.fn<() => object>(),
  registerFileDecorationProvider: vi.fn<(provider: object) => object>(() => ({ dispose: () => undefined })),
  createStatusBarItem: vi.fn<(...given: unknown[]) => object>(() => ({
    show: () => undefined,
    dispose: () => undefined,
  })),
  setStatusBarMessage: vi.fn<(text: string, milliseconds?: number) => object>(() => ({ dispose: unsaid })),
  /** Called when something in the status bar is taken back. */
  unsaid,
};

export class TabInputCustom {
  constructor(
    readonly uri: object,
    readonly viewType: string,
  ) {}
}

export const StatusBarAlignment = { Left: 1 };

export const FileType = { File: 1, Directory: 2 };

export const ProgressLocation = { Notification: 15 };

export const workspace = {
  fs: {
    readFile: vi.fn((): Promise<Uint8Array> => Promise.resolve(new Uint8Array())),
    readDirectory: vi.fn((): Promise<[string, number][]> => Promise.resolve([])),
    createDirectory: vi.fn<(uri: { readonly fsPath: string }) => Promise<void>>(() => Promise.resolve()),
    delete: vi.fn<(uri: { readonly fsPath: string }) => Promise<void>>(() => Promise.resolve()),
    /** Everything is there, and a file. */
    stat: vi.fn<
      (uri: { readonly fsPath: string }) => Promise<{ size: number; type: number; mtime?: number }>
    >(() => Promise.resolve({ size: 1, type: FileType.File })),
  },
  /** The settings as nobody has changed them. */
  getConfiguration: (section: string) => ({
    get: (name: string) => settings[`${section}.${name}`]?.default,
  }),
  workspaceFolders: undefined as
    { readonly name: string; readonly uri: { readonly path: string } }[] | undefined,
  asRelativePath: ({ path }: { readonly path: string }) => path,
  getWorkspaceFolder: vi.fn((): object | undefined => undefined),
  createFileSystemWatcher: vi.fn(() => ({
    onDidChange: new EventEmitter<unknown>().event,
    onDidCreate: new EventEmitter<unknown>().event,
    onDidDelete: new EventEmitter<unknown>().event,
    dispose: () => undefined,
  })),
};

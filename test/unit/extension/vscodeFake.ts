// As much of `vscode` as the tests of the extension's parts need: vi.mock('vscode', () => import('../vscodeFake')).
import { vi } from 'vitest';

export const commands = {
  /** The commands that there are. */
  getCommands: vi.fn((): Promise<string[]> => Promise.resolve([])),
  executeCommand: vi.fn<(command: string, ...given: unknown[]) => Promise<void>>(() => Promise.resolve()),
};

export const env: { remoteName: string | undefined } = { remoteName: undefined };

export const Uri = { file: (fsPath: string) => ({ fsPath }) };

export class RelativePattern {
  constructor(
    readonly base: unknown,
    readonly pattern: string,
  ) {}
}

export const workspace = {
  getWorkspaceFolder: vi.fn((): object | undefined => undefined),
  createFileSystemWatcher: () => ({
    onDidChange: () => undefined,
    onDidCreate: () => undefined,
    onDidDelete: () => undefined,
    dispose: () => undefined,
  }),
};

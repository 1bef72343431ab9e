// As much of `vscode` as the tests of the extension's parts need: vi.mock('vscode', () => import('../vscodeFake')).
import { vi } from 'vitest';
import packageJson from '../../../package.json';

export const commands = {
  /** The commands that there are. */
  getCommands: vi.fn((): Promise<string[]> => Promise.resolve([])),
  executeCommand: vi.fn<(command: string, ...given: unknown[]) => Promise<void>>(() => Promise.resolve()),
};

export const env: { remoteName: string | undefined } = { remoteName: undefined };

const settings: Readonly<Record<string, { readonly default?: unknown }>> =
  packageJson.contributes.configuration.properties;

export const QuickPickItemKind = { Separator: -1 };

export const Uri = { file: (fsPath: string) => ({ fsPath }) };

export class RelativePattern {
  constructor(
    readonly base: unknown,
    readonly pattern: string,
  ) {}
}

export const workspace = {
  /** The settings as nobody has changed them. */
  getConfiguration: (section: string) => ({
    get: (name: string) => settings[`${section}.${name}`]?.default,
  }),
  getWorkspaceFolder: vi.fn((): object | undefined => undefined),
  createFileSystemWatcher: () => ({
    onDidChange: () => undefined,
    onDidCreate: () => undefined,
    onDidDelete: () => undefined,
    dispose: () => undefined,
  }),
};

import * as assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { DigitLabApi } from '../../../src/extension/extension';
import type { Notice } from '../../../src/extension/notices';
import type { TrainerToHost } from '../../../src/protocol/training';

/** The extension under test. */
export function extension(): vscode.Extension<DigitLabApi> {
  const found = vscode.extensions.getExtension<DigitLabApi>('digit-lab.digit-lab');
  assert.ok(found !== undefined, 'The extension is not installed in this VS Code.');
  return found;
}

export function activated(): Thenable<DigitLabApi> {
  return extension().activate();
}

/** Runs a command of ours as a keybinding would. */
export async function runCommand<Result>(name: string, ...given: unknown[]): Promise<Result> {
  return await vscode.commands.executeCommand<Result>(`digitLab.${name}`, ...given);
}

/** What `work` came to, and what the user was told meanwhile. */
export async function listening<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly told: readonly Notice[] }> {
  const api = await activated();
  const told: Notice[] = [];
  const subscription = api.onDidTellUser((notice) => told.push(notice));
  try {
    return { result: await work(), told };
  } finally {
    subscription.dispose();
  }
}

/** The user was told something at this level that says this. */
export function assertTold(told: readonly Notice[], level: Notice['level'], what: RegExp): void {
  const found = told.some((notice) => notice.level === level && what.test(notice.message));
  assert.ok(found, `Nobody was told ${level} ${String(what)}, but: ${JSON.stringify(told)}`);
}

/** The next report of the trainer's process that is of this type. */
export async function nextReport<Type extends TrainerToHost['type']>(
  type: Type,
): Promise<Extract<TrainerToHost, { type: Type }>> {
  const api = await activated();
  return new Promise((resolve) => {
    const subscription = api.onDidTrain((message) => {
      if (message.type !== type) return;
      subscription.dispose();
      resolve(message as Extract<TrainerToHost, { type: Type }>);
    });
  });
}

/** Resolves when the drawing pad reads with this model. */
export async function padReadsWith(modelId: string): Promise<void> {
  const api = await activated();
  return new Promise((resolve) => {
    const subscription = api.onDidReadOnPad((reading) => {
      if (reading.modelId !== modelId) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** The bundles that may be in the extension host: whoever installs the native engine has the last of them loaded. */
const OF_THE_HOST = ['extension.js', 'features.js', 'installNative.js'];

/** tfjs and the image decoders live in other threads and processes, whatever was done in this window so far. */
export function assertHostIsLight(): void {
  const others = loadedBundles().filter((name) => !OF_THE_HOST.includes(name));
  assert.deepEqual(others, []);
}

/** The product's bundles that have been loaded in the extension host. */
export function loadedBundles(): string[] {
  const dist = join(extension().extensionPath, 'dist');
  const loaded = Object.keys(createRequire(__filename).cache);
  return loaded.filter((path) => dirname(path) === dist).map((path) => basename(path));
}

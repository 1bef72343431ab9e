import { afterEach, expect, it, vi } from 'vitest';
import type { ClassificationSurroundings } from '../../../../src/extension/classify/classification';
import { classifyImage } from '../../../../src/extension/classify/classifyCommand';
import type { CurrentModel } from '../../../../src/extension/models/currentModel';
import { env, UIKind, window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

afterEach(() => {
  env.remoteName = undefined;
  env.uiKind = UIKind.Desktop;
});

/** What Classify Image offers to read. */
async function offered(): Promise<string[]> {
  await classifyImage(undefined, undefined, {} as unknown as CurrentModel, {} as ClassificationSurroundings);
  return window.showQuickPick.mock.lastCall![0].map(({ label }) => label.replace(/^\S+ /, ''));
}

it('offers the clipboard where it is on this machine', async () => {
  expect(await offered()).toEqual(['Choose Images…', 'Choose a Folder…', 'Image on the Clipboard']);
});

it.each([
  ['a remote window', 'ssh-remote', UIKind.Desktop],
  ['a browser', undefined, UIKind.Web],
])('offers no clipboard that cannot be reached, in %s', async (_, remoteName, uiKind) => {
  Object.assign(env, { remoteName, uiKind });
  expect(await offered()).toEqual(['Choose Images…', 'Choose a Folder…']);
});

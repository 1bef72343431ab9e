import { afterEach, expect, it, vi } from 'vitest';
import type { ClassificationSurroundings } from '../../../../src/extension/classify/classification';
import { classifyImage } from '../../../../src/extension/classify/classifyCommand';
import type { CurrentModel } from '../../../../src/extension/models/currentModel';
import { env, TabInputCustom, UIKind, Uri, window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

afterEach(() => {
  env.remoteName = undefined;
  env.uiKind = UIKind.Desktop;
  window.tabGroups.activeTabGroup.activeTab = undefined;
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

it.each([
  ['seven.PNG', true],
  ['seven.jpeg', true],
  ['favicon.ico', false],
  ['seven.avif', false],
  ['seven.svg', false],
])('offers of what the image preview shows what can be decoded: %s', async (name, isOffered) => {
  const input = new TabInputCustom(Uri.file(`/pictures/${name}`), 'imagePreview.previewEditor');
  window.tabGroups.activeTabGroup.activeTab = { input };
  expect((await offered())[0]).toBe(isOffered ? name : 'Choose Images…');
});

import type * as vscode from 'vscode';
import { expect, it, vi } from 'vitest';
import {
  WebviewPanel,
  type WebviewPanelOptions,
  type WebviewPlace,
} from '../../../src/extension/webviewPanel';
import { workspace } from './vscodeFake';

vi.mock('vscode', () => import('./vscodeFake'));

const nothing = () => ({ dispose: () => undefined });

/** A panel that VS Code kept over a reload, without its page. */
function keptPanel() {
  const webview = {
    html: '',
    cspSource: 'self',
    onDidReceiveMessage: nothing,
    postMessage: vi.fn<() => Promise<boolean>>().mockResolvedValue(true),
    asWebviewUri: ({ path }: vscode.Uri) => path,
  };
  return { webview, visible: true, onDidChangeViewState: nothing, onDidDispose: nothing };
}

/** Puts a page into `panel`. @param guard what becomes of the work that does so */
function inPanel(
  panel: ReturnType<typeof keptPanel>,
  guard: (work: () => Promise<void>) => Promise<unknown>,
): WebviewPanel<never, string> {
  const options = {
    extensionUri: { path: '/digit-lab' },
    name: 'idx',
    title: 'seven.idx',
    notices: { guard },
  };
  return new WebviewPanel(options as unknown as WebviewPanelOptions<never>, panel as unknown as WebviewPlace);
}

/** Puts a page into `panel`. @returns what the user is told, once there is a page or never will be */
async function told(panel: ReturnType<typeof keptPanel>): Promise<string[]> {
  const messages: string[] = [];
  await new Promise<void>((resolve) => {
    inPanel(panel, (work) =>
      work()
        .catch((error: unknown) => messages.push((error as Error).message))
        .finally(resolve),
    );
  });
  return messages;
}

it('shows its page with the style sheet inside', async () => {
  const panel = keptPanel();
  workspace.fs.readFile.mockResolvedValueOnce(new TextEncoder().encode('.grid {}'));
  expect(await told(panel)).toEqual([]);
  expect(panel.webview.html).toContain('.grid {}');
});

it('tells the user why it stays blank if its style sheet cannot be read', async () => {
  const panel = keptPanel();
  workspace.fs.readFile.mockRejectedValueOnce(new Error('no such file'));
  expect(await told(panel)).toEqual([
    '"seven.idx" cannot be shown: a part of Digit Lab is missing or damaged. Reload the window; if that does not help, reinstall the extension.',
  ]);
  expect(panel.webview.html).toBe('');
});

it('takes a page that cannot be told for one that is not there', async () => {
  const kept = keptPanel();
  const panel = inPanel(kept, () => Promise.resolve());
  expect(await panel.deliver('one')).toBe(true);
  kept.webview.postMessage.mockRejectedValueOnce(new Error('The page is gone.'));
  expect(await panel.deliver('two')).toBe(false);
});

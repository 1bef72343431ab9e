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
    asWebviewUri: ({ path }: vscode.Uri) => path,
  };
  return { webview, visible: true, onDidChangeViewState: nothing, onDidDispose: nothing };
}

/** Puts a page into `panel`. @returns what the user is told, once there is a page or never will be */
async function told(panel: ReturnType<typeof keptPanel>): Promise<string[]> {
  const messages: string[] = [];
  const ended = new Promise<void>((resolve) => {
    const options = {
      extensionUri: { path: '/digit-lab' },
      name: 'idx',
      title: 'seven.idx',
      notices: {
        guard: (work: () => Promise<void>) =>
          work()
            .catch((error: unknown) => messages.push((error as Error).message))
            .finally(resolve),
      },
    };
    new WebviewPanel(options as unknown as WebviewPanelOptions<never>, panel as unknown as WebviewPlace);
  });
  await ended;
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

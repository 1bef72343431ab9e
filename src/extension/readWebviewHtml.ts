import * as vscode from 'vscode';
import { UserError } from '../ml/userError';
import { distFolder } from './distFolder';
import { webviewHtml, type PageOptions } from './webviewHtml';

/**
 * The text of a page, with the style sheet that lies beside its bundle.
 * @throws UserError if that cannot be read
 */
export async function readWebviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: PageOptions,
): Promise<string> {
  const dist = distFolder(extensionUri);
  const style = await readStyle(vscode.Uri.joinPath(dist, 'webview', `${page.name}.css`), page);
  return webviewHtml(page, {
    style,
    at: (path) => webview.asWebviewUri(vscode.Uri.joinPath(dist, path)).toString() + (path === '' ? '/' : ''),
    source: webview.cspSource,
    nonce: createNonce(),
  });
}

async function readStyle(uri: vscode.Uri, { title }: PageOptions): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (cause) {
    throw new UserError(
      `"${title}" cannot be shown: a part of Digit Lab is missing or damaged. Reload the window; if that does not help, reinstall the extension.`,
      { cause },
    );
  }
}

/** 128 random bits in hexadecimal. */
function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

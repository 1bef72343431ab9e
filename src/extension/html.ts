import * as vscode from 'vscode';
import { webviewHtml, type PageOptions } from './webviewHtml';

/** Folders of the extension that a webview may load from. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist')];
}

/** The text of a page, with the style sheet that lies beside its bundle. */
export async function readWebviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: PageOptions,
): Promise<string> {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const style = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, 'webview', `${page.name}.css`));
  return webviewHtml(page, {
    style: new TextDecoder().decode(style),
    at: (path) => webview.asWebviewUri(vscode.Uri.joinPath(dist, path)).toString() + (path === '' ? '/' : ''),
    source: webview.cspSource,
    nonce: createNonce(),
  });
}

/** 128 random bits in hexadecimal. */
function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

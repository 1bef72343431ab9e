import * as vscode from 'vscode';
import { contentPolicy } from './contentPolicy';

/** The webviews there are; each is a bundle and a style sheet of this name. */
export type WebviewName = 'pad' | 'results' | 'dataset' | 'idx' | 'myDigits';

/** Folders of the extension that a webview may load from. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist')];
}

export interface WebviewPageOptions {
  readonly name: WebviewName;
  readonly title: string;
  /** Whether it lies in the side bar or the panel, whose colours it then takes. */
  readonly isView: boolean;
}

/** Of the `dist` folder: what the pad's bundle is going to ask for. Fetched beside the bundle, it is there in time. */
const ENGINE = 'tfjs-backend-wasm-simd.wasm';

/** The page that a webview's bundle builds its view in. `data-assets` tells the bundle where the WebAssembly is. */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { name, title, isView }: WebviewPageOptions,
): string {
  const at = (...path: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', ...path)).toString();
  const nonce = createNonce();
  const policy = contentPolicy(name, { source: webview.cspSource, nonce });
  const preload =
    name === 'pad' ? `<link rel="preload" as="fetch" crossorigin="anonymous" href="${at(ENGINE)}" />` : '';
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${at('webview', `${name}.css`)}" />
    ${preload}
    <title>${title}</title>
  </head>
  <body data-assets="${at()}/" data-place="${isView ? 'view' : 'editor'}">
    <script nonce="${nonce}" src="${at('webview', `${name}.js`)}"></script>
  </body>
</html>`;
}

/** 128 random bits in hexadecimal. */
function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

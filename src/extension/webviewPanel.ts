import * as vscode from 'vscode';
import { webviewHtml, webviewRoots, type WebviewName } from './html';

/** What a kind of panel is made of. */
export interface WebviewPanelOptions<Incoming> {
  readonly extensionUri: vscode.Uri;
  readonly name: WebviewName;
  readonly title: string;
  /** Checks what the webview posted; `null` if it is no message of ours. */
  readonly parse: (message: unknown) => Incoming | null;
  readonly receive: (message: Incoming) => void;
}

/**
 * A webview panel from its first page to its end. The webview forgets everything while it is hidden and says `ready`
 * each time its page runs, so whoever owns the panel keeps its state and answers every `ready` with all of it.
 */
export class WebviewPanel<Incoming, Outgoing> implements vscode.Disposable {
  private disposed = false;
  private readonly panel: vscode.WebviewPanel;
  private readonly ended = new vscode.EventEmitter<void>();
  readonly onDidDispose = this.ended.event;

  /** @param restored the panel that VS Code kept over a reload, if there is one */
  constructor(options: WebviewPanelOptions<Incoming>, restored?: vscode.WebviewPanel) {
    const { extensionUri, name, title } = options;
    this.panel =
      restored ?? vscode.window.createWebviewPanel(`digitLab.${name}`, title, vscode.ViewColumn.Active);
    this.panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', `${name}-light.svg`),
      dark: vscode.Uri.joinPath(extensionUri, 'media', `${name}-dark.svg`),
    };
    const { webview } = this.panel;
    webview.options = { enableScripts: true, localResourceRoots: webviewRoots(extensionUri) };
    webview.onDidReceiveMessage((message: unknown) => {
      const parsed = options.parse(message);
      if (parsed !== null) options.receive(parsed);
    });
    this.panel.onDidDispose(() => {
      this.disposed = true;
      this.ended.fire();
      this.ended.dispose();
    });
    webview.html = webviewHtml(webview, extensionUri, name, title);
  }

  /** Ask after every `await`: the user may have closed the panel meanwhile. */
  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Sends a message to the page, if there is one still. */
  post(message: Outgoing): void {
    void this.deliver(message);
  }

  /** As `post`; gives whether the page was there to take it, once it has. */
  async deliver(message: Outgoing): Promise<boolean> {
    return !this.disposed && (await this.panel.webview.postMessage(message));
  }

  reveal(): void {
    if (!this.disposed) this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }
}

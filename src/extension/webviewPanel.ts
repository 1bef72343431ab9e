import * as vscode from 'vscode';
import { distFolder } from './distFolder';
import { readWebviewHtml } from './readWebviewHtml';
import type { Notices } from './notices';
import type { WebviewName } from './webviewHtml';

/** What one kind of panel differs in. */
export interface WebviewPanelOptions<Incoming> {
  readonly extensionUri: vscode.Uri;
  readonly name: WebviewName;
  readonly title: string;
  /** Tells the user if the page's files cannot be read. */
  readonly notices: Pick<Notices, 'guard'>;
  /** Checks what the webview posted; `null` if it is no message of ours. */
  readonly parse: (message: unknown) => Incoming | null;
  readonly receive: (message: Incoming) => void;
}

/** Where VS Code shows a webview: among the editors, or in the side bar or the panel. */
export type WebviewPlace = vscode.WebviewPanel | vscode.WebviewView;

/**
 * A webview from its first page to its end. The webview forgets everything while it is hidden and says `ready`
 * each time its page runs, so whoever owns the panel keeps its state and answers every `ready` with all of it.
 */
export class WebviewPanel<Incoming, Outgoing> implements vscode.Disposable {
  private disposed = false;
  private readonly place: WebviewPlace;
  private readonly hidden = new vscode.EventEmitter<void>();
  /** Fires when the panel is hidden, which discards its page. When it is seen again, a new page says `ready`. */
  readonly onDidHide = this.hidden.event;
  private readonly ended = new vscode.EventEmitter<void>();
  readonly onDidDispose = this.ended.event;

  /** @param place a view, or a panel that VS Code kept over a reload; a new panel is made if it is left out */
  constructor(options: WebviewPanelOptions<Incoming>, place?: WebviewPlace) {
    const { extensionUri, name, title } = options;
    this.place =
      place ?? vscode.window.createWebviewPanel(`digitLab.${name}`, title, vscode.ViewColumn.Active);
    if (!isView(this.place)) {
      this.place.iconPath = {
        light: vscode.Uri.joinPath(extensionUri, 'media', `${name}-light.svg`),
        dark: vscode.Uri.joinPath(extensionUri, 'media', `${name}-dark.svg`),
      };
    }
    const { webview } = this.place;
    webview.options = { enableScripts: true, localResourceRoots: [distFolder(extensionUri)] };
    webview.onDidReceiveMessage((message: unknown) => {
      const parsed = options.parse(message);
      if (parsed !== null) options.receive(parsed);
    });
    this.listenToVisibility();
    this.place.onDidDispose(() => {
      this.disposed = true;
      this.ended.fire();
      this.ended.dispose();
      this.hidden.dispose();
    });
    void options.notices.guard(() => this.showPage(options));
  }

  /** Ask after every `await`: the user may have closed the panel meanwhile. */
  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Sends a message to the page, if there is one still. */
  post(message: Outgoing): void {
    void this.deliver(message);
  }

  /** As `post`. @returns whether there was a page that received it */
  async deliver(message: Outgoing): Promise<boolean> {
    try {
      return !this.disposed && (await this.place.webview.postMessage(message));
    } catch {
      return false;
    }
  }

  reveal(): void {
    if (this.disposed) return;
    if (isView(this.place)) this.place.show();
    else this.place.reveal();
  }

  /** Closes a panel. A view is VS Code's own to close. */
  dispose(): void {
    if (!isView(this.place)) this.place.dispose();
  }

  private async showPage({ extensionUri, name, title }: WebviewPanelOptions<Incoming>): Promise<void> {
    const { place } = this;
    const html = await readWebviewHtml(place.webview, extensionUri, { name, title, isView: isView(place) });
    if (!this.disposed) place.webview.html = html;
  }

  private listenToVisibility(): void {
    const { place } = this;
    const look = () => {
      if (!place.visible) this.hidden.fire();
    };
    if (isView(place)) place.onDidChangeVisibility(look);
    else place.onDidChangeViewState(look);
  }
}

function isView(place: WebviewPlace): place is vscode.WebviewView {
  return 'show' in place;
}

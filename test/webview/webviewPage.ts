import { expect } from 'vitest';
import { webviewHtml, type WebviewName } from '../../src/extension/webviewHtml';
import { until } from './until';

/** A message between a page and its host. */
export type Posted = Readonly<Record<string, unknown>> & { readonly type: string };

/** Where VS Code shows a page. */
export type Place = 'editor' | 'view';

/** The bundle of one webview in a frame of its own, under the same policy as in VS Code; only the host is ours. */
export class WebviewPage {
  readonly posted: Posted[] = [];
  /** What the browser's policy blocked; nothing, if all is well. */
  readonly violations: string[] = [];
  private readonly name: WebviewName;
  /** Text of a script that runs before the page's own. */
  private readonly before: string;
  private readonly place: Place;
  /** Whether the host that there seems to be says of every message that it has heard it, as a pad's does. */
  isHeard = true;
  private frame: HTMLIFrameElement | null = null;
  private state: unknown;

  protected constructor(name: WebviewName, before = '', place: Place = 'editor') {
    this.name = name;
    this.before = before;
    this.place = place;
  }

  /**
   * Opens the built page `dist/webview/<name>.js` and waits until it is ready.
   * @param before text of a script that runs first, and makes the browser another one
   * @param place where it is shown; a view lies in the side bar or the panel
   */
  static async open(name: WebviewName, before?: string, place?: Place): Promise<WebviewPage> {
    const page = new WebviewPage(name, before, place);
    await page.reload();
    return page;
  }

  /** Opens a page as it is before its bundle runs. */
  static async openSkeleton(name: WebviewName): Promise<WebviewPage> {
    const page = new WebviewPage(name);
    const html = new DOMParser().parseFromString(await pageOf(name), 'text/html');
    for (const script of html.querySelectorAll('body script')) script.remove();
    await page.load(html.documentElement.outerHTML);
    return page;
  }

  /** Loads the page again; what it kept with `setState` is there, or `state` in its place. */
  async reload(state: unknown = this.state): Promise<void> {
    this.state = state;
    this.close();
    this.posted.length = 0;
    Object.assign(window, { hostOfWebview: this.api() });
    await this.load(await pageOf(this.name, this.before, this.place));
    await until(() => this.isReady);
  }

  /** Whether its bundle runs, and what comes after that is there: its icons, and what its buttons are measured by. */
  private get isReady(): boolean {
    const { document } = this.window;
    const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
    const hasIcons = Array.from(sheets).every(({ sheet }) => sheet !== null);
    // The toolkit writes all of its measures with a frame, until which buttons are too small.
    const measures = this.window.getComputedStyle(document.documentElement);
    const hasMeasures = measures.getPropertyValue('--button-padding-vertical') !== '';
    return hasIcons && hasMeasures && this.posted.some(({ type }) => type === 'ready');
  }

  /** Makes the page this wide, in pixels. */
  set width(pixels: number) {
    if (this.frame !== null) this.frame.style.width = `${String(pixels)}px`;
  }

  /** Makes the page this high, in pixels. */
  set height(pixels: number) {
    if (this.frame !== null) this.frame.style.height = `${String(pixels)}px`;
  }

  /** Closes it; the browser's policy must have blocked nothing. */
  close(): void {
    this.frame?.remove();
    this.frame = null;
    expect(this.violations).toEqual([]);
  }

  /** What the page keeps over a reload. */
  get kept(): unknown {
    return this.state;
  }

  get window(): Window & typeof globalThis {
    const inner = this.frame?.contentWindow;
    if (inner === null || inner === undefined) throw new Error('The page is closed.');
    return inner as Window & typeof globalThis;
  }

  /** The one element with this `data-testid`. */
  get(testId: string): HTMLElement {
    const found = this.all(testId);
    if (found.length !== 1) throw new Error(`${String(found.length)} elements are called ${testId}.`);
    return found[0]!;
  }

  all(testId: string): HTMLElement[] {
    return Array.from(this.window.document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`));
  }

  /** Sends what the extension host would. */
  send(message: object): void {
    this.window.postMessage(message, '*');
  }

  /** The same, and waits until the page has dealt with it: its own listener came first. */
  async deliver(message: Posted): Promise<void> {
    const { window } = this;
    const delivered = new Promise<void>((resolve) => {
      const listen = ({ data }: MessageEvent<Posted>) => {
        // Others may be under way still.
        if (data.type !== message.type) return;
        window.removeEventListener('message', listen);
        resolve();
      };
      window.addEventListener('message', listen);
    });
    this.send(message);
    await delivered;
  }

  /** The messages of one type, in the order in which they were posted. */
  messages(type: string): Posted[] {
    return this.posted.filter((message) => message.type === type);
  }

  private async load(html: string): Promise<void> {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'width: 1000px; height: 760px; border: 0';
    frame.srcdoc = html;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    // One page at a time, also after a test that failed to close its own.
    document.body.replaceChildren(frame);
    this.frame = frame;
    await loaded;
  }

  private api(): object {
    return {
      postMessage: (message: Posted) => {
        this.posted.push(message);
        if (this.isHeard && this.name === 'pad') this.send({ type: 'heard' });
      },
      getState: () => this.state,
      // As VS Code keeps it: through JSON.
      setState: (state: unknown) => {
        this.state = JSON.parse(JSON.stringify(state)) as unknown;
      },
      violated: (directive: string) => this.violations.push(directive),
    };
  }
}

/** The page as the extension host writes it, with the one function that VS Code adds. */
async function pageOf(name: WebviewName, before = '', place: Place = 'editor'): Promise<string> {
  const { origin } = window.location;
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const style = await (await fetch(`/webview/${name}.css`)).text();
  const html = webviewHtml(
    { name, title: name, isView: place === 'view' },
    { style, at: (path) => `${origin}/${path}`, source: origin, nonce },
  );
  // Both before the policy, which they are none of.
  return html
    .replace('<head>', `<head>${API}<script>${before}</script>`)
    .replace('<body', '<body class="vscode-light"');
}

const API = `<script>
  const host = parent.hostOfWebview;
  window.acquireVsCodeApi = () => host;
  document.addEventListener('securitypolicyviolation', (event) => host.violated(event.effectiveDirective));
</script>`;

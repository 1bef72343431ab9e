import type { WebviewPanelOptions } from '../../../src/extension/webviewPanel';

/** The page in the panel that was opened last: what it was posted, and what it tells its host. */
interface FakePage<ToHost, ToPage> {
  readonly posted: ToPage[];
  send: (message: ToHost) => void;
  /** Whether its panel was closed. */
  isClosed: boolean;
}

const page: FakePage<never, unknown> = { posted: [], send: () => undefined, isClosed: false };

export function fakePage<ToHost, ToPage>(): FakePage<ToHost, ToPage> {
  return page as FakePage<ToHost, ToPage>;
}

/** Stands for the module's own: a panel without VS Code, whose page is `fakePage()`. */
export class WebviewPanel<ToHost, ToPage> {
  readonly isDisposed = false;

  constructor({ receive }: Pick<WebviewPanelOptions<ToHost>, 'receive'>) {
    page.send = receive;
    page.isClosed = false;
  }

  readonly onDidDispose = () => undefined;

  post(message: ToPage): void {
    page.posted.push(message);
  }

  dispose(): void {
    page.isClosed = true;
  }
}

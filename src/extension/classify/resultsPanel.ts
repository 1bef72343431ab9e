import * as vscode from 'vscode';
import {
  parseResultsToHost,
  type HostToResults,
  type ResultRow,
  type ResultsToHost,
  type RunEnd,
} from '../../protocol/results';
import type { Notices } from '../notices';
import { WebviewPanel } from '../webviewPanel';
import type { ClassifiedImage } from './classifiedImage';
import { CloseLook } from './closeLook';
import { exportResults } from './exportResults';
import type { Readers } from '../reading/readers';
import type { ImageSource } from './readRow';
import { RowStream } from './rowStream';
import { tabSeparated } from './resultsText';

export interface ResultsPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly notices: Notices;
  readonly readers: Readers;
  /** Of the model that reads. */
  readonly modelName: string;
  readonly modelId: string;
  readonly images: readonly ImageSource[];
  /** What was asked for, as the tab is to name it. */
  readonly title: string;
}

/**
 * The view of one classification: a row a file, growing while the files are read. Keeps all rows, because its page
 * forgets them when it is hidden.
 */
export class ResultsPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<ResultsToHost, HostToResults>;
  private readonly rows: ResultRow[] = [];
  private readonly read: ClassifiedImage[] = [];
  private readonly uris = new Set<string>();
  private end: RunEnd | null = null;
  private readonly stream: RowStream;
  private readonly closeLook: CloseLook;
  private readonly cancelled = new vscode.EventEmitter<void>();
  /** Fires when the user stops the classification in the view, or closes it. */
  readonly onDidCancel = this.cancelled.event;

  constructor(private readonly options: ResultsPanelOptions) {
    const { extensionUri, notices, readers, images, title } = options;
    this.panel = new WebviewPanel({
      extensionUri,
      name: 'results',
      title,
      notices,
      parse: parseResultsToHost,
      receive: (message) => void notices.guard(() => this.receive(message)),
    });
    this.stream = new RowStream(this.rows, (message) => this.panel.deliver(message));
    this.closeLook = new CloseLook(images, this.rows, readers, notices, (look) => this.panel.post(look));
    this.panel.onDidDispose(() => {
      this.stream.pause();
      this.cancelled.fire();
      this.cancelled.dispose();
    });
  }

  /** What was read so far. */
  get results(): readonly ClassifiedImage[] {
    return this.read;
  }

  add(row: ResultRow, result: ClassifiedImage): void {
    this.rows.push(row);
    this.read.push(result);
    this.uris.add(row.uri);
    this.stream.flow();
  }

  finish(cancelled: boolean): void {
    const failed = this.rows.filter(({ error }) => error !== null).length;
    this.end = { cancelled, done: this.rows.length, failed };
    this.stream.finish({ type: 'end', cancelled });
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: ResultsToHost): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const { images, modelName, modelId } = this.options;
        this.panel.post({ type: 'start', total: images.length, modelName, modelId, end: this.end });
        this.stream.restart();
        break;
      }
      case 'copy':
        await copy(message.text);
        break;
      case 'copyAll':
        await copy(await tabSeparated([...this.read]));
        break;
      case 'export':
        await exportResults([...this.read], message.format, this.options.notices);
        break;
      case 'open':
        // Only what we listed ourselves is opened, whatever the page asks for.
        if (message.uri !== '' && this.uris.has(message.uri)) {
          await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(message.uri));
        }
        break;
      case 'look':
        await this.closeLook.at(message.index);
        break;
      case 'cancel':
        this.cancelled.fire();
        break;
    }
  }
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('$(check) Copied', 2000);
}

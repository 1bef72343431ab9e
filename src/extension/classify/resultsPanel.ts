import * as vscode from 'vscode';
import type { ModelCard } from '../../ml/models/card';
import {
  parseResultsToHost,
  type HostToResults,
  type ResultRow,
  type ResultsToHost,
} from '../../protocol/results';
import type { Notices } from '../notices';
import { WebviewPanel } from '../webviewPanel';

/** Rows a message, when a page that was hidden is filled again. */
const BATCH = 100;

/**
 * The view of one classification: a row a file, growing while the files are read. Keeps all rows, because its page
 * forgets them when it is hidden.
 */
export class ResultsPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<ResultsToHost, HostToResults>;
  private readonly rows: ResultRow[] = [];
  private readonly cancelled = new vscode.EventEmitter<void>();
  /** Fires when the user stops the classification in the view, or closes it. */
  readonly onDidCancel = this.cancelled.event;
  private end: { readonly cancelled: boolean } | null = null;

  constructor(
    extensionUri: vscode.Uri,
    notices: Notices,
    private readonly card: ModelCard,
    private readonly total: number,
  ) {
    this.panel = new WebviewPanel({
      extensionUri,
      name: 'results',
      title: total === 1 ? 'Reading' : `Readings (${total.toLocaleString()})`,
      parse: parseResultsToHost,
      receive: (message) => void notices.guard(() => this.receive(message)),
    });
    this.panel.onDidDispose(() => {
      this.cancelled.fire();
      this.cancelled.dispose();
    });
  }

  add(row: ResultRow): void {
    this.rows.push(row);
    this.panel.post({ type: 'rows', rows: [row] });
  }

  finish(cancelled: boolean): void {
    this.end = { cancelled };
    this.panel.post({ type: 'end', cancelled });
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: ResultsToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.fill();
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage('$(check) Copied', 2000);
        break;
      case 'open':
        // Only what we listed ourselves is opened, whatever the page asks for.
        if (message.uri !== '' && this.rows.some(({ uri }) => uri === message.uri)) {
          await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(message.uri));
        }
        break;
      case 'cancel':
        this.cancelled.fire();
        break;
    }
  }

  private fill(): void {
    const { architecture: modelName, id: modelId } = this.card;
    this.panel.post({ type: 'start', total: this.total, modelName, modelId });
    for (let from = 0; from < this.rows.length; from += BATCH) {
      this.panel.post({ type: 'rows', rows: this.rows.slice(from, from + BATCH) });
    }
    if (this.end !== null) this.panel.post({ type: 'end', cancelled: this.end.cancelled });
  }
}

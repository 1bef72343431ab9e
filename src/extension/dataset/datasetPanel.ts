import * as vscode from 'vscode';
import { CANCELLED } from '../../ml/userError';
import {
  parseDatasetToHost,
  type DatasetOverview,
  type DatasetToHost,
  type HostToDataset,
} from '../../protocol/dataset';
import type { DatasetSource } from '../../protocol/training';
import { DatasetThread } from '../../node/datasets/datasetThread';
import { distFolder } from '../distFolder';
import type { Notices } from '../notices';
import { WebviewPanel } from '../webviewPanel';

/** The view of one dataset, which is read on a worker thread; closing the view ends the thread and frees its data. */
export class DatasetPanel {
  private readonly panel: WebviewPanel<DatasetToHost, HostToDataset>;
  private readonly thread: DatasetThread;
  /** What the page shows, or is going to. */
  private shown: Promise<HostToDataset>;
  /** The latest dataset that was read: the page goes on showing it if other samples cannot be had. */
  private latest: Extract<HostToDataset, { type: 'dataset' }> | null = null;
  private seed = 1;

  constructor(
    extensionUri: vscode.Uri,
    private readonly source: DatasetSource,
    title: string,
    private readonly notices: Notices,
  ) {
    this.panel = new WebviewPanel({
      extensionUri,
      name: 'dataset',
      title: `Dataset: ${title}`,
      notices,
      parse: parseDatasetToHost,
      receive: (message) => void notices.guard(() => this.receive(message)),
    });
    this.thread = new DatasetThread(distFolder(extensionUri).fsPath);
    this.panel.onDidDispose(() => this.thread.dispose());
    this.shown = this.load();
  }

  /** What the page shows once the dataset has been read: an overview, or a problem that the user was told of. */
  get content(): Promise<HostToDataset> {
    return this.shown;
  }

  private async receive({ type }: DatasetToHost): Promise<void> {
    if (type === 'choose') {
      // This view shows only a problem, and is closed once another dataset is shown.
      const other = await vscode.commands.executeCommand<DatasetOverview | null>('digitLab.showDataset');
      if (other) this.panel.dispose();
      return;
    }
    if (type === 'shuffle') {
      this.seed++;
      this.shown = this.load();
    }
    const shown = this.shown;
    const message = await shown;
    // A later shuffle sends its own answer.
    if (shown !== this.shown) return;
    // A new page is first sent what the page before it showed.
    if (type === 'ready' && message.type === 'problem' && this.latest !== null) this.panel.post(this.latest);
    this.panel.post(message);
  }

  private async load(): Promise<HostToDataset> {
    try {
      const overview: DatasetOverview = await this.thread.read(this.source, this.seed);
      this.latest = { type: 'dataset', overview };
      return this.latest;
    } catch (error) {
      return { type: 'problem', message: this.notices.shownInView(error, this.panel) ?? CANCELLED };
    }
  }
}

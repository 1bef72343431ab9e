import * as vscode from 'vscode';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { parsePadToHost, type HostToPad, type PadToHost, type WebviewModel } from '../../protocol/pad';
import { WebviewPanel } from '../webviewPanel';
import { PadKeeping } from '../myDigits/padKeeping';
import type { MyDigits } from '../myDigits/myDigits';
import type { CurrentModel } from '../models/currentModel';
import type { Notices } from '../notices';

/** What a pad showed after the pen was lifted. */
export type PadReading = Extract<PadToHost, { type: 'reading' }>;

/** What the pad needs of the extension around it. */
export interface PadSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly model: CurrentModel;
  readonly myDigits: MyDigits;
  readonly notices: Notices;
  readonly log: vscode.LogOutputChannel;
  /** Lets the user pick an image file and puts it on `pad`. */
  readonly openImage: (pad: PadPanel) => Promise<void>;
}

/** The drawing pad: a webview that reads by itself, with the model that it is sent. */
export class PadPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<PadToHost, HostToPad>;
  private readonly read = new vscode.EventEmitter<PadReading>();
  readonly onDidRead = this.read.event;
  readonly onDidDispose: vscode.Event<void>;
  private readonly keeping: PadKeeping;

  constructor(
    private readonly around: PadSurroundings,
    restored?: vscode.WebviewPanel,
  ) {
    this.keeping = new PadKeeping(around.myDigits);
    this.panel = new WebviewPanel(
      {
        extensionUri: around.extensionUri,
        name: 'pad',
        title: 'Drawing Pad',
        parse: parsePadToHost,
        receive: (message) => void this.receive(message),
      },
      restored,
    );
    this.onDidDispose = this.panel.onDidDispose;
    const subscription = around.model.onDidChange((files) => this.sendModel(files));
    this.onDidDispose(() => {
      subscription.dispose();
      this.read.dispose();
    });
  }

  /** Sends what the page is to show or read next. */
  post(message: HostToPad): void {
    this.panel.post(message);
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: PadToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.showingProblems(async () => this.sendModel(await this.around.model.files()));
        break;
      case 'chooseModel':
        await vscode.commands.executeCommand('digitLab.chooseModel');
        break;
      case 'openImage':
        await this.showingProblems(() => this.around.openImage(this));
        break;
      case 'keep':
      case 'undoKeep':
        await this.showingProblems(async () => this.post(await this.keeping.answer(message)));
        break;
      case 'showMyDigits':
        await vscode.commands.executeCommand('digitLab.showMyDigits');
        break;
      case 'reading':
        this.read.fire(message);
        break;
      case 'failed':
        this.around.log.error(`Drawing Pad: ${message.message}\n${message.detail}`);
        this.around.notices.noteTold({ level: 'error', message: message.message });
        break;
    }
  }

  private sendModel(files: ModelFiles): void {
    this.panel.post({ type: 'model', model: webviewModel(files) });
  }

  /** What goes wrong for the pad is said inside the pad, where the user looks. */
  private async showingProblems(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const message = this.around.notices.explain(error);
      if (message === null) return;
      this.panel.post({ type: 'problem', message });
      this.around.notices.noteTold({ level: 'error', message });
    }
  }
}

function webviewModel({ card, topology, weights }: ModelFiles): WebviewModel {
  const { id: modelId, architecture: name, accuracy, calibration } = card;
  return { modelId, name, accuracy: accuracy.test, calibration, topology, weights };
}

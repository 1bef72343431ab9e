import * as vscode from 'vscode';
import type { LabelledImages } from '../../ml/data/labelledImages';
import type { DigitChange } from '../../ml/data/ownDigits';
import { countReadRight } from '../../ml/evaluation/countReadRight';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { CANCELLED } from '../../ml/userError';
import {
  parseMyDigitsToHost,
  type DigitsTest,
  type HostToMyDigits,
  type MyDigitsContent,
  type MyDigitsToHost,
} from '../../protocol/myDigits';
import type { Readers } from '../reading/readers';
import { percent, thousands } from '../../ml/figures';
import type { CurrentModel } from '../models/currentModel';
import type { Notices } from '../notices';
import { revealFolder } from '../files/revealFolder';
import { WebviewPanel } from '../webviewPanel';
import { DigitEdits } from './digitEdits';
import { DigitsTester } from './digitsTester';
import { FolderWatch } from './folderWatch';
import type { MyDigits } from './myDigits';

/** What the view needs of the extension around it. */
export interface MyDigitsSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly myDigits: MyDigits;
  readonly model: CurrentModel;
  readonly readers: Readers;
  readonly notices: Notices;
  readonly log: vscode.LogOutputChannel;
}

/** What came of showing the collection: its digits, or why they cannot be shown. */
type Shown = Extract<HostToMyDigits, { type: 'digits' | 'problem' }>;

/** The view of My Digits: all of them, each to be labelled anew or deleted, and how the model in use reads them. */
export class MyDigitsPanel {
  readonly onDidDispose: vscode.Event<void>;
  private readonly panel: WebviewPanel<MyDigitsToHost, HostToMyDigits>;
  private readonly tester: DigitsTester;
  private readonly edits: DigitEdits;
  private isTested = false;
  /** The collection as the page shows it; `null` if it cannot be shown, or was not yet. */
  private onPage: MyDigitsContent | null = null;
  /** How many edits are under way: changes that are announced meanwhile are shown once they are done. */
  private editing = 0;
  private latest = 0;
  private readonly folderWatch: FolderWatch;
  /** How often files of the collection have changed. */
  private fileChanges = 0;

  constructor(private readonly around: MyDigitsSurroundings) {
    this.panel = new WebviewPanel({
      extensionUri: around.extensionUri,
      name: 'myDigits',
      title: 'My Digits',
      notices: around.notices,
      parse: parseMyDigitsToHost,
      receive: (message) => void around.notices.guard(() => this.receive(message)),
    });
    this.onDidDispose = this.panel.onDidDispose;
    this.tester = new DigitsTester(around.readers);
    this.edits = new DigitEdits(around.myDigits);
    this.folderWatch = new FolderWatch(around.myDigits, {
      // The page no longer shows the folder in which those edits were made.
      moved: () => this.edits.forget(),
      changed: () => void this.filesChanged(),
    });
    const subscriptions = [
      this.folderWatch,
      around.myDigits.onDidChange(() => this.editing === 0 && void this.refresh()),
      around.model.onDidChange(() => this.isTested && void this.refresh()),
    ];
    this.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
    });
  }

  dispose(): void {
    this.panel.dispose();
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Shows the collection as it is on disk now, with what the model makes of it once a test was asked for. */
  async refresh(): Promise<Shown> {
    const turn = ++this.latest;
    await this.folderWatch.follow();
    const message = await this.explained(() => this.content());
    // A later call shows its own answer.
    if (turn === this.latest) this.show(message);
    if (message.type === 'problem' || message.content.count === 0) return message;
    if (message.content.test?.readings !== null) return message;
    const tested = await this.explained(() => this.tested(message.content));
    if (turn === this.latest) this.show(tested);
    return tested;
  }

  /** Tests the model in use, now and after every change from now on. */
  test(): Promise<Shown> {
    this.isTested = true;
    return this.refresh();
  }

  private show(shown: Shown): void {
    const before = this.onPage;
    this.onPage = shown.type === 'digits' ? shown.content : null;
    // The page still says that the test runs. This comes before the problem, as the page clears a problem when digits come.
    if (this.onPage === null && before?.test?.readings === null) {
      this.panel.post({ type: 'digits', content: { ...before, test: null } });
    }
    this.panel.post(shown);
  }

  private async receive(message: MyDigitsToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.refresh();
        break;
      case 'relabel':
        await this.change({ kind: 'relabel', digit: message, label: message.to }, `Labelled ${message.to}.`);
        break;
      case 'remove':
        await this.change({ kind: 'remove', digit: message }, 'Deleted. Undo brings it back.');
        break;
      case 'undo':
        await this.takeBack();
        break;
      case 'test':
        await this.test();
        break;
      case 'train':
        await vscode.commands.executeCommand('digitLab.trainModel', { ask: 'myDigits' });
        break;
      case 'openPad':
        await vscode.commands.executeCommand('digitLab.openPad');
        break;
      case 'reveal':
        await revealFolder(this.around.myDigits.folder, this.around.notices, 'My Digits are');
        break;
    }
  }

  /** Makes a change and says so, unless it was void: another window may have been first. */
  private async change(change: DigitChange, done: string): Promise<void> {
    await this.edit(async () => {
      const { undo } = await this.edits.make(change);
      if (undo !== null) this.panel.post({ type: 'done', message: done });
    });
  }

  private async takeBack(): Promise<void> {
    await this.edit(async () => {
      const undone = await this.edits.takeBack();
      if (undone !== null) this.panel.post({ type: 'done', message: 'Undone.' });
    });
  }

  /** Shows how the collection is after `work`; where that fails, the page stays as it is and says why. */
  private async edit(work: () => Promise<unknown>): Promise<void> {
    this.editing++;
    try {
      await work();
    } catch (error) {
      this.panel.post(this.problem(error));
      return;
    } finally {
      this.editing--;
    }
    await this.refresh();
  }

  private async content(): Promise<MyDigitsContent> {
    const { myDigits, model } = this.around;
    const digits = await myDigits.read();
    const { lastUndo } = this.edits;
    return {
      ...digits,
      place: myDigits.location === 'global' ? 'on this machine' : 'in this workspace',
      folder: myDigits.folder.fsPath,
      undo: lastUndo === null ? null : lastUndo.kind === 'keep' ? 'Delete' : 'New Label',
      test: this.isTested ? this.begunTest(digits, await model.files()) : null,
    };
  }

  private async tested(content: MyDigitsContent): Promise<MyDigitsContent> {
    const files = await this.around.model.files();
    const readings = await this.tester.read(content, files);
    const right = countReadRight(readings, content.labels);
    this.around.log.info(
      `My Digits: ${files.card.id} reads ${thousands(right)} of ${thousands(content.count)} right (${percent(right / content.count)}).`,
    );
    return { ...content, test: { ...this.begunTest(content, files), readings } };
  }

  /** With the readings, if all are known: without them, the page would reorder the digits for a moment. */
  private begunTest(digits: LabelledImages, { card }: ModelFiles): DigitsTest {
    const readings = this.tester.readBefore(digits, { card });
    return { ...DigitsTester.begun(card, this.around.model.nameOf(card)), readings };
  }

  private async explained(load: () => Promise<MyDigitsContent>): Promise<Shown> {
    try {
      return { type: 'digits', content: await load() };
    } catch (error) {
      return this.problem(error);
    }
  }

  /** What goes wrong here is said in the view, where the user looks. */
  private problem(error: unknown): Shown {
    const message = this.around.notices.shownInView(error, this.panel) ?? CANCELLED;
    return { type: 'problem', message };
  }

  /** Shows the collection anew, unless the page shows it already, as after an edit made here. */
  private async filesChanged(): Promise<void> {
    const change = ++this.fileChanges;
    const isShown = await this.isShown();
    // Images and labels change together: only the last change shows them.
    if (!isShown && change === this.fileChanges) await this.refresh();
  }

  private async isShown(): Promise<boolean> {
    try {
      const { images, labels } = await this.around.myDigits.read();
      const { onPage } = this;
      return onPage !== null && areSame(images, onPage.images) && areSame(labels, onPage.labels);
    } catch {
      // Whoever shows that it cannot be read says why.
      return false;
    }
  }
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

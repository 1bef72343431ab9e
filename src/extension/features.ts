import * as vscode from 'vscode';
import type { ModelCard } from '../ml/models/card';
import type { TrainerToHost } from '../protocol/training';
import { classifyImage } from './classify/classifyCommand';
import { ClassifyTool } from './classify/classifyTool';
import { Readers } from './reading/readers';
import type { CommandName } from './contributions';
import { clearDownloadedData } from './dataset/clearDownloadedData';
import { showDataset } from './dataset/showDataset';
import { distFolder } from './distFolder';
import { showBadges } from './explorer/imageBadges';
import { IdxEditors, type ShownIdx } from './idx/idxEditors';
import { showMistakes } from './idx/showMistakes';
import type { LastTextEditor } from './lastTextEditor';
import { chooseModel } from './models/chooseModel';
import { CurrentModel } from './models/currentModel';
import { MyDigits } from './myDigits/myDigits';
import { MyDigitsViews } from './myDigits/myDigitsViews';
import { NativeEngine } from './native/nativeEngine';
import type { Notices } from './notices';
import { imageToOpen } from './pad/imageToOpen';
import { PadImages } from './pad/padImages';
import type { PadReading } from './pad/padPanel';
import { Pads } from './pad/pads';
import { Trainings } from './train/trainings';

/** What is there from the start of a window, before any feature is used. */
export interface FeatureSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly notices: Notices;
  readonly textEditor: LastTextEditor;
}

/** Who is told of what happens in the features. */
export interface FeatureListeners {
  readonly readOnPad: (reading: PadReading) => void;
  readonly showedIdx: (shown: ShownIdx) => void;
  readonly trained: (message: TrainerToHost) => void;
  readonly changedModel: (card: ModelCard) => void;
}

/** All that the extension can do: a bundle of its own, which loads when something of it is first wanted. */
export class Features implements vscode.Disposable {
  readonly model: CurrentModel;
  readonly trainings: Trainings;
  readonly pads: Pads;
  readonly idxEditors: IdxEditors;
  readonly classifyTool: ClassifyTool;
  /** What each command does. */
  readonly commands: Readonly<Record<CommandName, (...given: unknown[]) => unknown>>;
  private readonly readers: Readers;
  private readonly notices: Notices;
  private readonly owned: vscode.Disposable;

  constructor(around: FeatureSurroundings, listeners: FeatureListeners) {
    const { context, log, notices, textEditor } = around;
    const { extensionUri } = context;
    const model = new CurrentModel(context, notices);
    const readers = new Readers(distFolder(extensionUri).fsPath);
    const myDigits = new MyDigits(context);
    const images = new PadImages(readers);
    this.notices = notices;
    this.model = model;
    this.readers = readers;
    this.trainings = new Trainings({ context, log, notices, model, myDigits, readers });
    this.pads = new Pads(
      { extensionUri, model, myDigits, notices, log, images, textEditor },
      context.workspaceState,
    );
    this.idxEditors = new IdxEditors({ extensionUri, model, notices, readers }, context.workspaceState);
    this.classifyTool = new ClassifyTool(model, readers, notices);
    const native = new NativeEngine(context, notices, log);
    const digitsViews = new MyDigitsViews({ extensionUri, myDigits, model, readers, notices, log });
    const { trainings, pads, idxEditors } = this;
    this.commands = {
      openPad: () => void pads.open(),
      openOnPad: (image) => pads.openImage(imageToOpen(image)),
      classifyImage: (first, second) =>
        classifyImage(first, second, model, { extensionUri, notices, log, readers }),
      trainModel: (request) => trainings.train(request),
      stopTraining: () => trainings.stop(),
      chooseModel: (request) => chooseModel(request, model, notices),
      showDataset: (request) => showDataset(request, context, notices),
      showMyDigits: () => digitsViews.show(),
      testOnMyDigits: () => digitsViews.test(),
      showMistakes: (request) => showMistakes(request, { context, editors: idxEditors, myDigits }),
      showLog: () => log.show(),
      installNativeEngine: () => native.install(),
      removeNativeEngine: () => native.remove(),
      clearDownloadedData: (request) => clearDownloadedData(request, notices),
    };
    model.onDidChange(({ card }) => listeners.changedModel(card));
    pads.onDidRead(listeners.readOnPad);
    idxEditors.onDidShow(listeners.showedIdx);
    trainings.onDidReport(listeners.trained);
    this.owned = vscode.Disposable.from(
      model,
      myDigits,
      readers,
      trainings,
      native,
      pads,
      idxEditors,
      digitsViews,
    );
  }

  /** Shows the digits in image files as badges, until what it returns is disposed of. */
  showBadges(): vscode.Disposable {
    const { model, readers, notices } = this;
    return showBadges({ model, readers, notices });
  }

  dispose(): void {
    this.owned.dispose();
  }
}

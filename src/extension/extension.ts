import * as vscode from 'vscode';
import type { ModelCard } from '../ml/models/card';
import type { TrainerToHost } from '../protocol/training';
import { classifyImage } from './classify/classifyCommand';
import { CLASSIFY_TOOL, ClassifyTool } from './classify/classifyTool';
import { Readers } from './classify/readers';
import { clearDownloadedData } from './dataset/clearDownloadedData';
import { showDataset } from './dataset/showDataset';
import { BadgeSetting } from './explorer/badgeSetting';
import { IdxEditors, type ShownIdx } from './idx/idxEditors';
import { showMistakes } from './idx/showMistakes';
import { createLog } from './log';
import { chooseModel } from './models/chooseModel';
import { CurrentModel } from './models/currentModel';
import { MyDigits } from './myDigits/myDigits';
import { MyDigitsViews } from './myDigits/myDigitsViews';
import { NativeEngine } from './native/nativeEngine';
import { Notices, type Notice } from './notices';
import { LastTextEditor } from './lastTextEditor';
import { imageOf } from './pad/imageOf';
import { PadImages } from './pad/padImages';
import type { PadReading } from './pad/padPanel';
import { PAD_VIEW, Pads } from './pad/pads';
import { Trainings } from './train/trainings';

/** What the extension tells other extensions, and its own tests. */
export interface DigitLabApi {
  /** Everything that the user is told, by notification or in a view. */
  readonly onDidTellUser: vscode.Event<Notice>;
  /** What the drawing pad shows, each time the pen is lifted. */
  readonly onDidReadOnPad: vscode.Event<PadReading>;
  /** What an editor of an IDX file shows, each time that it begins to show a file. */
  readonly onDidShowIdx: vscode.Event<ShownIdx>;
  /** What the trainer's process reports. */
  readonly onDidTrain: vscode.Event<TrainerToHost>;
  /** Fires with the model that was just taken into use. */
  readonly onDidChangeModel: vscode.Event<ModelCard>;
  /** The model in use. */
  readonly currentModel: () => Promise<ModelCard>;
  /** The trainer's process, while one runs. */
  readonly trainerPid: () => number | undefined;
}

/**
 * Registers what there is and does nothing else: whatever is heavy loads when it is first used, in another process. It
 * runs in every window, once that has started, because badges are wanted before anybody has asked for anything.
 */
export function activate(context: vscode.ExtensionContext): DigitLabApi {
  const { extensionUri } = context;
  const log = createLog();
  const notices = new Notices(log);
  const model = new CurrentModel(context, notices);
  const readers = new Readers(vscode.Uri.joinPath(extensionUri, 'dist').fsPath);
  const myDigits = new MyDigits(context);
  const trainings = new Trainings({ context, log, notices, model, myDigits, readers });
  const native = new NativeEngine(context, notices, log);
  const textEditor = new LastTextEditor();
  const pads = new Pads({
    extensionUri,
    model,
    myDigits,
    notices,
    log,
    images: new PadImages(readers),
    textEditor,
  });
  const idxEditors = new IdxEditors({ extensionUri, model, notices, readers });
  const digitsViews = new MyDigitsViews({ extensionUri, myDigits, model, readers, notices, log });
  const modelCard = new vscode.EventEmitter<ModelCard>();
  model.onDidChange(({ card }) => modelCard.fire(card));

  const commands: Record<string, (...given: unknown[]) => unknown> = {
    openPad: () => void pads.open(),
    openOnPad: (image) => pads.openImage(imageOf(image)),
    classifyImage: (first, second) =>
      classifyImage(first, second, model, { extensionUri, notices, log, readers }),
    trainModel: (request) => trainings.train(request),
    stopTraining: () => trainings.stop(),
    chooseModel: (request) => chooseModel(request, model, notices),
    showDataset: (request) => showDataset(request, context, notices),
    showMyDigits: () => digitsViews.show(),
    testOnMyDigits: () => digitsViews.test(),
    showMistakes: (request) => showMistakes(request, context.globalState, idxEditors),
    showLog: () => log.show(),
    installNativeEngine: () => native.install(),
    removeNativeEngine: () => native.remove(),
    clearDownloadedData: (request) => clearDownloadedData(request, notices),
  };
  const registrations = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`digitLab.${name}`, (...given: unknown[]) =>
      notices.guard(() => run(...given)),
    ),
  );
  context.subscriptions.push(
    ...[log, notices, model, myDigits, readers, trainings, native, textEditor, pads, idxEditors],
    ...[digitsViews, modelCard],
    ...registrations,
    new BadgeSetting({ model, readers, notices }),
    vscode.lm.registerTool(CLASSIFY_TOOL, new ClassifyTool(model, readers, notices)),
    vscode.window.registerWebviewPanelSerializer('digitLab.pad', pads),
    vscode.window.registerWebviewViewProvider(PAD_VIEW, pads),
  );
  return {
    onDidTellUser: notices.onDidTell,
    onDidReadOnPad: pads.onDidRead,
    onDidShowIdx: idxEditors.onDidShow,
    onDidTrain: trainings.onDidReport,
    onDidChangeModel: modelCard.event,
    currentModel: async () => (await model.files()).card,
    trainerPid: () => trainings.pid,
  };
}

import * as vscode from 'vscode';
import type { ModelCard } from '../ml/models/card';
import type { TrainerToHost } from '../protocol/training';
import { BadgeSetting } from './explorer/badgeSetting';
import type { ShownIdx } from './idx/idxEditors';
import { reopenOrphanedEditors } from './idx/orphanedEditors';
import { LastTextEditor } from './lastTextEditor';
import { LazyFeatures } from './lazyFeatures';
import { createLog } from './log';
import { Notices, type Notice } from './notices';
import { closeOrphanedPanels } from './orphanedPanels';
import type { PadReading } from './pad/padPanel';
import { TrainingNote } from './train/trainingNote';
import { registerClassifyTool, registerCommands, registerIdxEditors, registerPads } from './registrations';

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
 * Registers what there is and does nothing else: the features load when one of them is first wanted, and whatever is
 * heavy runs in another process. It runs in every window, once that has started, because badges are wanted before
 * anybody has asked for anything.
 */
export function activate(context: vscode.ExtensionContext): DigitLabApi {
  const log = createLog();
  const notices = new Notices(log);
  const textEditor = new LastTextEditor();
  const readOnPad = new vscode.EventEmitter<PadReading>();
  const showedIdx = new vscode.EventEmitter<ShownIdx>();
  const trained = new vscode.EventEmitter<TrainerToHost>();
  const changedModel = new vscode.EventEmitter<ModelCard>();
  const features = new LazyFeatures(
    { context, log, notices, textEditor },
    {
      readOnPad: (reading) => readOnPad.fire(reading),
      showedIdx: (shown) => showedIdx.fire(shown),
      trained: (message) => trained.fire(message),
      changedModel: (card) => changedModel.fire(card),
    },
  );
  context.subscriptions.push(
    log,
    notices,
    textEditor,
    readOnPad,
    showedIdx,
    trained,
    changedModel,
    features,
    registerCommands(features, notices),
    new BadgeSetting(features, notices),
    registerClassifyTool(features),
    registerPads(features),
    registerIdxEditors(features),
  );
  void notices.guard(() => closeOrphanedPanels(notices));
  void notices.guard(() => reopenOrphanedEditors(context.workspaceState));
  void notices.guard(() => new TrainingNote(context.workspaceState).tellOfEnded(notices));
  return {
    onDidTellUser: notices.onDidTell,
    onDidReadOnPad: readOnPad.event,
    onDidShowIdx: showedIdx.event,
    onDidTrain: trained.event,
    onDidChangeModel: changedModel.event,
    currentModel: async () => (await (await features.get()).model.files()).card,
    trainerPid: () => features.ifLoaded?.trainings.pid,
  };
}

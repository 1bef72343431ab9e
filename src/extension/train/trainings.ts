import * as vscode from 'vscode';
import { detailOf, isCancelled, UserError } from '../../ml/userError';
import type { LabelledImages } from '../../ml/data/labelledImages';
import { SYNTHETIC_NAME } from '../../ml/data/standardSynthetic';
import { countReadRight } from '../../ml/evaluation/countReadRight';
import { DEFAULT_ARCHITECTURE } from '../../ml/models/layerSpec';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { checkSplit, checkStart } from '../../ml/training/start';
import { readModelFolder } from '../../node/models/modelStore';
import type { TrainerToHost, TrainingResult } from '../../protocol/training';
import type { Readers } from '../reading/readers';
import { prepareDataset } from '../dataset/prepareDataset';
import { distFolder } from '../distFolder';
import { DigitsTester } from '../myDigits/digitsTester';
import type { MyDigits } from '../myDigits/myDigits';
import type { CurrentModel } from '../models/currentModel';
import { filesInUse } from '../models/filesInUse';
import type { Choice, Notices } from '../notices';
import { askForTraining } from './askForTraining';
import { showStopTraining } from './stopTraining';
import { offerModel, runningChoices, type OwnDigitsRead, type TrainModelOutcome } from './trainingOutcome';
import { trainingJob } from './trainingJob';
import { asksFromMyDigits, parseTrainingRequest, type TrainingRequest } from './trainingRequest';
import { TrainingNote } from './trainingNote';
import { TrainingSession } from './trainingSession';
import { TrainingStatus } from './trainingStatus';

/** What training needs of the extension around it. */
export interface TrainingSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly notices: Notices;
  readonly model: CurrentModel;
  readonly myDigits: MyDigits;
  readonly readers: Readers;
}

/** What a training came to. */
interface Trained {
  readonly finished: TrainingResult;
  /** My Digits as they were at the start, if they were trained on; the user may have kept more since. */
  readonly ownDigits: LabelledImages | null;
}

/** Trains models, one at a time, each in a process of its own. */
export class Trainings implements vscode.Disposable {
  private running: TrainingSession | null = null;
  private readonly reported = new vscode.EventEmitter<TrainerToHost>();
  /** What the trainer's process reports. */
  readonly onDidReport = this.reported.event;

  constructor(private readonly around: TrainingSurroundings) {}

  /** Of the trainer's process, while one runs. */
  get pid(): number | undefined {
    return this.running?.pid;
  }

  /**
   * Train Model: asks what to train unless `argument` says it, and trains it. Tells the user how it ended, and never
   * takes a model into use by itself.
   */
  async train(argument: unknown): Promise<TrainModelOutcome> {
    if (this.running !== null) return this.refuse(this.running);
    try {
      const request = await this.requestOf(argument);
      if (request === null) return { state: 'stopped' };
      return await this.run(request);
    } catch (error) {
      return this.failed(error);
    }
  }

  /** Stop Training: ends the training that runs; its model is lost, the one in use stays. */
  stop(): void {
    if (this.running === null) {
      this.around.notices.tell({ level: 'information', message: 'No model is being trained.' });
    } else {
      this.running.stop();
    }
  }

  dispose(): void {
    this.running?.dispose();
    this.reported.dispose();
  }

  /** @returns `null` if the user stopped answering */
  private async requestOf(argument: unknown): Promise<TrainingRequest | null> {
    const fromMyDigits = asksFromMyDigits(argument);
    // A keybinding that passes nothing may say so with null.
    if (argument !== undefined && argument !== null && !fromMyDigits) return parseTrainingRequest(argument);
    const { myDigits, model } = this.around;
    return askForTraining({ myDigits, model, fromMyDigits });
  }

  private async run(request: TrainingRequest): Promise<TrainModelOutcome> {
    // Another one may have started while the user was asked.
    if (this.running !== null) return this.refuse(this.running);
    const { context, log } = this.around;
    const session = new TrainingSession(distFolder(context.extensionUri).fsPath, log);
    session.onDidReport((message) => this.reported.fire(message));
    try {
      const { finished, ownDigits } = await this.trained(request, session);
      const inUse = await filesInUse(this.around.model);
      const own = await this.ownDigitsRead(ownDigits, finished.folder, inUse).catch((error: unknown) => {
        // Only logged: the training itself has succeeded.
        this.around.notices.explain(error);
        return null;
      });
      offerModel(finished, inUse?.card ?? null, own, this.around.model, this.around.notices);
      return { state: 'finished', ...finished };
    } catch (error) {
      return this.failed(error, ...(session.failedOfEngine ? [this.portableInstead(request)] : []));
    }
  }

  /** Trains a model. Until this ends, no other training can start. */
  private async trained(request: TrainingRequest, session: TrainingSession): Promise<Trained> {
    const { context, model, myDigits } = this.around;
    const note = new TrainingNote(context.workspaceState);
    this.running = session;
    try {
      const start = request.from === null ? null : await model.find(request.from);
      const architecture = request.architecture ?? start?.files.card.architecture ?? DEFAULT_ARCHITECTURE;
      if (start !== null) checkStart(architecture, start.files.card);
      // The note comes first: if the extension host dies, the next one needs it to hide Stop Training.
      await note.write(architecture);
      await showStopTraining(true);
      return await TrainingStatus.during(
        { architecture, isFineTuning: start !== null },
        { cancel: () => session.stop(), stop: session.signal },
        async (status) => {
          const ownDigits = await ownDigitsFor(request, myDigits);
          const folder = ownDigits === null ? undefined : myDigits.folder.fsPath;
          const dataset = await prepareDataset(request.dataset, context.globalState, {
            onDownload: (done) => status.downloading(done),
            signal: session.signal,
          });
          const output = model.folderForNew(architecture);
          const material = { architecture, start, dataset, ownDigits: folder, output };
          const job = trainingJob(request, material, context);
          const name = dataset.kind === 'folder' ? dataset.name : SYNTHETIC_NAME;
          if (start !== null) checkSplit(job.configuration.validationSplit, name, start.files.card);
          const finished = await session.run(job, status);
          return { finished, ownDigits };
        },
      );
    } finally {
      session.dispose();
      await this.clearUp(note);
      this.running = null;
    }
  }

  /** Removes the note and Stop Training. If that fails, it is only logged, as the model must not be lost for it. */
  private async clearUp(note: TrainingNote): Promise<void> {
    for (const end of await Promise.allSettled([note.remove(), showStopTraining(false)])) {
      if (end.status === 'rejected') this.around.log.error(detailOf(end.reason));
    }
  }

  /**
   * If the user's own digits were trained on: how many of them the two models read right.
   * @throws UserError if one of the models cannot be read
   */
  private async ownDigitsRead(
    digits: LabelledImages | null,
    folder: string,
    inUse: ModelFiles | null,
  ): Promise<OwnDigitsRead | null> {
    if (digits === null) return null;
    const { readers } = this.around;
    const readBy = async (files: ModelFiles): Promise<number> =>
      countReadRight(await new DigitsTester(readers).read(digits, files), digits.labels);
    return {
      count: digits.count,
      byTrained: await readBy(await readModelFolder(folder)),
      byModelInUse: inUse === null ? null : await readBy(inUse),
    };
  }

  private refuse({ description }: TrainingSession): TrainModelOutcome {
    const message = `A model is already being trained (${description}). Wait until it is done, or stop it.`;
    this.around.notices.tell({ level: 'warning', message }, ...runningChoices());
    return { state: 'failed', message };
  }

  private failed(error: unknown, ...choices: Choice[]): TrainModelOutcome {
    if (isCancelled(error)) {
      this.around.log.info('Training was stopped. The model in use is unchanged.');
      return { state: 'stopped' };
    }
    const message = this.around.notices.failed(error, ...choices) ?? '';
    return { state: 'failed', message };
  }

  private portableInstead(request: TrainingRequest): Choice {
    return {
      title: 'Train with the Portable Engine',
      run: () => this.train({ ...request, engine: 'portable' }),
    };
  }
}

/** The user's own digits if they are to be trained on, else `null`. @throws UserError if there are none */
async function ownDigitsFor(
  { dataset }: TrainingRequest,
  myDigits: MyDigits,
): Promise<LabelledImages | null> {
  if (dataset.kind !== 'mnist' || !dataset.myDigits) return null;
  const digits = await myDigits.read();
  if (digits.count > 0) return digits;
  throw new UserError(
    'There are no digits in My Digits yet. Draw some on the drawing pad and say what they are, or train on MNIST alone.',
  );
}

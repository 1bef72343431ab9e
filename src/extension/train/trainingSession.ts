import * as vscode from 'vscode';
import {
  COMPOSING_LINE,
  dataLine,
  engineLine,
  epochLine,
  startLine,
} from '../../ml/training/trainingInWords';
import { CancelledError } from '../../ml/userError';
import { TrainerProcess } from '../../node/trainerProcess';
import type { TrainerToHost, TrainingJob, TrainingResult } from '../../protocol/training';
import { duration } from '../../ml/figures';
import type { TrainingStatus } from './trainingStatus';

/** One training, from getting its data to its end, in a process of its own. */
export class TrainingSession implements vscode.Disposable {
  private readonly stopping = new AbortController();
  private readonly reported = new vscode.EventEmitter<TrainerToHost>();
  readonly onDidReport = this.reported.event;
  private process: TrainerProcess | null = null;
  private where = 'getting its data';
  private isEngineCause = false;

  /** @param distFolder path of the folder with the bundles */
  constructor(
    private readonly distFolder: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Aborted when the training is stopped. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** How far it is, as a part of a sentence. */
  get description(): string {
    return this.where;
  }

  /** Whether it failed because the engine that was asked for does not start. */
  get failedOfEngine(): boolean {
    return this.isEngineCause;
  }

  /**
   * Trains.
   * @throws UserError if the trainer cannot do it, or its process ends early; CancelledError if it is stopped
   */
  async run(job: TrainingJob, status: TrainingStatus): Promise<TrainingResult> {
    if (this.signal.aborted) throw new CancelledError();
    const from = job.from === undefined ? '' : ` from ${job.from}`;
    this.log.info(`Training ${job.architecture}${from}: ${JSON.stringify(job.configuration)}`);
    this.where = `${job.architecture}, starting`;
    status.preparing('reading the dataset');
    this.process = new TrainerProcess(this.distFolder);
    return this.process.run(job, {
      signal: this.signal,
      onMessage: (message) => this.note(message, job, status),
    });
  }

  /** Asks the training to end, at whatever stage it is. */
  stop(): void {
    this.stopping.abort();
  }

  dispose(): void {
    this.stop();
    this.process?.dispose();
    this.reported.dispose();
  }

  private note(message: TrainerToHost, { architecture }: TrainingJob, status: TrainingStatus): void {
    switch (message.type) {
      case 'engine':
        this.log.info(engineLine(message.engine));
        break;
      case 'composing':
        this.log.info(COMPOSING_LINE);
        status.preparing('making the training set');
        break;
      case 'data':
        this.log.info(dataLine(message));
        break;
      case 'progress':
        this.where = message.isTesting
          ? `${architecture}, testing the model`
          : `${architecture}, epoch ${message.epoch} of ${message.epochs}`;
        status.training(message);
        break;
      case 'epoch':
        this.log.info(epochLine(message));
        break;
      case 'finished':
        this.log.info(
          `Trained ${message.card.id} in ${duration(message.card.trainingSeconds)}: ${message.folder}`,
        );
        if (message.card.startedFrom !== undefined) this.log.info(startLine(message.card.startedFrom));
        if (message.note !== null) this.log.info(message.note);
        if (message.setback !== null) this.log.warn(message.setback);
        break;
      case 'failed':
        this.isEngineCause = message.isOfEngine;
        break;
      case 'stopped':
        break;
    }
    this.reported.fire(message);
  }
}

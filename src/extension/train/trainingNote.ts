import * as vscode from 'vscode';
import { isRunning } from '../../node/runningProcess';
import { HOST_PID } from '../node/hostProcess';
import type { Notices } from '../notices';
import { showStopTraining } from './stopTraining';

const STATE_KEY = 'digitLab.training';

interface Note {
  readonly architecture: string;
  /** The number of the extension host's process. */
  readonly host: number;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
}

/**
 * A note of what is being trained, for the next extension host: if this one dies, the training dies with it, and nobody has
 * told the user.
 */
export class TrainingNote {
  /** @param state of the workspace */
  constructor(private readonly state: vscode.Memento) {}

  /** @param architecture of the model that is being trained */
  async write(architecture: string): Promise<void> {
    const note: Note = { architecture, host: HOST_PID, since: Date.now() };
    await this.state.update(STATE_KEY, note);
  }

  /** Removes the note, if it is of this host's training: another browser tab may have replaced it by its own. */
  async remove(): Promise<void> {
    if (this.state.get<Note>(STATE_KEY)?.host === HOST_PID) await this.state.update(STATE_KEY, undefined);
  }

  /**
   * Tells the user of a training that ended with an earlier extension host. To be called before this host trains. A training
   * in another browser tab with the same workspace has not ended, and is left alone.
   */
  async tellOfEnded(notices: Pick<Notices, 'tell'>): Promise<void> {
    const note = this.state.get<Note>(STATE_KEY);
    if (note === undefined || (note.host !== HOST_PID && isRunning(note.host, note.since))) return;
    await Promise.all([this.state.update(STATE_KEY, undefined), showStopTraining(false)]);
    notices.tell(
      {
        level: 'warning',
        message: `The training of ${note.architecture} ended when its extension host did, and nothing of it was kept. The model in use is unchanged.`,
      },
      { title: 'Train Model', run: () => vscode.commands.executeCommand('digitLab.trainModel') },
    );
  }
}

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
 * A note of what is being trained, for the extension host after this one: a training ends with its host, which has no
 * time to say so.
 */
export class TrainingNote {
  /** @param state of the workspace */
  constructor(private readonly state: vscode.Memento) {}

  /** @param architecture of the model that is being trained */
  async write(architecture: string): Promise<void> {
    const note: Note = { architecture, host: HOST_PID, since: Date.now() };
    await this.state.update(STATE_KEY, note);
  }

  /** Removes the note of this host's training: another tab may have written its own. */
  async remove(): Promise<void> {
    if (this.state.get<Note>(STATE_KEY)?.host === HOST_PID) await this.state.update(STATE_KEY, undefined);
  }

  /**
   * Tells of a training that ended with the extension host before this one. To be called before there is one of ours. In a
   * browser, the same workspace may be open twice: what trains in the other tab has not ended.
   */
  async tellOfEnded(notices: Pick<Notices, 'tell'>): Promise<void> {
    const note = this.state.get<Note>(STATE_KEY);
    if (note === undefined || (note.host !== HOST_PID && isRunning(note.host, note.since))) return;
    await Promise.all([this.state.update(STATE_KEY, undefined), showStopTraining(false)]);
    notices.tell(
      {
        level: 'warning',
        message: `The training of ${note.architecture} ended with the extension host that it ran in, and nothing of it is kept. The model in use stays as it was.`,
      },
      { title: 'Train Model', run: () => vscode.commands.executeCommand('digitLab.trainModel') },
    );
  }
}

import * as vscode from 'vscode';
import type { Notices } from '../notices';

const STATE_KEY = 'digitLab.training';

/**
 * A note of what is being trained, for the extension host after this one: a training ends with its host, which has no
 * time to say so.
 */
export class TrainingNote {
  /** @param state of the workspace */
  constructor(private readonly state: vscode.Memento) {}

  /** @param architecture of the model that is being trained */
  async write(architecture: string): Promise<void> {
    await this.state.update(STATE_KEY, architecture);
  }

  async remove(): Promise<void> {
    await this.state.update(STATE_KEY, undefined);
  }

  /** Tells of a training that ended with the extension host before this one. To be called before there is one of ours. */
  async tellOfEnded(notices: Pick<Notices, 'tell'>): Promise<void> {
    const architecture = this.state.get<string>(STATE_KEY);
    if (architecture === undefined) return;
    await this.remove();
    notices.tell(
      {
        level: 'warning',
        message: `The training of ${architecture} ended with the extension host that it ran in, and nothing of it is kept. The model in use stays as it was.`,
      },
      { title: 'Train Model', run: () => vscode.commands.executeCommand('digitLab.trainModel') },
    );
  }
}
